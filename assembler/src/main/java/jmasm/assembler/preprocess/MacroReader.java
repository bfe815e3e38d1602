package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;

/** Reads a macro's parameters and body. */
final class MacroReader {

    private final Supplier<LogicalLine> lines;
    private final UpperCase upperCase;
    private LogicalLine inconsistent;

    MacroReader(Supplier<LogicalLine> lines, UpperCase upperCase) {
        this.lines = lines;
        this.upperCase = upperCase;
    }

    /** {@code name:REQ, name:=<default>, name:VARARG}. */
    List<Macro.Parameter> parameters(LogicalLine line, int rest) {
        List<Macro.Parameter> parameters = new ArrayList<>();
        boolean vararg = false;
        for (MacroArguments.Argument argument :
                MacroArguments.split(line, rest, line.text().length())) {
            String text = line.text().substring(argument.start(), argument.end());
            int nameEnd = Chars.wordEnd(text, 0);
            String name = text.substring(0, nameEnd);
            String tag = text.substring(nameEnd).strip();
            if (name.isEmpty() || vararg) {
                AsmProblem problem = vararg ? AsmProblem.VARARG_NOT_LAST : AsmProblem.SYNTAX_ERROR;
                throw vararg
                        ? new AsmError(line.line(), problem)
                        : new AsmError(line.span(argument.start(), 1), problem, text);
            }
            tag = tag.startsWith(":") ? tag.substring(1).strip() : tag;
            vararg = tag.equalsIgnoreCase("VARARG");
            String initial = tag.startsWith("=") ? initial(tag.substring(1).strip(), line) : null;
            if (!tag.isEmpty() && initial == null && !vararg && !tag.equalsIgnoreCase("REQ")) {
                throw new AsmError(line.span(argument.start(), 1), AsmProblem.SYNTAX_ERROR, tag);
            }
            parameters.add(new Macro.Parameter(name, tag.equalsIgnoreCase("REQ"), vararg, initial));
        }
        return parameters;
    }

    /** An EXITM of the last macro that gives a value where another one doesn't, or the other way; null for none. */
    LogicalLine inconsistent() {
        return inconsistent;
    }

    private static String initial(String text, LogicalLine line) {
        return MacroArguments.unbracket(LogicalLine.of(text, line.line()), 0, text.length());
    }

    /** The lines up to the ENDM that belongs to {@code opening}. */
    Macro read(String name, List<Macro.Parameter> parameters, LogicalLine opening) {
        List<LogicalLine> body = new ArrayList<>();
        List<String> locals = new ArrayList<>();
        boolean function = false;
        inconsistent = null;
        LogicalLine plainExit = null;
        int nested = 0;
        while (true) {
            LogicalLine line = lines.get();
            if (line == null) {
                throw new AsmError(opening.line(), AsmProblem.UNMATCHED_MACRO_NESTING).withHint(hint(opening));
            }
            if (line.isBlank()) {
                continue;
            }
            Words words = new Words(line.text(), upperCase);
            String first = words.first();
            String directive =
                    first.isEmpty() || first.startsWith("%") || line.text().indexOf(':') >= 0
                            ? directive(line.text())
                            : first;
            if (first.equals("ENDM") && nested-- == 0) {
                return new Macro(name, parameters, locals, body, function);
            }
            nested += opensBlock(directive) || definesMacro(line.text()) ? 1 : 0;
            if (first.equals("LOCAL") && nested == 0 && onlyLocals(body, locals)) {
                for (String local : line.text().substring(words.firstEnd()).split(",")) {
                    locals.add(local.strip());
                }
            } else {
                if (nested == 0 && first.equals("EXITM")) {
                    boolean value = !line.text().substring(words.firstEnd()).isBlank();
                    if (value ? plainExit != null : function) {
                        inconsistent = line;
                    }
                    function |= value;
                    plainExit = value ? plainExit : line;
                }
                body.add(line);
            }
        }
    }

    private String hint(LogicalLine opening) {
        return opensBlock(new Words(opening.text(), upperCase).first())
                ? "there is no ENDM for it; loops of the program are .REPEAT and .WHILE"
                : "there is no ENDM for it";
    }

    private static boolean onlyLocals(List<LogicalLine> body, List<String> locals) {
        return body.isEmpty() && locals.size() < 10_000;
    }

    /** {@code name&x MACRO}: a parameter may be part of the name. */
    private static boolean definesMacro(String text) {
        int start = Chars.skipBlanks(text, 0);
        int end = start;
        while (end < text.length() && !Chars.isBlank(text.charAt(end))) {
            end++;
        }
        int second = Chars.skipBlanks(text, end);
        int secondEnd = Chars.wordEnd(text, second);
        return secondEnd - second == 5 && text.regionMatches(true, second, "MACRO", 0, 5);
    }

    /** The word behind {@code %} and behind a label, whatever parameters and calls make that label. */
    private String directive(String text) {
        int start = Chars.skipBlanks(text, 0);
        start = start < text.length() && text.charAt(start) == '%' ? Chars.skipBlanks(text, start + 1) : start;
        int end = start;
        while (end < text.length() && !Chars.isBlank(text.charAt(end)) && text.charAt(end) != ':') {
            end++;
        }
        boolean labelled = end > start && end < text.length() && text.charAt(end) == ':';
        return new Words(text.substring(labelled ? end + 1 : start), upperCase).first();
    }

    /** Whether the word, in upper case, is a directive with a block up to ENDM. */
    static boolean opensBlock(String first) {
        return switch (first) {
            case "REPEAT", "REPT", "WHILE", "FOR", "IRP", "FORC", "IRPC" -> true;
            default -> false;
        };
    }
}
