package jmasm.machine.cpu;

/** Comparisons, shifts and masks of packed integers; 64 bits at a time. */
public final class PackedLogic {

    private PackedLogic() {}

    public static long pcmpeqb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (int) (a >>> i) & 0xFF;
            int y = (int) (b >>> i) & 0xFF;
            result |= ((long) ((x == y ? -1 : 0) & 0xFF)) << i;
        }
        return result;
    }

    public static long pcmpgtb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (byte) (a >>> i);
            int y = (byte) (b >>> i);
            result |= ((long) ((x > y ? -1 : 0) & 0xFF)) << i;
        }
        return result;
    }

    public static long pcmpeqw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (int) (a >>> i) & 0xFFFF;
            int y = (int) (b >>> i) & 0xFFFF;
            result |= ((long) ((x == y ? -1 : 0) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pcmpgtw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((x > y ? -1 : 0) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pcmpeqd(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = a >>> i & 0xFFFF_FFFFL;
            long y = b >>> i & 0xFFFF_FFFFL;
            result |= ((x == y ? -1 : 0) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long pcmpgtd(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = (int) (a >>> i);
            long y = (int) (b >>> i);
            result |= ((x > y ? -1 : 0) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long pcmpeqq(long a, long b) {
        return a == b ? -1 : 0;
    }

    public static long pcmpgtq(long a, long b) {
        return a > b ? -1 : 0;
    }

    public static long pandn(long a, long b) {
        return ~a & b;
    }

    // ---------------------------------------------------------------- shifts; a count is 64 bits, unsigned

    public static long psllw(long a, long count) {
        if (count < 0 || count > 15) {
            return 0;
        }
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            result |= ((a >>> i & 0xFFFFL) << (int) count & 0xFFFFL) << i;
        }
        return result;
    }

    public static long pslld(long a, long count) {
        if (count < 0 || count > 31) {
            return 0;
        }
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            result |= ((a >>> i & 0xFFFF_FFFFL) << (int) count & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long psrlw(long a, long count) {
        if (count < 0 || count > 15) {
            return 0;
        }
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            result |= ((a >>> i & 0xFFFFL) >>> (int) count & 0xFFFFL) << i;
        }
        return result;
    }

    public static long psrld(long a, long count) {
        if (count < 0 || count > 31) {
            return 0;
        }
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            result |= ((a >>> i & 0xFFFF_FFFFL) >>> (int) count & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long psraw(long a, long count) {
        int by = count < 0 || count > 15 ? 15 : (int) count;
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            result |= ((short) (a >>> i) >> by & 0xFFFFL) << i;
        }
        return result;
    }

    public static long psrad(long a, long count) {
        int by = count < 0 || count > 31 ? 31 : (int) count;
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            result |= ((int) (a >>> i) >> by & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long psllq(long a, long count) {
        return count < 0 || count > 63 ? 0 : a << count;
    }

    public static long psrlq(long a, long count) {
        return count < 0 || count > 63 ? 0 : a >>> count;
    }

    // ---------------------------------------------------------------- flags and masks

    /** The sign bits of eight bytes. */
    public static int pmovmskb(long a) {
        int mask = 0;
        for (int i = 0; i < 8; i++) {
            mask |= (int) (a >>> 8 * i + 7 & 1) << i;
        }
        return mask;
    }

    public static int movmskps(long a) {
        return (int) (a >>> 31 & 1 | a >>> 62 & 2);
    }

    /** ZF when no bit is common, CF when {@code a} has all of {@code b}'s; the others are cleared. */
    public static void ptest(Cpu cpu, long aLow, long aHigh, long bLow, long bHigh) {
        boolean none = (aLow & bLow | aHigh & bHigh) == 0;
        boolean all = (~aLow & bLow | ~aHigh & bHigh) == 0;
        cpu.setArithmeticFlags((none ? Flags.ZF : 0) | (all ? Flags.CF : 0));
    }
}
