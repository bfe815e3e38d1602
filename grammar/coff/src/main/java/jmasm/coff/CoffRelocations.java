package jmasm.coff;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The relocations of a section, packed: large programs have millions, and as objects of their own they would take most of a
 * link's time and memory. As a list it can't be changed.
 */
public final class CoffRelocations extends AbstractList<CoffRelocation> implements RandomAccess {

    static final CoffRelocations NONE = new Builder(0).build();

    private final int[] offsets;
    private final int[] symbols;
    private final short[] types;
    private final long farthest;
    private final int typeSet;

    /** What is filled one after the other. */
    static final class Builder {

        private final int[] offsets;
        private final int[] symbols;
        private final short[] types;
        private int size;
        private int farthest;
        private int typeSet;

        Builder(int count) {
            this.offsets = new int[count];
            this.symbols = new int[count];
            this.types = new short[count];
        }

        void add(int offset, int symbol, int type) {
            offsets[size] = offset;
            symbols[size] = symbol;
            types[size] = (short) type;
            size++;
            if (offset + Integer.MIN_VALUE > farthest + Integer.MIN_VALUE) {
                farthest = offset;
            }
            typeSet |= typeBit(type);
        }

        /** @return all of them; as many as were promised must have been added */
        CoffRelocations build() {
            return new CoffRelocations(this);
        }
    }

    private CoffRelocations(Builder made) {
        this.offsets = made.offsets;
        this.symbols = made.symbols;
        this.types = made.types;
        this.farthest = Integer.toUnsignedLong(made.farthest);
        this.typeSet = made.typeSet;
    }

    static CoffRelocations of(List<CoffRelocation> list) {
        if (list instanceof CoffRelocations packed) {
            return packed;
        }
        Builder packed = new Builder(list.size());
        for (CoffRelocation relocation : list) {
            packed.add(relocation.offset(), relocation.symbol(), relocation.typeCode());
        }
        return packed.build();
    }

    /** The largest offset, unsigned. */
    public long farthest() {
        return farthest;
    }

    /** The {@link #typeBit} of each type that occurs: who knows what to do with all of them need not look at each. */
    public int typeSet() {
        return typeSet;
    }

    /** One bit for each type code below 31; the last stands for all others. */
    public static int typeBit(int typeCode) {
        return 1 << Math.min(typeCode, Integer.SIZE - 1);
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
