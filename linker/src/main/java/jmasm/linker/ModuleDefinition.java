package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/**
 * A module-definition file (.def): statements, each of which says in other words what an option says. The statements for
 * 16-bit Windows are skipped with LNK4017, as in link.
 */
final class ModuleDefinition {

    private static final Set<String> OLD_STATEMENTS = Set.of(
            "CODE", "DATA", "EXETYPE", "IMPORTS", "LOADHIGH", "OLD", "PROTMODE", "REALMODE", "SEGMENTS", "VIRTUAL");
    private static final Set<String> STATEMENTS =
            Set.of("NAME", "LIBRARY", "DESCRIPTION", "EXPORTS", "STACKSIZE", "HEAPSIZE", "SECTIONS", "STUB", "VERSION");

    /** Words that change an export and are never one's name where one is being described. */
    private static final Set<String> FLAGS = Set.of("NONAME", "DATA", "PRIVATE", "CONSTANT", "RESIDENTNAME");

    private final String file;
    private final Diagnostics problems;

    /** Options that say the same, {@code /stack:…} and the like, in order. */
    private final List<String> options = new ArrayList<>();

    private final List<ExportRequest> exports = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private boolean library;

    /** The statement that goes on in the next line: EXPORTS or SECTIONS, or one that is skipped. */
    private String open = "";

    private ModuleDefinition(String file, Diagnostics problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @throws jmasm.base.FatalProblem when a statement makes no sense; reported as well */
    static ModuleDefinition parse(InputFile input, Diagnostics problems) {
        ModuleDefinition definition = new ModuleDefinition(input.name(), problems);
        String text = input.text();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            List<String> words = words(line);
            if (!words.isEmpty()) {
                definition.line(words, number);
            }
        }
        return definition;
    }

    List<String> options() {
        return options;
    }

    List<ExportRequest> exports() {
        return exports;
    }

    /** Of the image, as NAME or LIBRARY gives it. */
    Optional<String> name() {
        return name;
    }

    boolean isLibrary() {
        return library;
    }

    // Lines

    /** Words, and {@code =}, {@code ,} and {@code @} as words of their own where they separate; without a comment. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                word.append(c);
            } else if (c == ';') {
                break;
            } else if (c <= ' ' || c == '=' || c == ',' || c == '@' && word.length() == 0) {
                // An @ within a name is decoration, one in front of a fastcall name begins the name.
                boolean decoration = c == '@' && i + 1 < line.length() && isNameStart(line.charAt(i + 1));
                if (decoration) {
                    word.append(c);
                    continue;
                }
                end(word, words);
                if (c > ' ') {
                    words.add(String.valueOf(c));
                }
            } else {
                word.append(c);
            }
        }
        end(word, words);
        return words;
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private void line(List<String> words, int number) {
        String first = words.get(0).toUpperCase(Locale.ROOT);
        String keyword = first.startsWith("STUB:") ? "STUB" : first;
        boolean continues =
                open.equals("EXPORTS") && words.size() > 1 && words.get(1).equals("=");
        if (OLD_STATEMENTS.contains(keyword) && !continues) {
            open = "";
            problems.report(Diagnostic.in(place(number), LinkProblem.OLD_STATEMENT, words.get(0)));
        } else if (STATEMENTS.contains(keyword) && !continues) {
            open = keyword;
            statement(keyword, words.subList(1, words.size()), words.get(0), number);
        } else if (open.equals("EXPORTS")) {
            export(words, number);
        } else if (open.equals("SECTIONS")) {
            section(words, number);
        } else {
            throw wrong(words, number);
        }
    }

    private void statement(String keyword, List<String> rest, String written, int number) {
        switch (keyword) {
            case "NAME", "LIBRARY" -> {
                library = keyword.equals("LIBRARY");
                module(rest, number);
            }
            case "DESCRIPTION" -> {
                // Only a comment since the days of 16 bits.
            }
            case "EXPORTS" -> {
                if (!rest.isEmpty()) {
                    export(rest, number);
                }
            }
            case "SECTIONS" -> {
                if (!rest.isEmpty()) {
                    section(rest, number);
                }
            }
            case "STACKSIZE" -> options.add("/stack:" + String.join("", rest));
            case "HEAPSIZE" -> options.add("/heap:" + String.join("", rest));
            case "VERSION" -> options.add("/version:" + String.join("", rest));
            case "STUB" ->
                options.add("/stub:" + (written.length() > 5 ? written.substring(5) : String.join("", rest)));
            default -> throw wrong(List.of(written), number);
        }
    }

    /** {@code [name] [BASE=address]} */
    private void module(List<String> words, int number) {
        int at = 0;
        if (at < words.size() && !words.get(at).equalsIgnoreCase("BASE")) {
            name = Optional.of(words.get(at++));
        }
        if (at < words.size()) {
            if (at + 2 >= words.size()
                    || !words.get(at).equalsIgnoreCase("BASE")
                    || !words.get(at + 1).equals("=")) {
                throw wrong(words, number);
            }
            options.add("/base:" + words.get(at + 2));
        }
    }

    /** {@code name[=internal] [@ordinal [NONAME]] [DATA] [PRIVATE]}, in the words of /EXPORT. */
    private void export(List<String> words, int number) {
        StringBuilder option = new StringBuilder(words.get(0));
        int at = 1;
        if (at + 1 < words.size() && words.get(at).equals("=")) {
            option.append('=').append(words.get(at + 1));
            at += 2;
        }
        while (at < words.size()) {
            String word = words.get(at).toUpperCase(Locale.ROOT);
            if (word.equals("@") && at + 1 < words.size()) {
                option.append(",@").append(words.get(at + 1));
                at += 2;
            } else if (FLAGS.contains(word)) {
                boolean old = word.equals("RESIDENTNAME");
                option.append(old ? "" : "," + (word.equals("CONSTANT") ? "DATA" : word));
                at++;
            } else {
                throw wrong(words, number);
            }
        }
        exports.add(ExportRequest.parse(option.toString()).orElseThrow(() -> wrong(words, number)));
    }

    /** {@code name [CLASS 'x'] READ WRITE EXECUTE SHARED} */
    private void section(List<String> words, int number) {
        StringBuilder letters = new StringBuilder();
        for (int at = 1; at < words.size(); at++) {
            switch (words.get(at).toUpperCase(Locale.ROOT)) {
                case "READ" -> letters.append('R');
                case "WRITE" -> letters.append('W');
                case "EXECUTE" -> letters.append('E');
                case "SHARED" -> letters.append('S');
                case "CLASS" -> at++;
                default -> throw wrong(words, number);
            }
        }
        if (letters.length() == 0) {
            throw wrong(words, number);
        }
        options.add("/section:" + words.get(0) + "," + letters);
    }

    private String place(int number) {
        return file + "(" + number + ")";
    }

    /** Reports it; the report throws, the return type only lets callers say so. */
    private RuntimeException wrong(List<String> words, int number) {
        problems.report(Diagnostic.in(place(number), LinkProblem.DEFINITION_SYNTAX, String.join(" ", words)));
        return new IllegalStateException("a fatal problem was not thrown");
    }
}
