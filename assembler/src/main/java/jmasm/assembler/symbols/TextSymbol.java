package jmasm.assembler.symbols;

import jmasm.base.Span;

/** A name of the preprocessor: a text macro or a macro. */
public non-sealed interface TextSymbol extends Symbol {

    /** Whether it is a macro that is defined below {@code place}, in the same file. */
    default boolean isBelow(Span place) {
        return false;
    }
}
