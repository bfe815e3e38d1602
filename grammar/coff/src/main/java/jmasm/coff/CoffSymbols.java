package jmasm.coff;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * The symbols of an object that was read, as they stand in the file: a large program has hundreds of thousands, most of
 * them names that only need to be looked up, so nothing is copied until somebody asks for text. As a list it can't be
 * changed.
 */
public final class CoffSymbols extends AbstractList<CoffSymbol> implements RandomAccess {

    // Offsets in a record, which begins with the name.

    static final int VALUE = 8;
    static final int SECTION_NUMBER = 12;
    static final int TYPE = 14;
    static final int STORAGE_CLASS = 16;
    static final int AUXILIARY_COUNT = 17;

    /** What all but the first two lie farther behind in an object with section numbers of 32 bits. */
    static final int MORE_OF_BIG = 2;

    private final int size;
    private final byte[] bytes;
    private final int more;

    /** Where the records of the symbols begin. */
    private final int[] records;

    private final int[] nameStarts;
    private final int[] nameLengths;
    private final int[] nameHashes;

    /** By index, ascending; most symbols have none. */
    private final int[] withAuxiliary;

    private final Map<Integer, List<CoffAuxiliary>> auxiliary;

    /** What {@link CoffSymbolReader} fills, one after the other. */
    static final class Builder {

        private final byte[] bytes;
        private final int more;
        private final int[] records;
        private final int[] nameStarts;
        private final int[] nameLengths;
        private final int[] nameHashes;
        private final Map<Integer, List<CoffAuxiliary>> auxiliary = new HashMap<>();
        private int[] withAuxiliary = new int[4];
        private int size;

        /**
         * @param bytes with all records and names; kept, not copied
         * @param most  symbols that will be added
         * @param more  0, or {@link CoffSymbols#MORE_OF_BIG}
         */
        Builder(byte[] bytes, int most, int more) {
            this.bytes = bytes;
            this.more = more;
            this.records = new int[most];
            this.nameStarts = new int[most];
            this.nameLengths = new int[most];
            this.nameHashes = new int[most];
        }

        /** Of the symbol that {@link #add} is about to add. */
        void name(int start, int length, int hash) {
            nameStarts[size] = start;
            nameLengths[size] = length;
            nameHashes[size] = hash;
        }

        /** @param record where it begins */
        void add(int record) {
            records[size++] = record;
        }

        /** @param records of the symbol at {@code index}, one or more; indices come in order */
        void auxiliary(int index, List<CoffAuxiliary> records) {
            int count = auxiliary.size();
            if (count == withAuxiliary.length) {
                withAuxiliary = Arrays.copyOf(withAuxiliary, 2 * count);
            }
            withAuxiliary[count] = index;
            auxiliary.put(index, records);
        }

        CoffSymbols build() {
            return new CoffSymbols(this);
        }
    }

    private CoffSymbols(Builder made) {
        this.size = made.size;
        this.bytes = made.bytes;
        this.more = made.more;
        this.records = made.records;
        this.nameStarts = made.nameStarts;
        this.nameLengths = made.nameLengths;
        this.nameHashes = made.nameHashes;
        this.withAuxiliary = Arrays.copyOf(made.withAuxiliary, made.auxiliary.size());
        this.auxiliary = made.auxiliary;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public CoffSymbol get(int index) {
        return new CoffSymbol(
                name(index), value(index), sectionNumber(index), type(index), storageClass(index), auxiliary(index));
    }

    // Names

    /** See {@link CoffSymbol#name}. */
    public String name(int index) {
        return new String(bytes, nameStarts[index], nameLengths[index], StandardCharsets.ISO_8859_1);
    }

    /** The bytes that hold all names, ISO 8859-1; not to be changed. */
    public byte[] names() {
        return bytes;
    }

    /** Where a name begins in {@link #names}. */
    public int nameStart(int index) {
        return nameStarts[index];
    }

    /** In bytes, which are as many as characters. */
    public int nameLength(int index) {
        return nameLengths[index];
    }

    /** That of the name as a string. */
    public int nameHash(int index) {
        return nameHashes[index];
    }

    /** The first symbol of a name; -1 when there is none. */
    public int find(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (nameHashes[i] == hash && name(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    // What else a symbol says: see CoffSymbol for each

    public int value(int index) {
        return u16(records[index] + VALUE) | u16(records[index] + VALUE + 2) << 16;
    }

    public int sectionNumber(int index) {
        int number = records[index] + SECTION_NUMBER;
        return more == 0 ? (short) u16(number) : u16(number) | u16(number + 2) << 16;
    }

    public int type(int index) {
        return u16(records[index] + TYPE + more);
    }

    public int storageClass(int index) {
        return bytes[records[index] + STORAGE_CLASS + more] & 0xFF;
    }

    public boolean isExternal(int index) {
        int storageClass = storageClass(index);
        return storageClass == WinNt.IMAGE_SYM_CLASS_EXTERNAL || storageClass == WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL;
    }

    public boolean isWeak(int index) {
        return storageClass(index) == WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL;
    }

    public boolean isUndefined(int index) {
        return sectionNumber(index) == WinNt.IMAGE_SYM_UNDEFINED && !isCommunal(index);
    }

    public boolean isCommunal(int index) {
        return sectionNumber(index) == WinNt.IMAGE_SYM_UNDEFINED
                && storageClass(index) == WinNt.IMAGE_SYM_CLASS_EXTERNAL
                && value(index) != 0;
    }

    public boolean isAbsolute(int index) {
        return sectionNumber(index) == WinNt.IMAGE_SYM_ABSOLUTE;
    }

    public boolean isFunction(int index) {
        return type(index) == WinNt.IMAGE_SYM_TYPE_FUNCTION;
    }

    private int u16(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    /** The indices of the symbols that have auxiliary records, ascending; not to be changed. */
    public int[] withAuxiliary() {
        return withAuxiliary;
    }

    public List<CoffAuxiliary> auxiliary(int index) {
        return auxiliary.isEmpty() ? List.of() : auxiliary.getOrDefault(index, List.of());
    }
}
