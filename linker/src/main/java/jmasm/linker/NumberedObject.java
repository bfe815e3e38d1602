package jmasm.linker;

import jmasm.coff.CoffObject;

/**
 * An object of which the names have been looked up.
 *
 * @param names by index of a symbol, what {@link NameTable#numbers} gives
 */
record NumberedObject(CoffObject object, int[] names) {

    static NumberedObject of(CoffObject object, NameTable table) {
        return new NumberedObject(object, table.numbers(object.packedSymbols()));
    }
}
