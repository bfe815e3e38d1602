package jmasm.masm;

import jmasm.base.Span;

/** A logical line: text to parse, and where each of its characters was written. */
public interface StatementText {

    String text();

    /** The source place of {@code length} characters from index {@code from} of the text. */
    Span span(int from, int length);
}
