package jmasm.linker.rc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Macros with parameters, as version resources have them to make texts of numbers. They work on text, by C's rules: an
 * argument is replaced before it is put in, unless it stands at {@code #} (which makes a string of it) or {@code ##} (which
 * joins its neighbours); the result is looked at again, a macro within itself is not.
 */
final class FunctionMacros {

    private static final int DEEPEST = 64;
    private static final int LONGEST = 1 << 20;

    private final Map<String, Macro> macros = new HashMap<>();

    /** Names without parameters: they may stand for calls. */
    private final Map<String, String> names = new HashMap<>();

    private record Macro(List<String> parameters, String body) {}

    /** A call that has no end or an expansion without one. */
    static final class TooDeep extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /**
     * Notes a definition.
     *
     * @param text what stands behind {@code #define}
     * @param end  of its name
     * @return false for a name without parameters
     */
    boolean define(String text, int end) {
        String name = text.substring(0, end);
        int close = text.indexOf(')', end);
        boolean hasParameters = end < text.length() && text.charAt(end) == '(' && close > 0;
        if (hasParameters) {
            List<String> parameters = new ArrayList<>();
            for (String parameter : text.substring(end + 1, close).split(",")) {
                String stripped = parameter.strip();
                parameters.add(stripped.equals("...") ? "__VA_ARGS__" : stripped);
            }
            macros.put(name, new Macro(parameters, text.substring(close + 1).strip()));
        } else {
            names.put(name, text.substring(end).strip());
        }
        return hasParameters;
    }

    void undefine(String name) {
        macros.remove(name);
        names.remove(name);
    }

    /** The line without calls; as it is where no such macro is known. */
    String expanded(String line) {
        return macros.isEmpty() ? line : expanded(line, List.of());
    }

    private String expanded(String text, List<String> within) {
        if (within.size() > DEEPEST) {
            throw new TooDeep();
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = endOfWord(text, at);
            String word = text.substring(at, end);
            Macro macro = within.contains(word) ? null : macros.get(word);
            List<String> arguments = new ArrayList<>();
            int behind = macro == null ? -1 : arguments(text, end, arguments);
            if (behind > 0) {
                out.append(expanded(substituted(macro, arguments, within), with(within, word)));
                at = behind;
            } else if (names.containsKey(word) && !within.contains(word)) {
                out.append(expanded(names.get(word), with(within, word)));
                at = end;
            } else {
                out.append(word);
                at = end;
            }
            if (out.length() > LONGEST) {
                throw new TooDeep();
            }
        }
        return out.toString();
    }

    private static List<String> with(List<String> within, String word) {
        List<String> more = new ArrayList<>(within);
        more.add(word);
        return more;
    }

    /** A name, a number, a string, or one character of anything else. */
    private static int endOfWord(String text, int start) {
        char first = text.charAt(start);
        if (first == '"') {
            int end = start + 1;
            while (end < text.length() && text.charAt(end) != '"') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(end + 1, text.length());
        }
        return Math.max(start + 1, Lexer.nameEnd(text, start));
    }

    /** @return the end of the call; -1 when there is none */
    private static int arguments(String text, int from, List<String> arguments) {
        int at = skipBlanks(text, from);
        if (at >= text.length() || text.charAt(at) != '(') {
            return -1;
        }
        int depth = 0;
        int start = at + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 || depth == 1 && c == ',') {
                arguments.add(text.substring(start, at).strip());
                start = at + 1;
            }
            if (depth == 0) {
                return at + 1;
            }
            at = endOfWord(text, at);
        }
        return -1;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private String substituted(Macro macro, List<String> arguments, List<String> within) {
        String body = macro.body();
        StringBuilder out = new StringBuilder();
        boolean joins = false;
        int at = 0;
        while (at < body.length()) {
            if (body.startsWith("##", at)) {
                out.setLength(out.toString().stripTrailing().length());
                joins = true;
                at = skipBlanks(body, at + 2);
                continue;
            }
            int end = endOfWord(body, at);
            int next = body.charAt(at) == '#' ? skipBlanks(body, end) : at;
            int nextEnd = next == at || next == body.length() ? end : endOfWord(body, next);
            String argument = argument(macro, arguments, body.substring(next, Math.max(next, nextEnd)));
            if (argument == null) {
                out.append(body, at, end);
                nextEnd = end;
            } else if (next > at) {
                out.append('"')
                        .append(argument.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            } else {
                boolean joined = joins || body.startsWith("##", skipBlanks(body, end));
                out.append(joined ? argument : expanded(argument, within));
            }
            joins = false;
            at = nextEnd;
            if (out.length() > LONGEST) {
                throw new TooDeep();
            }
        }
        return out.toString();
    }

    /** Null for what is no parameter. */
    private static String argument(Macro macro, List<String> arguments, String word) {
        int index = macro.parameters().indexOf(word);
        if (index < 0) {
            return null;
        }
        if (word.equals("__VA_ARGS__")) {
            return String.join(", ", arguments.subList(Math.min(index, arguments.size()), arguments.size()));
        }
        return index < arguments.size() ? arguments.get(index) : "";
    }
}
