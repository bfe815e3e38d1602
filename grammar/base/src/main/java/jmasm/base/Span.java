package jmasm.base;

import java.util.Optional;

/**
 * A place in a source: where a thing is written, and how the reader got there.
 *
 * @param file   the text
 * @param line   from 1; 0 means the file as a whole
 * @param column from 1; 0 means the line as a whole
 * @param length characters from {@code column}, at least 1 when a column is given
 * @param origin the macro call or include line that led here, outermost last; empty in the main file
 */
public record Span(SourceFile file, int line, int column, int length, Optional<Origin> origin) {

    /** Why this text was read. */
    public record Origin(Kind kind, String name, Span at) {}

    /** What led to a text. */
    public enum Kind {
        MACRO,
        INCLUDE
    }

    /** A whole line of the main file. */
    public static Span ofLine(SourceFile file, int line) {
        return new Span(file, line, 0, 0, Optional.empty());
    }

    /** A file as a whole. */
    public static Span ofFile(SourceFile file) {
        return ofLine(file, 0);
    }

    /** The same line, narrowed to some of its characters. */
    public Span at(int newColumn, int newLength) {
        return new Span(file, line, newColumn, Math.max(1, newLength), origin);
    }

    /** The smallest place that covers both; they must lie on one line, else this one wins. */
    public Span to(Span end) {
        if (end.file != file || end.line != line || column == 0 || end.column == 0) {
            return this;
        }
        int from = Math.min(column, end.column);
        int until = Math.max(column + length, end.column + end.length);
        return new Span(file, line, from, until - from, origin);
    }
}
