package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.Span;
import jmasm.masm.StatementText;

/**
 * A line of text, and where each of its characters was written.
 *
 * @param text    without comment and continuation
 * @param lines   the source lines that it was made of, mostly one
 * @param columns for each character {@code line << 16 | column}, both from 0; null when the text is the source line
 */
public record LogicalLine(String text, Span[] lines, int[] columns) implements StatementText {

    /** So many source lines may make one. */
    static final int MOST_LINES = 1 << 15;

    private static final int COLUMN_BITS = 16;
    private static final int LARGEST_COLUMN = (1 << COLUMN_BITS) - 1;

    /** A line as it stands in a file. */
    public static LogicalLine of(String text, Span line) {
        return new LogicalLine(text, new Span[] {line}, null);
    }

    /** The source line on which it begins. */
    public Span line() {
        return lines[0];
    }

    @Override
    public Span span(int from, int length) {
        if (columns == null || columns.length == 0) {
            return lines[0].at(from + 1, length);
        }
        int first = columns[Math.min(from, columns.length - 1)];
        int last = columns[Math.min(from + length - 1, columns.length - 1)];
        int column = first & LARGEST_COLUMN;
        int end = first >> COLUMN_BITS == last >> COLUMN_BITS ? last & LARGEST_COLUMN : column;
        return lines[first >> COLUMN_BITS].at(column + 1, end - column + 1);
    }

    /** Where the character at {@code index} was written. */
    int column(int index) {
        return columns == null ? Math.min(index, LARGEST_COLUMN) : columns[Math.min(index, columns.length - 1)];
    }

    static int column(int line, int column) {
        return line << COLUMN_BITS | Math.min(column, LARGEST_COLUMN);
    }

    /** Lines one behind the other; at most {@link #MOST_LINES} source lines in all. */
    static LogicalLine join(List<LogicalLine> parts) {
        List<Span> all = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (LogicalLine part : parts) {
            joined.append(part.text);
        }
        int[] places = new int[joined.length()];
        int at = 0;
        for (LogicalLine part : parts) {
            for (int i = 0; i < part.text.length(); i++) {
                places[at++] = part.column(i) + column(all.size(), 0);
            }
            all.addAll(List.of(part.lines));
        }
        return new LogicalLine(joined.toString(), all.toArray(Span[]::new), places);
    }

    /** Some of its characters. */
    public LogicalLine part(int from, int to) {
        LineBuilder part = new LineBuilder(lines, Math.max(0, to - from));
        part.copy(this, from, Math.max(from, to));
        return part.build();
    }

    /** The comment of a line as it stands in its file, with its semicolon; empty when there is none. */
    public static String comment(String whole) {
        return whole.substring(LineSource.OfFile.codeEnd(whole));
    }

    public boolean isBlank() {
        return text.isBlank();
    }
}
