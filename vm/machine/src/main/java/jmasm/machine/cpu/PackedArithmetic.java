package jmasm.machine.cpu;

/** Sums, differences, averages and extremes of packed integers; 64 bits at a time: an MMX register, half an XMM one. */
public final class PackedArithmetic {

    private PackedArithmetic() {}

    /** No carry leaves a lane: the lanes' highest bits are added by themselves. */
    public static long paddb(long a, long b) {
        long high = 0x8080_8080_8080_8080L;
        return (a & ~high) + (b & ~high) ^ (a ^ b) & high;
    }

    public static long psubb(long a, long b) {
        long high = 0x8080_8080_8080_8080L;
        return (a | high) - (b & ~high) ^ (a ^ ~b) & high;
    }

    /** No carry leaves a lane: the lanes' highest bits are added by themselves. */
    public static long paddw(long a, long b) {
        long high = 0x8000_8000_8000_8000L;
        return (a & ~high) + (b & ~high) ^ (a ^ b) & high;
    }

    public static long psubw(long a, long b) {
        long high = 0x8000_8000_8000_8000L;
        return (a | high) - (b & ~high) ^ (a ^ ~b) & high;
    }

    /** No carry leaves a lane: the lanes' highest bits are added by themselves. */
    public static long paddd(long a, long b) {
        long high = 0x8000_0000_8000_0000L;
        return (a & ~high) + (b & ~high) ^ (a ^ b) & high;
    }

    public static long psubd(long a, long b) {
        long high = 0x8000_0000_8000_0000L;
        return (a | high) - (b & ~high) ^ (a ^ ~b) & high;
    }

    public static long paddq(long a, long b) {
        return a + b;
    }

    public static long psubq(long a, long b) {
        return a - b;
    }

    public static long paddsb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (byte) (a >>> i);
            int y = (byte) (b >>> i);
            result |= ((long) ((clamp(x + y, -0x80, 0x7F)) & 0xFF)) << i;
        }
        return result;
    }

    public static long paddsw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((clamp(x + y, -0x8000, 0x7FFF)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long paddusb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (int) (a >>> i) & 0xFF;
            int y = (int) (b >>> i) & 0xFF;
            result |= ((long) ((Math.min(x + y, 0xFF)) & 0xFF)) << i;
        }
        return result;
    }

    public static long paddusw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (int) (a >>> i) & 0xFFFF;
            int y = (int) (b >>> i) & 0xFFFF;
            result |= ((long) ((Math.min(x + y, 0xFFFF)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long psubsb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (byte) (a >>> i);
            int y = (byte) (b >>> i);
            result |= ((long) ((clamp(x - y, -0x80, 0x7F)) & 0xFF)) << i;
        }
        return result;
    }

    public static long psubsw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((clamp(x - y, -0x8000, 0x7FFF)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long psubusb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (int) (a >>> i) & 0xFF;
            int y = (int) (b >>> i) & 0xFF;
            result |= ((long) ((Math.max(x - y, 0)) & 0xFF)) << i;
        }
        return result;
    }

    public static long psubusw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (int) (a >>> i) & 0xFFFF;
            int y = (int) (b >>> i) & 0xFFFF;
            result |= ((long) ((Math.max(x - y, 0)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pavgb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (int) (a >>> i) & 0xFF;
            int y = (int) (b >>> i) & 0xFF;
            result |= ((long) ((x + y + 1 >> 1) & 0xFF)) << i;
        }
        return result;
    }

    public static long pavgw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (int) (a >>> i) & 0xFFFF;
            int y = (int) (b >>> i) & 0xFFFF;
            result |= ((long) ((x + y + 1 >> 1) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pminsb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (byte) (a >>> i);
            int y = (byte) (b >>> i);
            result |= ((long) ((Math.min(x, y)) & 0xFF)) << i;
        }
        return result;
    }

    public static long pminsw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((Math.min(x, y)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pminsd(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = (int) (a >>> i);
            long y = (int) (b >>> i);
            result |= ((Math.min(x, y)) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long pminub(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (int) (a >>> i) & 0xFF;
            int y = (int) (b >>> i) & 0xFF;
            result |= ((long) ((Math.min(x, y)) & 0xFF)) << i;
        }
        return result;
    }

    public static long pminuw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (int) (a >>> i) & 0xFFFF;
            int y = (int) (b >>> i) & 0xFFFF;
            result |= ((long) ((Math.min(x, y)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pminud(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = a >>> i & 0xFFFF_FFFFL;
            long y = b >>> i & 0xFFFF_FFFFL;
            result |= ((Math.min(x, y)) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long pmaxsb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (byte) (a >>> i);
            int y = (byte) (b >>> i);
            result |= ((long) ((Math.max(x, y)) & 0xFF)) << i;
        }
        return result;
    }

    public static long pmaxsw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((Math.max(x, y)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pmaxsd(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = (int) (a >>> i);
            long y = (int) (b >>> i);
            result |= ((Math.max(x, y)) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long pmaxub(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (int) (a >>> i) & 0xFF;
            int y = (int) (b >>> i) & 0xFF;
            result |= ((long) ((Math.max(x, y)) & 0xFF)) << i;
        }
        return result;
    }

    public static long pmaxuw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (int) (a >>> i) & 0xFFFF;
            int y = (int) (b >>> i) & 0xFFFF;
            result |= ((long) ((Math.max(x, y)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pmaxud(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = a >>> i & 0xFFFF_FFFFL;
            long y = b >>> i & 0xFFFF_FFFFL;
            result |= ((Math.max(x, y)) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long pabsb(long a) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (byte) (a >>> i);
            result |= ((long) ((Math.abs(x)) & 0xFF)) << i;
        }
        return result;
    }

    public static long pabsw(long a) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            result |= ((long) ((Math.abs(x)) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long pabsd(long a) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = (int) (a >>> i);
            result |= ((Math.abs(x)) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    public static long psignb(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int x = (byte) (a >>> i);
            int y = (byte) (b >>> i);
            result |= ((long) ((y < 0 ? -x : y == 0 ? 0 : x) & 0xFF)) << i;
        }
        return result;
    }

    public static long psignw(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 16) {
            int x = (short) (a >>> i);
            int y = (short) (b >>> i);
            result |= ((long) ((y < 0 ? -x : y == 0 ? 0 : x) & 0xFFFF)) << i;
        }
        return result;
    }

    public static long psignd(long a, long b) {
        long result = 0;
        for (int i = 0; i < 64; i += 32) {
            long x = (int) (a >>> i);
            long y = (int) (b >>> i);
            result |= ((y < 0 ? -x : y == 0 ? 0 : x) & 0xFFFF_FFFFL) << i;
        }
        return result;
    }

    /** The sum of the distances of eight bytes. */
    public static long psadbw(long a, long b) {
        long sum = 0;
        for (int i = 0; i < 64; i += 8) {
            sum += Math.abs(((int) (a >>> i) & 0xFF) - ((int) (b >>> i) & 0xFF));
        }
        return sum;
    }

    private static int clamp(int value, int least, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
