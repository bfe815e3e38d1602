package jmasm.assembler.preprocess;

import java.util.Arrays;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.base.Span;

/** Puts a line together from pieces of others, keeping track of where each character comes from. */
final class LineBuilder {

    /** Whatever the options say: a parameter may stand in a line ten thousand times. */
    private static final int LONGEST = 1 << 22;

    /** What replacements mostly add. */
    static final int SPARE = 16;

    private final Span[] lines;
    private final StringBuilder text;
    private int[] columns;

    /** @param expected how many characters there will be, as far as one knows; there may be more */
    LineBuilder(Span[] lines, int expected) {
        this.lines = lines;
        this.text = new StringBuilder(expected);
        this.columns = new int[expected];
    }

    int length() {
        return text.length();
    }

    /** Characters of a line that has the same source lines. */
    void copy(LogicalLine from, int start, int end) {
        reserve(end - start);
        for (int i = start; i < end; i++) {
            columns[text.length() + i - start] = from.column(i);
        }
        text.append(from.text(), start, end);
    }

    /** Text that stands for what was written at {@code column}. */
    void replace(CharSequence replacement, int column) {
        reserve(replacement.length());
        Arrays.fill(columns, text.length(), text.length() + replacement.length(), column);
        text.append(replacement);
    }

    /** Removes the last character, if it is {@code c}. */
    void dropLast(char c) {
        int last = text.length() - 1;
        if (last >= 0 && text.charAt(last) == c) {
            text.setLength(last);
        }
    }

    LogicalLine build() {
        return new LogicalLine(text.toString(), lines, Arrays.copyOf(columns, text.length()));
    }

    private void reserve(int more) {
        if (text.length() + more > LONGEST) {
            throw new AsmError(lines[0], AsmProblem.LINE_TOO_LONG);
        }
        if (text.length() + more > columns.length) {
            columns = Arrays.copyOf(columns, Math.max(text.length() + more, columns.length * 2));
        }
    }
}
