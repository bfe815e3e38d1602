package jmasm.masm;

import jmasm.base.SourceFile;
import jmasm.base.Span;

/** A statement that is a line of a file as it stands. */
record TextOfLine(SourceFile file, int line) implements StatementText {

    static TextOfLine of(String text) {
        return new TextOfLine(SourceFile.of("statement", text), 1);
    }

    @Override
    public String text() {
        return file.line(line);
    }

    @Override
    public Span span(int from, int length) {
        return Span.ofLine(file, line).at(from + 1, length);
    }
}
