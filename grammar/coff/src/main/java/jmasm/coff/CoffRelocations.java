package jmasm.coff;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The relocations of a section, packed: large programs have millions, and as objects of their own they would take most of a
 * link's time and memory. As a list it can't be changed.
 */
public final class CoffRelocations extends AbstractList<CoffRelocation> implements RandomAccess {

    static final CoffRelocations NONE = new CoffRelocations(new int[0], new int[0], new short[0]);

    private final int[] offsets;
    private final int[] symbols;
    private final short[] types;

    /** The arrays are kept, not copied. */
    CoffRelocations(int[] offsets, int[] symbols, short[] types) {
        this.offsets = offsets;
        this.symbols = symbols;
        this.types = types;
    }

    static CoffRelocations of(List<CoffRelocation> list) {
        if (list instanceof CoffRelocations packed) {
            return packed;
        }
        int count = list.size();
        CoffRelocations packed = new CoffRelocations(new int[count], new int[count], new short[count]);
        for (int i = 0; i < count; i++) {
            packed.offsets[i] = list.get(i).offset();
            packed.symbols[i] = list.get(i).symbol();
            packed.types[i] = (short) list.get(i).typeCode();
        }
        return packed;
    }

    @Override
    public int size() {
        return offsets.length;
    }

    @Override
    public CoffRelocation get(int index) {
        return new CoffRelocation(offset(index), symbol(index), typeCode(index));
    }

    /** See {@link CoffRelocation#offset}. */
    public int offset(int index) {
        return offsets[index];
    }

    /** See {@link CoffRelocation#symbol}. */
    public int symbol(int index) {
        return symbols[index];
    }

    /** See {@link CoffRelocation#typeCode}. */
    public int typeCode(int index) {
        return types[index] & 0xFFFF;
    }
}
