package jmasm.coff;

import java.util.Arrays;
import java.util.List;

/** A section of an object. What is large in it stays where it stands in the file. */
public final class CoffSection {

    /** What link assumes where an object says nothing. */
    private static final int DEFAULT_ALIGNMENT = 16;

    private static final int ALIGNMENT_SHIFT = 20;
    private static final int LARGEST_ALIGNMENT = 8192;

    private final String name;
    private final int characteristics;
    private final int size;
    private final CoffRelocations relocations;
    private final byte[] bytes;
    private final int start;
    private final int dataSize;

    /** Zero bytes of the data before what {@link #bytes} hold. */
    private final int leadingZeros;

    /**
     * A section that is made.
     *
     * @param name            of any length
     * @param characteristics IMAGE_SCN_* without IMAGE_SCN_LNK_NRELOC_OVFL, which follows from their number
     * @param size            in bytes; for uninitialised data there are no bytes but a size
     * @param data            the bytes, empty for uninitialised data; not to be changed
     * @param relocations     in file order
     */
    public CoffSection(String name, int characteristics, int size, byte[] data, List<CoffRelocation> relocations) {
        this(name, characteristics, size, data, 0, data.length, 0, CoffRelocations.of(relocations));
    }

    /** A section of a file: its data are {@code dataSize} of {@code bytes}, which are kept, from {@code start} on. */
    CoffSection(
            String name,
            int characteristics,
            int size,
            byte[] bytes,
            int start,
            int dataSize,
            CoffRelocations relocations) {
        this(name, characteristics, size, bytes, start, dataSize, 0, relocations);
    }

    private CoffSection(
            String name,
            int characteristics,
            int size,
            byte[] bytes,
            int start,
            int dataSize,
            int leadingZeros,
            CoffRelocations relocations) {
        if (dataSize != 0 && dataSize != size) {
            throw new IllegalArgumentException(name + ": " + dataSize + " bytes for a size of " + size);
        }
        this.name = name;
        this.characteristics = characteristics;
        this.size = size;
        this.relocations = relocations;
        this.bytes = bytes;
        this.start = start;
        this.dataSize = dataSize;
        this.leadingZeros = leadingZeros;
    }

    /** A section with bytes. */
    public static CoffSection of(String name, int characteristics, byte[] data, List<CoffRelocation> relocations) {
        return new CoffSection(name, characteristics, data.length, data, relocations);
    }

    /** A section with bytes, the first {@code zeros} of which are zero and take no memory. */
    public static CoffSection behindZeros(
            String name, int characteristics, int zeros, byte[] data, List<CoffRelocation> relocations) {
        int size = Math.addExact(zeros, data.length);
        return new CoffSection(name, characteristics, size, data, 0, size, zeros, CoffRelocations.of(relocations));
    }

    /** A section of {@code size} zero bytes that take no room in the file. */
    public static CoffSection uninitialized(String name, int characteristics, int size) {
        return new CoffSection(name, characteristics, size, new byte[0], List.of());
    }

    public String name() {
        return name;
    }

    /** IMAGE_SCN_*. */
    public int characteristics() {
        return characteristics;
    }

    /** In bytes, with or without data. */
    public int size() {
        return size;
    }

    /** The bytes, none for uninitialised data; not to be changed. Copied out of the file each time. */
    public byte[] data() {
        if (leadingZeros > 0) {
            byte[] all = new byte[dataSize];
            copyTo(all, 0);
            return all;
        }
        return dataSize == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, start + dataSize);
    }

    /** How many bytes of the {@link #data} are zero and not kept. */
    int leadingZeros() {
        return leadingZeros;
    }

    /** The {@link #data} behind its {@link #leadingZeros}. */
    byte[] keptData() {
        return leadingZeros > 0 ? bytes : data();
    }

    /** How many bytes {@link #data} has. */
    public int dataSize() {
        return dataSize;
    }

    /** Writes the {@link #data} to a place of an array that has room for them. */
    public void copyTo(byte[] target, int at) {
        Arrays.fill(target, at, at + leadingZeros, (byte) 0);
        System.arraycopy(bytes, start, target, at + leadingZeros, dataSize - leadingZeros);
    }

    /** In file order. */
    public List<CoffRelocation> relocations() {
        return relocations;
    }

    /** The relocations in the form that is quick to go through. */
    public CoffRelocations packedRelocations() {
        return relocations;
    }

    /** True when all the bits of {@code flag} are set. */
    public boolean has(int flag) {
        return (characteristics & flag) == flag;
    }

    /** Bytes: a power of two from 1 to 8,192. */
    public int alignment() {
        int field = (characteristics & WinNt.IMAGE_SCN_ALIGN_MASK) >>> ALIGNMENT_SHIFT;
        return field == 0 ? DEFAULT_ALIGNMENT : Math.min(1 << field - 1, LARGEST_ALIGNMENT);
    }

    /** The IMAGE_SCN_ALIGN_* bits for an alignment, a power of two from 1 to 8,192. */
    public static int alignmentBits(int alignment) {
        if (Integer.bitCount(alignment) != 1 || alignment > LARGEST_ALIGNMENT) {
            throw new IllegalArgumentException("no section alignment: " + alignment);
        }
        return Integer.numberOfTrailingZeros(alignment) + 1 << ALIGNMENT_SHIFT;
    }
}
