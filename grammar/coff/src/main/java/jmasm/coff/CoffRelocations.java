package jmasm.coff;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import jmasm.base.ByteWriter;

/**
 * The relocations of a section as they stand in a file, ten bytes each: large programs have millions, and as objects of
 * their own they would take most of a link's time and memory. As a list it can't be changed.
 */
public final class CoffRelocations extends AbstractList<CoffRelocation> implements RandomAccess {

    /** Bytes of one. */
    static final int SIZE = 10;

    static final CoffRelocations NONE = new CoffRelocations(new byte[0], 0, 0, 0, new int[0], 0, 0);

    private final byte[] bytes;
    private final int start;
    private final int count;
    private final int base;
    private final int[] symbolOfRecord;
    private final int farthest;
    private final int typeSet;

    /**
     * Of bytes that have been checked.
     *
     * @param start          where the first stands in {@code bytes}, which are kept, not copied
     * @param base           what their offsets count from
     * @param symbolOfRecord the index of a symbol for the index that the file has
     * @param farthest       see {@link #farthest()}
     * @param typeSet        see {@link #typeSet()}
     */
    CoffRelocations(byte[] bytes, int start, int count, int base, int[] symbolOfRecord, int farthest, int typeSet) {
        this.bytes = bytes;
        this.start = start;
        this.count = count;
        this.base = base;
        this.symbolOfRecord = symbolOfRecord;
        this.farthest = farthest;
        this.typeSet = typeSet;
    }

    static CoffRelocations of(List<CoffRelocation> list) {
        if (list instanceof CoffRelocations packed) {
            return packed;
        }
        ByteWriter out = new ByteWriter();
        int farthest = 0;
        int typeSet = 0;
        int symbols = 0;
        for (CoffRelocation relocation : list) {
            out.u32(relocation.offset()).u32(relocation.symbol()).u16(relocation.typeCode());
            farthest = farther(farthest, relocation.offset());
            typeSet |= typeBit(relocation.typeCode());
            symbols = Math.max(symbols, relocation.symbol() + 1);
        }
        int[] same = new int[symbols];
        for (int i = 0; i < symbols; i++) {
            same[i] = i;
        }
        return new CoffRelocations(out.toByteArray(), 0, list.size(), 0, same, farthest, typeSet);
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public CoffRelocation get(int index) {
        return new CoffRelocation(offset(index), symbol(index), typeCode(index));
    }

    /** See {@link CoffRelocation#offset}. */
    public int offset(int index) {
        return i32(start + index * SIZE) - base;
    }

    /** See {@link CoffRelocation#symbol}. */
    public int symbol(int index) {
        return symbolOfRecord[i32(start + index * SIZE + 4)];
    }

    /** See {@link CoffRelocation#typeCode}. */
    public int typeCode(int index) {
        return u16(start + index * SIZE + 8);
    }

    /** The largest offset, unsigned. */
    public long farthest() {
        return Integer.toUnsignedLong(farthest);
    }

    /** The {@link #typeBit} of each type that occurs: who knows what to do with all of them need not look at each. */
    public int typeSet() {
        return typeSet;
    }

    /** One bit for each type code below 31; the last stands for all others. */
    public static int typeBit(int typeCode) {
        return 1 << Math.min(typeCode, Integer.SIZE - 1);
    }

    /** The larger of two offsets, unsigned. */
    static int farther(int a, int b) {
        return a + Integer.MIN_VALUE < b + Integer.MIN_VALUE ? b : a;
    }

    // Two levels of methods that are small enough for the first compiler to put them where they are called.

    private int u16(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }
}
