package jmasm.linker;

import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.WinNt;

/**
 * An object with what can be found out about it before it is linked, in whichever thread reads it.
 *
 * @param names      by index of a symbol, what {@link NameTable#numbers} gives
 * @param referenced by index of a symbol: what is linked refers to it; empty for an object of which sections may be left
 *     out, since what they refer to does not count then
 */
record NumberedObject(CoffObject object, int[] names, boolean[] referenced) {

    private static final boolean[] DEPENDS = new boolean[0];

    static NumberedObject of(CoffObject object, NameTable table) {
        return new NumberedObject(object, table.numbers(object.packedSymbols()), referenced(object));
    }

    private static boolean[] referenced(CoffObject object) {
        boolean[] referenced = new boolean[object.symbols().size()];
        for (CoffSection section : object.sections()) {
            if (section.has(WinNt.IMAGE_SCN_LNK_COMDAT)) {
                return DEPENDS;
            }
            if (ObjectEntry.isLinked(section)) {
                mark(section.packedRelocations(), referenced);
            }
        }
        return referenced;
    }

    private static void mark(CoffRelocations relocations, boolean[] referenced) {
        for (int i = 0; i < relocations.size(); i++) {
            referenced[relocations.symbol(i)] = true;
        }
    }
}
