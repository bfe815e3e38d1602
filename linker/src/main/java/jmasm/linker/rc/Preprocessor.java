package jmasm.linker.rc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.Table;

/** Reads a script and the files that it includes: directives are followed, names are replaced by what they stand for. */
final class Preprocessor {

    private static final int DEEPEST = 64;

    /** Names that stand for names which stand for more end somewhere. */
    private static final int MOST_TOKENS = 1 << 22;

    /** Headers that only bring what {@code constants.tbl} has. */
    private static final Set<String> KNOWN_HEADERS = Set.of(
            "windows.h",
            "winuser.h",
            "winres.h",
            "winresrc.h",
            "afxres.h",
            "commctrl.h",
            "winver.h",
            "winnt.h",
            "resource.h",
            "verrsrc.h",
            "ntdef.h",
            "dlgs.h",
            "richedit.h",
            "prsht.h",
            "winbase.h",
            "windowsx.h");

    static final Charset ANSI = Charset.forName("windows-1252");

    private final ScriptFile.Source files;
    private final Diagnostics problems;
    private final Map<String, List<Token>> macros = new HashMap<>();
    private final FunctionMacros functions = new FunctionMacros();
    private final List<Token> tokens = new ArrayList<>();
    private Charset charset = ANSI;

    Preprocessor(ScriptFile.Source files, Diagnostics problems) {
        this.files = files;
        this.problems = problems;
        for (Table.Row row : Table.load(Preprocessor.class, "constants.tbl").rows()) {
            int value = Integer.parseUnsignedInt(row.cell(1), 16);
            macros.put(row.cell(0), List.of(new Token(Token.Kind.NUMBER, row.cell(0), value, value >>> 16 != 0, "")));
        }
        define("RC_INVOKED", "1");
        define("_WIN32", "1");
    }

    private void define(String name, String value) {
        macros.put(name, Lexer.tokens(value, ""));
    }

    /** All tokens of the script, with an END behind them. */
    List<Token> read(ScriptFile script) {
        file(script, 0);
        tokens.add(new Token(Token.Kind.END, "", 0, false, script.name()));
        return tokens;
    }

    // ---- files and lines

    private void file(ScriptFile input, int depth) {
        if (depth > DEEPEST) {
            fail(input.name(), RcProblem.TOO_DEEP, DEEPEST);
        }
        String extension = input.name().toLowerCase(Locale.ROOT);
        boolean header = extension.endsWith(".h") || extension.endsWith(".c") || extension.endsWith(".hpp");
        Deque<Branch> branches = new ArrayDeque<>();
        String[] lines = withoutComments(text(input.bytes())).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String place = input.name() + "(" + (i + 1) + ")";
            StringBuilder line = new StringBuilder(lines[i].stripTrailing());
            while (line.length() > 0 && line.charAt(line.length() - 1) == '\\' && i + 1 < lines.length) {
                line.setLength(line.length() - 1);
                line.append(lines[++i].stripTrailing());
            }
            String text = line.toString().strip();
            if (text.startsWith("#")) {
                directive(text.substring(1).strip(), place, branches, input, depth);
            } else if (isActive(branches) && !header) {
                for (Token token : Lexer.tokens(expanded(text, place), place)) {
                    expand(token, 0, tokens);
                }
            }
        }
        if (!branches.isEmpty()) {
            fail(input.name(), RcProblem.UNBALANCED, input.name());
        }
    }

    private String text(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        String ascii = new String(bytes, StandardCharsets.ISO_8859_1);
        charset = ascii.contains("code_page(65001)") ? StandardCharsets.UTF_8 : charset;
        return new String(bytes, charset);
    }

    /** Comments become blanks; line ends stay, so that lines keep their numbers. */
    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (quoted && c == '\\' && next != '\n' && next != '\r') {
                out.append(c).append(next);
                i++;
            } else if (c == '"' || c == '\n') {
                quoted = c == '"' && !quoted;
                out.append(c);
            } else if (!quoted && c == '/' && next == '/') {
                while (i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                    i++;
                }
            } else if (!quoted && c == '/' && next == '*') {
                int end = text.indexOf("*/", i + 2);
                for (int j = i; j < (end < 0 ? text.length() : end); j++) {
                    out.append(text.charAt(j) == '\n' ? "\n" : "");
                }
                out.append(' ');
                i = end < 0 ? text.length() : end + 1;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Without calls of macros. */
    private String expanded(String text, String place) {
        try {
            return functions.expanded(text);
        } catch (FunctionMacros.TooDeep e) {
            fail(place, RcProblem.TOO_DEEP, DEEPEST);
            return text;
        }
    }

    private void expand(Token token, int depth, List<Token> out) {
        List<Token> body = token.kind() == Token.Kind.NAME ? macros.get(token.text()) : null;
        if (body == null) {
            out.add(token);
            return;
        }
        if (depth > DEEPEST || out.size() > MOST_TOKENS) {
            fail(token.place(), RcProblem.TOO_DEEP, DEEPEST);
        }
        for (Token part : body) {
            expand(new Token(part.kind(), part.text(), part.value(), part.wide(), token.place()), depth + 1, out);
        }
    }

    // ---- directives

    /** An #if that is open: whether its lines count, and whether one of its branches has counted already. */
    private record Branch(boolean active, boolean taken, boolean outer) {}

    private static boolean isActive(Deque<Branch> branches) {
        return branches.isEmpty() || branches.peek().active();
    }

    private void directive(String text, String place, Deque<Branch> branches, ScriptFile input, int depth) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String rest = text.substring(end).strip();
        boolean active = isActive(branches);
        switch (text.substring(0, end)) {
            case "if" -> open(branches, active, active && holds(rest, place));
            case "ifdef" -> open(branches, active, macros.containsKey(rest));
            case "ifndef" -> open(branches, active, !macros.containsKey(rest));
            case "elif" -> {
                Branch branch = close(branches, input);
                boolean holds = branch.outer() && !branch.taken() && holds(rest, place);
                branches.push(new Branch(holds, branch.taken() || holds, branch.outer()));
            }
            case "else" -> {
                Branch branch = close(branches, input);
                branches.push(new Branch(branch.outer() && !branch.taken(), true, branch.outer()));
            }
            case "endif" -> close(branches, input);
            case "include" -> {
                if (active) {
                    include(rest, place, input.name(), depth);
                }
            }
            case "define" -> {
                if (active) {
                    define(rest, place, 0);
                }
            }
            case "undef" -> {
                if (active) {
                    macros.remove(rest);
                    functions.undefine(rest);
                }
            }
            default -> {
                // #pragma: code_page has been looked for. #error and #line don't matter to resources.
            }
        }
    }

    private static void open(Deque<Branch> branches, boolean outer, boolean holds) {
        branches.push(new Branch(outer && holds, holds, outer));
    }

    private Branch close(Deque<Branch> branches, ScriptFile input) {
        if (branches.isEmpty()) {
            fail(input.name(), RcProblem.UNBALANCED, input.name());
        }
        return branches.pop();
    }

    private void define(String text, String place, int from) {
        int end = Lexer.nameEnd(text, from);
        boolean hasParameters = functions.define(text, end);
        macros.put(text.substring(0, end), hasParameters ? List.of() : Lexer.tokens(text.substring(end), place));
    }

    private boolean holds(String condition, String place) {
        String plain = condition.contains("defined") ? condition : expanded(condition, place);
        return new Condition(plain, macros).isTrue(() -> fail(place, RcProblem.NOT_YET, "#if " + condition));
    }

    private void include(String rest, String place, String includer, int depth) {
        String name = rest.length() < 2 ? rest : rest.substring(1, Math.max(1, rest.length() - 1));
        Optional<ScriptFile> found = ScriptFile.find(files, name, includer);
        if (found.isPresent()) {
            file(found.get(), depth + 1);
        } else if (!KNOWN_HEADERS.contains(ScriptFile.last(name).toLowerCase(Locale.ROOT))) {
            fail(place, RcProblem.CANNOT_OPEN_INCLUDE, name);
        }
    }

    private void fail(String place, RcProblem problem, Object argument) {
        problems.report(Diagnostic.in(place, problem, argument));
    }
}
