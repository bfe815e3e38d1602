package jmasm.coff;

import java.util.List;

/**
 * A section of an object.
 *
 * @param name            of any length
 * @param characteristics IMAGE_SCN_* without IMAGE_SCN_LNK_NRELOC_OVFL, which follows from the number of relocations
 * @param size            in bytes; for uninitialised data there are no bytes but a size
 * @param data            the bytes, empty for uninitialised data; not to be changed
 * @param relocations     in file order
 */
public record CoffSection(String name, int characteristics, int size, byte[] data, List<CoffRelocation> relocations) {

    /** What link assumes where an object says nothing. */
    private static final int DEFAULT_ALIGNMENT = 16;

    private static final int ALIGNMENT_SHIFT = 20;
    private static final int LARGEST_ALIGNMENT = 8192;

    public CoffSection {
        if (data.length != 0 && data.length != size) {
            throw new IllegalArgumentException(name + ": " + data.length + " bytes for a size of " + size);
        }
        relocations = CoffRelocations.of(relocations);
    }

    /** A section with bytes. */
    public static CoffSection of(String name, int characteristics, byte[] data, List<CoffRelocation> relocations) {
        return new CoffSection(name, characteristics, data.length, data, relocations);
    }

    /** A section of {@code size} zero bytes that take no room in the file. */
    public static CoffSection uninitialized(String name, int characteristics, int size) {
        return new CoffSection(name, characteristics, size, new byte[0], List.of());
    }

    /** The relocations in the form that is quick to go through. */
    public CoffRelocations packedRelocations() {
        return (CoffRelocations) relocations;
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
