package jmasm.coff;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * The symbols of an object that was read, packed: a large program has hundreds of thousands, most of them names that only
 * need to be looked up, so names stay where they stand in the file until somebody asks for text. As a list it can't be
 * changed.
 */
public final class CoffSymbols extends AbstractList<CoffSymbol> implements RandomAccess {

    private final int size;
    private final byte[] names;
    private final int[] nameStarts;
    private final int[] nameLengths;
    private final int[] nameHashes;
    private final int[] values;
    private final short[] sections;
    private final short[] types;
    private final byte[] storageClasses;

    /** By index, ascending; most symbols have none. */
    private final int[] withAuxiliary;

    private final Map<Integer, List<CoffAuxiliary>> auxiliary;

    /** What {@link CoffSymbolReader} fills, one after the other. */
    static final class Builder {

        private final byte[] names;
        private final int[] nameStarts;
        private final int[] nameLengths;
        private final int[] nameHashes;
        private final int[] values;
        private final short[] sections;
        private final short[] types;
        private final byte[] storageClasses;
        private final Map<Integer, List<CoffAuxiliary>> auxiliary = new HashMap<>();
        private int[] withAuxiliary = new int[4];
        private int size;

        /**
         * @param names ISO 8859-1, kept, not copied
         * @param most  symbols that will be added
         */
        Builder(byte[] names, int most) {
            this.names = names;
            this.nameStarts = new int[most];
            this.nameLengths = new int[most];
            this.nameHashes = new int[most];
            this.values = new int[most];
            this.sections = new short[most];
            this.types = new short[most];
            this.storageClasses = new byte[most];
        }

        /** Of the name that {@link #add} is about to take. */
        void name(int start, int length, int hash) {
            nameStarts[size] = start;
            nameLengths[size] = length;
            nameHashes[size] = hash;
        }

        /** Completes a symbol. */
        void add(int value, int section, int type, int storageClass) {
            values[size] = value;
            sections[size] = (short) section;
            types[size] = (short) type;
            storageClasses[size] = (byte) storageClass;
            size++;
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
        this.names = made.names;
        this.nameStarts = made.nameStarts;
        this.nameLengths = made.nameLengths;
        this.nameHashes = made.nameHashes;
        this.values = made.values;
        this.sections = made.sections;
        this.types = made.types;
        this.storageClasses = made.storageClasses;
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
                name(index),
                value(index),
                sectionNumber(index),
                types[index] & 0xFFFF,
                storageClass(index),
                auxiliary(index));
    }

    // Names

    /** See {@link CoffSymbol#name}. */
    public String name(int index) {
        return new String(names, nameStarts[index], nameLengths[index], StandardCharsets.ISO_8859_1);
    }

    /** The bytes that hold all names; not to be changed. */
    public byte[] names() {
        return names;
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
        return values[index];
    }

    public int sectionNumber(int index) {
        return sections[index];
    }

    public int storageClass(int index) {
        return storageClasses[index] & 0xFF;
    }

    public boolean isExternal(int index) {
        return storageClasses[index] == WinNt.IMAGE_SYM_CLASS_EXTERNAL || isWeak(index);
    }

    public boolean isWeak(int index) {
        return storageClasses[index] == WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL;
    }

    public boolean isUndefined(int index) {
        return sections[index] == WinNt.IMAGE_SYM_UNDEFINED && !isCommunal(index);
    }

    public boolean isCommunal(int index) {
        return sections[index] == WinNt.IMAGE_SYM_UNDEFINED
                && values[index] != 0
                && storageClasses[index] == WinNt.IMAGE_SYM_CLASS_EXTERNAL;
    }

    public boolean isAbsolute(int index) {
        return sections[index] == WinNt.IMAGE_SYM_ABSOLUTE;
    }

    public boolean isFunction(int index) {
        return types[index] == WinNt.IMAGE_SYM_TYPE_FUNCTION;
    }

    /** The indices of the symbols that have auxiliary records, ascending; not to be changed. */
    public int[] withAuxiliary() {
        return withAuxiliary;
    }

    public List<CoffAuxiliary> auxiliary(int index) {
        return auxiliary.isEmpty() ? List.of() : auxiliary.getOrDefault(index, List.of());
    }
}
