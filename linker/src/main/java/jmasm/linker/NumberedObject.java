package jmasm.linker;

import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbols;
import jmasm.coff.WinNt;

/**
 * An object with what can be found out about it before it is linked, in whichever thread reads it: while its symbols are in
 * that processor's cache, so that who links it need look at few of them.
 *
 * @param names      by index of a symbol, what {@link NameTable#numbers} gives
 * @param uses       by index of a symbol, {@link #REFERENCE} and {@link #REFERRED_TO}; 0 for what is not external
 * @param referencesCount whatever is linked of it: none of its sections can be left out, and REFERRED_TO is set
 */
record NumberedObject(CoffObject object, int[] names, byte[] uses, boolean referencesCount) {

    /** The symbol is only named here: another object or a library defines it, and nothing stands in for it. */
    static final int REFERENCE = 1;

    /** A relocation of a section that is linked refers to the symbol. */
    static final int REFERRED_TO = 2;

    static NumberedObject of(CoffObject object, NameTable table) {
        CoffSymbols symbols = object.packedSymbols();
        byte[] uses = new byte[symbols.size()];
        boolean whole = isWhole(object);
        if (whole) {
            markReferredTo(object, uses);
        }
        markReferences(symbols, uses);
        return new NumberedObject(object, table.numbers(symbols), uses, whole);
    }

    /** Only COMDAT sections can be left out, and what they refer to with them. */
    private static boolean isWhole(CoffObject object) {
        for (CoffSection section : object.sections()) {
            if (section.has(WinNt.IMAGE_SCN_LNK_COMDAT)) {
                return false;
            }
        }
        return true;
    }

    private static void markReferredTo(CoffObject object, byte[] uses) {
        for (CoffSection section : object.sections()) {
            if (ObjectEntry.isLinked(section)) {
                CoffRelocations relocations = section.packedRelocations();
                for (int i = 0; i < relocations.size(); i++) {
                    uses[relocations.symbol(i)] = REFERRED_TO;
                }
            }
        }
    }

    private static void markReferences(CoffSymbols symbols, byte[] uses) {
        for (int i = 0; i < uses.length; i++) {
            if (!symbols.isExternal(i)) {
                uses[i] = 0;
            } else if (symbols.isUndefined(i) && !symbols.isWeak(i)) {
                uses[i] |= REFERENCE;
            }
        }
    }
}
