package jmasm.masm;

import jmasm.base.Span;

/** An identifier where it stands, in the case in which it was written. */
public record Name(Span span, String text) {

    @Override
    public String toString() {
        return text;
    }
}
