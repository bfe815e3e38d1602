package jmasm.machine.cpu;

/**
 * One round of AES (FIPS 197), a half of the state at a time. Byte {@code r} of column {@code c} is byte
 * {@code 4c + r} of the 128 bits.
 */
public final class Aes {

    /** The field's polynomial without its highest term. */
    private static final int REDUCTION = 0x1B;

    private static final byte[] SBOX = new byte[256];
    private static final byte[] INVERSE_SBOX = new byte[256];

    static {
        // 3 generates the field: p runs through all elements but 0, and q through their inverses.
        int p = 1;
        int q = 1;
        do {
            p = p ^ doubled(p);
            q ^= q << 1;
            q ^= q << 2;
            q ^= q << 4;
            q &= 0xFF;
            q ^= (q & 0x80) != 0 ? 9 : 0;
            substitute(p, q);
        } while (p != 1);
        substitute(0, 0);
    }

    private Aes() {}

    private static void substitute(int value, int inverse) {
        int spread = inverse * 0x0101;
        int s = (inverse ^ spread >>> 7 ^ spread >>> 6 ^ spread >>> 5 ^ spread >>> 4 ^ 0x63) & 0xFF;
        SBOX[value] = (byte) s;
        INVERSE_SBOX[s] = (byte) value;
    }

    private static int doubled(int value) {
        return (value << 1 ^ ((value & 0x80) != 0 ? REDUCTION : 0)) & 0xFF;
    }

    /** AESENC and AESENCLAST without the key. @param half 0 or 1: which half of the result */
    public static long encrypt(long low, long high, int half, boolean last) {
        long result = 0;
        for (int column = 0; column < 2; column++) {
            int word = 0;
            for (int row = 0; row < 4; row++) {
                int from = 2 * half + column + row & 3;
                word |= (SBOX[at(low, high, 4 * from + row)] & 0xFF) << 8 * row;
            }
            result |= ((last ? word : mixed(word)) & 0xFFFF_FFFFL) << 32 * column;
        }
        return result;
    }

    /** AESDEC and AESDECLAST without the key. @param half as in {@link #encrypt} */
    public static long decrypt(long low, long high, int half, boolean last) {
        long result = 0;
        for (int column = 0; column < 2; column++) {
            int word = 0;
            for (int row = 0; row < 4; row++) {
                int from = 2 * half + column - row & 3;
                word |= (INVERSE_SBOX[at(low, high, 4 * from + row)] & 0xFF) << 8 * row;
            }
            result |= ((last ? word : unmixed(word)) & 0xFFFF_FFFFL) << 32 * column;
        }
        return result;
    }

    /** AESIMC on half the state. */
    public static long aesimc(long columns) {
        return unmixed((int) columns) & 0xFFFF_FFFFL | (long) unmixed((int) (columns >>> 32)) << 32;
    }

    /** AESKEYGENASSIST on half the key. */
    public static long keygenassist(long words, int constant) {
        int word = (int) (words >>> 32);
        int substituted = 0;
        for (int i = 0; i < 32; i += 8) {
            substituted |= (SBOX[word >>> i & 0xFF] & 0xFF) << i;
        }
        return substituted & 0xFFFF_FFFFL | (long) (Integer.rotateRight(substituted, 8) ^ constant) << 32;
    }

    private static int at(long low, long high, int index) {
        return (int) ((index < 8 ? low : high) >>> 8 * (index & 7)) & 0xFF;
    }

    /** A column times 2, 3, 1, 1. */
    private static int mixed(int column) {
        return times(column, 2)
                ^ Integer.rotateRight(times(column, 3), 8)
                ^ Integer.rotateRight(column, 16)
                ^ Integer.rotateRight(column, 24);
    }

    /** A column times 14, 11, 13, 9. */
    private static int unmixed(int column) {
        return times(column, 14)
                ^ Integer.rotateRight(times(column, 11), 8)
                ^ Integer.rotateRight(times(column, 13), 16)
                ^ Integer.rotateRight(times(column, 9), 24);
    }

    private static int times(int column, int factor) {
        int result = 0;
        for (int i = 0; i < 32; i += 8) {
            int value = column >>> i & 0xFF;
            int product = 0;
            for (int bits = factor; bits != 0; bits >>= 1) {
                product ^= (bits & 1) != 0 ? value : 0;
                value = doubled(value);
            }
            result |= product << i;
        }
        return result;
    }
}
