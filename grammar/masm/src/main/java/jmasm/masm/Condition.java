package jmasm.masm;

import java.util.Optional;
import jmasm.base.Span;

/** What .IF, .WHILE and .UNTIL test when the program runs. */
public sealed interface Condition {

    Span span();

    /** Relations of C, as these directives write them. */
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_EQUAL,
        GREATER,
        GREATER_EQUAL,
        BIT_TEST
    }

    record Not(Span span, Condition operand) implements Condition {}

    record And(Span span, Condition left, Condition right) implements Condition {}

    record Or(Span span, Condition left, Condition right) implements Condition {}

    record Compare(Span span, Relation relation, Expression left, Expression right) implements Condition {}

    /** A value that is to be other than zero, or a flag such as {@code CARRY?}. */
    record Truth(Span span, Expression operand) implements Condition {

        /** The flag's name when this tests one. */
        public Optional<Name> flag() {
            return operand instanceof Expression.Reference reference
                            && reference.name().text().endsWith("?")
                    ? Optional.of(reference.name())
                    : Optional.empty();
        }
    }
}
