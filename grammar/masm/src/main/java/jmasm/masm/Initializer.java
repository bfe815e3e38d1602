package jmasm.masm;

import java.util.List;
import jmasm.base.Span;

/** What stands behind a data directive. */
public sealed interface Initializer {

    Span span();

    record Value(Span span, Expression expression) implements Initializer {}

    /** {@code ?}. */
    record Undefined(Span span) implements Initializer {}

    /** {@code 3 DUP (0,1)}. */
    record Dup(Span span, Expression count, List<Initializer> items) implements Initializer {}

    /** {@code <1,,2>} or {@code {1,,2}}. */
    record Fields(Span span, List<Initializer> items) implements Initializer {}

    /** A field that was left out. */
    record Omitted(Span span) implements Initializer {}
}
