package jmasm.machine.cpu;

/** Products of packed integers, and sums across lanes; 64 bits of result at a time. */
public final class PackedProducts {

    private PackedProducts() {}

    public static long pmullw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((x * y) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pmulhw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((x * y >> 16) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pmulhuw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (int) (a >>> i) & 0xFFFF;
            int y = (int) (b >>> i) & 0xFFFF;
            result |= ((long) ((x * y >>> 16) & 0xFFFF)) << i;
        }
        return result;
    }

    /** The upper halves of doubled products, rounded. */
    public static long pmulhrsw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) (((x * y >> 14) + 1 >> 1) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pmulld(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = (int) (a >>> i);
            long y = (int) (b >>> i);
            result |= ((x * y) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long pmuludq(long a, long b) {
        return (a & 0xFFFF_FFFFL) * (b & 0xFFFF_FFFFL);
    }

    public static long pmuldq(long a, long b) {
        return (long) (int) a * (int) b;
    }

    public static long pmaddwd(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            int sum = (short) (a >>> i) * (short) (b >>> i) + (short) (a >>> i + 16) * (short) (b >>> i + 16);
            result |= (sum & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    /** Unsigned bytes of {@code a} with signed ones of {@code b}. */
    public static long pmaddubsw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int sum = ((int) (a >>> i) & 0xFF) * (byte) (b >>> i) + ((int) (a >>> i + 8) & 0xFF) * (byte) (b >>> i + 8);
            result |= (long) (Math.max(-0x8000, Math.min(sum, 0x7FFF)) & 0xFFFF) << i;
        }
        return result;
    }

    // ---------------------------------------------------------------- neighbours; XMM: both halves of one operand

    public static long phaddw(long a, long b) {
        return neighbours(a, b, 1, false);
    }

    public static long phsubw(long a, long b) {
        return neighbours(a, b, -1, false);
    }

    public static long phaddsw(long a, long b) {
        return neighbours(a, b, 1, true);
    }

    public static long phsubsw(long a, long b) {
        return neighbours(a, b, -1, true);
    }

    public static long phaddd(long a, long b) {
        return (int) a + (int) (a >>> 32) & 0xFFFF_FFFFL | (long) ((int) b + (int) (b >>> 32)) << 32;
    }

    public static long phsubd(long a, long b) {
        return (int) a - (int) (a >>> 32) & 0xFFFF_FFFFL | (long) ((int) b - (int) (b >>> 32)) << 32;
    }

    private static long neighbours(long a, long b, int sign, boolean saturates) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            long pair = (i < 2 ? a : b) >>> 32 * (i & 1);
            int sum = (short) pair + sign * (short) (pair >>> 16);
            int word = saturates ? Math.max(-0x8000, Math.min(sum, 0x7FFF)) : sum;
            result |= (word & 0xFFFFL) << 16 * i;
        }
        return result;
    }

    /** The low half of the result is for the first four positions, the high half for the next. */
    public static long mpsadbw(long low, long high, long source, int select, int half) {
        int block = (int) source;
        int start = (select & 4) + 4 * half;
        long result = 0;
        for (int i = 0; i < 4; i++) {
            int sum = 0;
            for (int k = 0; k < 4; k++) {
                int at = start + i + k;
                int x = (int) ((at < 8 ? low : high) >>> 8 * (at & 7)) & 0xFF;
                sum += Math.abs(x - (block >>> 8 * k & 0xFF));
            }
            result |= (long) (sum & 0xFFFF) << 16 * i;
        }
        return result;
    }

    /** The smallest of eight words, and above it where it stands. */
    public static long phminposuw(long low, long high) {
        int least = 0x1_0000;
        int place = 0;
        for (int i = 0; i < 8; i++) {
            int word = (int) ((i < 4 ? low : high) >>> 16 * (i & 3)) & 0xFFFF;
            if (word < least) {
                least = word;
                place = i;
            }
        }
        return least | (long) place << 16;
    }
}
