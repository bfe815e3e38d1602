package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;

/** Splits the arguments of a macro call, and reads text items. */
final class MacroArguments {

    private MacroArguments() {}

    /** An argument: its text, and whether a {@code %} before it asks for its value. */
    record Argument(String text, boolean expression, int start, int end) {}

    /** The arguments from {@code from} to {@code to}, separated by commas outside brackets and strings. */
    static List<Argument> split(LogicalLine line, int from, int to) {
        return split(line, from, to, true);
    }

    /**
     * As the other.
     *
     * @param strings whether quotes within angle brackets make strings; not so in directives on text: {@code <"'>}
     */
    static List<Argument> split(LogicalLine line, int from, int to, boolean strings) {
        String text = line.text();
        List<Argument> arguments = new ArrayList<>();
        int at = Chars.skipBlanks(text, from);
        if (at >= to) {
            return arguments;
        }
        while (true) {
            at = Chars.skipBlanks(text, at);
            int end = argumentEnd(line, at, to, strings);
            arguments.add(argument(line, at, end, strings));
            if (end >= to) {
                return arguments;
            }
            at = end + 1;
        }
    }

    /** The comma that ends the argument which begins at {@code from}, or {@code to}. */
    static int argumentEnd(LogicalLine line, int from, int to) {
        return argumentEnd(line, from, to, true);
    }

    private static int argumentEnd(LogicalLine line, int from, int to, boolean strings) {
        String text = line.text();
        int depth = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == ',' && depth == 0) {
                return at;
            } else if (c == '!') {
                at++;
            } else if (Chars.isQuote(c)) {
                at = Chars.stringEnd(text, at) - 1;
            } else if (c == '<') {
                at = literalEnd(line, at, strings) - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            }
        }
        return to;
    }

    private static Argument argument(LogicalLine line, int from, int to, boolean strings) {
        String text = line.text();
        int start = from;
        int end = Chars.trimmedEnd(text, from, to);
        boolean expression = start < end && text.charAt(start) == '%';
        start = expression ? Math.min(end, Chars.skipBlanks(text, start + 1)) : start;
        return new Argument(unbracket(line, start, end, strings), expression, start, end);
    }

    /** The text with the brackets of its literals removed, and what {@code !} protects as it is. */
    static String unbracket(LogicalLine line, int from, int to) {
        return unbracket(line, from, to, true);
    }

    static String unbracket(LogicalLine line, int from, int to, boolean strings) {
        String text = line.text();
        StringBuilder plain = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '<') {
                int end = literalEnd(line, at, strings);
                unescape(text, at + 1, end - 1, plain);
                at = end;
            } else if (c == '!' && at + 1 < to && text.charAt(at + 1) != '=') {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else if (Chars.isQuote(c)) {
                int end = Math.min(to, Chars.stringEnd(text, at));
                plain.append(text, at, end);
                at = end;
            } else {
                plain.append(c);
                at++;
            }
        }
        return plain.toString();
    }

    private static void unescape(String text, int from, int to, StringBuilder plain) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '!' && at + 1 < to) {
                plain.append(text.charAt(++at));
            } else {
                plain.append(c);
            }
        }
    }

    /** Behind the {@code >} that closes the literal which begins at {@code at}. */
    static int literalEnd(LogicalLine line, int at) {
        return literalEnd(line, at, true);
    }

    /** As the other; see {@link #split(LogicalLine, int, int, boolean)}. */
    static int literalEnd(LogicalLine line, int at, boolean strings) {
        String text = line.text();
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '!') {
                i++;
            } else if (c == '<') {
                depth++;
            } else if (c == '>' && --depth == 0) {
                return i + 1;
            } else if (strings && Chars.isQuoteAt(text, i) && closes(text, i)) {
                i = Chars.stringEnd(text, i) - 1;
            }
        }
        throw new AsmError(line.span(at, 1), AsmProblem.MISSING_ANGLE_BRACKET);
    }

    /** A quote within a literal counts as a string's only if there is a second one: {@code <don't>}. */
    private static boolean closes(String text, int at) {
        return text.indexOf(text.charAt(at), at + 1) >= 0;
    }

    /** Behind the {@code )} that closes the one at {@code at}. */
    static int parenthesisEnd(LogicalLine line, int at) {
        String text = line.text();
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '!') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            } else if (c == '<') {
                i = literalEnd(line, i) - 1;
            } else if (Chars.isQuote(c)) {
                i = Chars.stringEnd(text, i) - 1;
            }
        }
        throw new AsmError(line.span(at, 1), AsmProblem.MISSING_PARENTHESIS);
    }
}
