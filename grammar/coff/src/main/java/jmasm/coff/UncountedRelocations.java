package jmasm.coff;

import java.util.Arrays;

/**
 * Relocations beyond a section's count. ml before version 8 wrote the low 16 bits of the number of relocations, without
 * the flag that a larger number stands elsewhere (JWasm's manual lists it among its bugs); all of them are there. What
 * shows them: whatever comes next in the file begins a multiple of 65,536 relocations behind those that are counted.
 */
final class UncountedRelocations {

    private static final int STEP = 0x1_0000 * CoffRelocations.SIZE;

    // Offsets in the header of a section

    private static final int RAW_DATA = 20;
    private static final int RELOCATIONS = 24;
    private static final int LINE_NUMBERS = 28;

    private final byte[] bytes;
    private final CoffHeader header;

    /** Where parts of the file begin, ascending; made when a file is large enough to matter. */
    private long[] parts = {};

    UncountedRelocations(byte[] bytes, CoffHeader header) {
        this.bytes = bytes;
        this.header = header;
    }

    /**
     * How many there are.
     *
     * @param start of the relocations
     * @param count of those that are counted
     */
    int behind(long start, int count) {
        long end = start + (long) count * CoffRelocations.SIZE;
        if (bytes.length - end < STEP) {
            return 0;
        }
        if (parts.length == 0) {
            parts = parts();
        }
        // Where none is counted, the next part is not these relocations themselves.
        int at = Arrays.binarySearch(parts, Math.max(end, start + 1));
        int next = at >= 0 ? at : -at - 1;
        long gap = next < parts.length ? parts[next] - end : 0;
        return gap % STEP == 0 ? (int) (gap / CoffRelocations.SIZE) : 0;
    }

    private long[] parts() {
        long[] starts = new long[3 * header.sectionCount() + 2];
        int count = 0;
        starts[count++] = bytes.length;
        starts[count++] = header.symbolTable();
        for (int i = 0; i < header.sectionCount(); i++) {
            int at = header.sectionHeaders() + i * CoffReader.SECTION_HEADER_SIZE;
            starts[count++] = u32(at + RAW_DATA);
            starts[count++] = u32(at + RELOCATIONS);
            starts[count++] = u32(at + LINE_NUMBERS);
        }
        Arrays.sort(starts);
        return starts;
    }

    private long u32(int at) {
        return bytes[at] & 0xFFL
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }
}
