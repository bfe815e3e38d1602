package jmasm.machine.kernel;

import java.util.Map;
import java.util.TreeMap;

/** Which parts of the user's address space are taken: by an image, a stack, a block. Addresses are unsigned. */
public final class Reservations {

    /** Reservations begin on multiples of it. */
    public static final int GRANULARITY = 0x1_0000;

    private static final long LOWEST = 0x1_0000;
    private static final long HIGHEST = 0x7FFE_FFFFL;

    /** First address to the one behind the last. */
    private final TreeMap<Long, Long> taken = new TreeMap<>();

    /** Whether {@code size} bytes from {@code address} on are within user space and free. */
    public boolean isFree(int address, long size) {
        long start = address & 0xFFFF_FFFFL;
        long end = start + size;
        if (start < LOWEST || end > HIGHEST + 1 || size <= 0) {
            return false;
        }
        Map.Entry<Long, Long> before = taken.lowerEntry(end);
        return before == null || before.getValue() <= start;
    }

    /** Takes a part that {@link #isFree}. */
    public void take(int address, long size) {
        if (!isFree(address, size)) {
            throw new IllegalArgumentException(String.format("%08X is taken", address));
        }
        long start = address & 0xFFFF_FFFFL;
        taken.put(start, start + size);
    }

    /** The lowest free place at or above an address; 0 when there is none. */
    public int findFree(int from, long size) {
        long at = roundUp(Math.max(LOWEST, from & 0xFFFF_FFFFL));
        while (at + size <= HIGHEST + 1) {
            Map.Entry<Long, Long> before = taken.lowerEntry(at + size);
            if (before == null || before.getValue() <= at) {
                return (int) at;
            }
            at = roundUp(before.getValue());
        }
        return 0;
    }

    private static long roundUp(long address) {
        return (address + GRANULARITY - 1) & -(long) GRANULARITY;
    }
}
