package jmasm.machine.cpu;

/** Arithmetic without carries: PCLMULQDQ and CRC32. */
public final class Polynomials {

    /** Castagnoli's polynomial, bits reversed. */
    private static final int CASTAGNOLI = 0x82F6_3B78;

    private Polynomials() {}

    /** The lower half of a carry-less product. */
    public static long low(long a, long b) {
        long product = 0;
        for (int i = 0; i < 64; i++) {
            product ^= (b >>> i & 1) == 0 ? 0 : a << i;
        }
        return product;
    }

    /** The upper half. */
    public static long high(long a, long b) {
        long product = 0;
        for (int i = 1; i < 64; i++) {
            product ^= (b >>> i & 1) == 0 ? 0 : a >>> 64 - i;
        }
        return product;
    }

    /** Takes a value of {@code width} 8, 16 or 32 bits into a checksum. */
    public static int crc32(int checksum, int value, int width) {
        int crc = checksum ^ value & (width == 32 ? -1 : (1 << width) - 1);
        for (int i = 0; i < width; i++) {
            crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : CASTAGNOLI);
        }
        return crc;
    }
}
