package jmasm.assembler.preprocess;

import jmasm.masm.Name;

/** The first two words of a line, by which the preprocessor knows its directives. */
final class Words {

    private final String text;
    private final UpperCase upperCase;
    private final int firstStart;
    private final int firstEnd;
    private final int secondStart;
    private final int secondEnd;

    Words(String text, UpperCase upperCase) {
        this.text = text;
        this.upperCase = upperCase;
        firstStart = Chars.skipBlanks(text, 0);
        firstEnd = end(firstStart);
        secondStart = Chars.skipBlanks(text, firstEnd);
        secondEnd = end(secondStart);
    }

    /** A word may begin with a dot or a percent sign; {@code =} counts as one. */
    private int end(int start) {
        if (start >= text.length()) {
            return start;
        }
        char c = text.charAt(start);
        if (c == '=') {
            boolean comparison = start + 1 < text.length() && text.charAt(start + 1) == '=';
            return comparison ? start : start + 1;
        }
        if (c == '.' || c == '%' || c == ':') {
            return Chars.wordEnd(text, start + 1);
        }
        return Chars.isWordStart(c) ? Chars.wordEnd(text, start) : start;
    }

    /** In upper case, empty when there is none. */
    String first() {
        return upperCase.of(text, firstStart, firstEnd);
    }

    String second() {
        return upperCase.of(text, secondStart, secondEnd);
    }

    /** As written. */
    String firstWritten() {
        return text.substring(firstStart, firstEnd);
    }

    /** As a name of this line. */
    Name firstIn(LogicalLine line) {
        return new Name(line.span(firstStart, firstEnd - firstStart), firstWritten());
    }

    int firstStart() {
        return firstStart;
    }

    int firstEnd() {
        return firstEnd;
    }

    int secondEnd() {
        return secondEnd;
    }
}
