package jmasm.machine.cpu;

/**
 * What moves elements to other places or widths. Each method makes 64 bits of a result: an MMX register, or one half of
 * an XMM register from the halves that it comes from.
 */
public final class Shuffles {

    private Shuffles() {}

    // ---------------------------------------------------------------- two narrow operands, element by element

    /** From four bytes of each. */
    public static long interleaveBytes(int a, int b) {
        return spreadBytes(a) | spreadBytes(b) << 8;
    }

    /** From two words of each. */
    public static long interleaveWords(int a, int b) {
        return a & 0xFFFFL | (b & 0xFFFFL) << 16 | (a & 0xFFFF_0000L) << 16 | (b & 0xFFFF_0000L) << 32;
    }

    public static long interleaveDoublewords(int a, int b) {
        return a & 0xFFFF_FFFFL | (long) b << 32;
    }

    private static long spreadBytes(int bytes) {
        return bytes & 0xFFL | (bytes & 0xFF00L) << 8 | (bytes & 0xFF_0000L) << 16 | (bytes & 0xFF00_0000L) << 24;
    }

    // ---------------------------------------------------------------- narrowing, with saturation

    public static long packsswb(long a, long b) {
        return packBytes(a, -0x80, 0x7F) | packBytes(b, -0x80, 0x7F) << 32;
    }

    public static long packuswb(long a, long b) {
        return packBytes(a, 0, 0xFF) | packBytes(b, 0, 0xFF) << 32;
    }

    public static long packssdw(long a, long b) {
        return packWords(a, -0x8000, 0x7FFF) | packWords(b, -0x8000, 0x7FFF) << 32;
    }

    public static long packusdw(long a, long b) {
        return packWords(a, 0, 0xFFFF) | packWords(b, 0, 0xFFFF) << 32;
    }

    private static long packBytes(long words, int least, int most) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            int word = (short) (words >>> 16 * i);
            result |= (long) (Math.max(least, Math.min(word, most)) & 0xFF) << 8 * i;
        }
        return result;
    }

    private static long packWords(long doublewords, int least, int most) {
        long result = 0;
        for (int i = 0; i < 2; i++) {
            int value = (int) (doublewords >>> 32 * i);
            result |= (long) (Math.max(least, Math.min(value, most)) & 0xFFFF) << 16 * i;
        }
        return result;
    }

    // ---------------------------------------------------------------- widening

    /**
     * PMOVSX and PMOVZX.
     *
     * @param source the operand's lower half
     * @param from   width of its elements in bits; likewise {@code to}
     * @param half   which half of the result
     */
    public static long widen(long source, int from, int to, int half, boolean signed) {
        int count = 64 / to;
        long result = 0;
        for (int i = 0; i < count; i++) {
            long raised = source >>> from * (i + half * count) << 64 - from;
            long element = signed ? raised >> 64 - from : raised >>> 64 - from;
            result |= (to == 64 ? element : element & (1L << to) - 1) << to * i;
        }
        return result;
    }

    // ---------------------------------------------------------------- selection

    /** PSHUFB; an MMX register is both halves of its own table. */
    public static long pshufb(long low, long high, long control) {
        long result = 0;
        for (int i = 0; i < 64; i += 8) {
            int place = (int) (control >>> i) & 0xFF;
            if (place < 0x80) {
                long half = (place & 8) == 0 ? low : high;
                result |= (half >>> 8 * (place & 7) & 0xFF) << i;
            }
        }
        return result;
    }

    /** Four words of one half, by two bits of {@code order} each. */
    public static long pshufw(long words, int order) {
        long result = 0;
        for (int i = 0; i < 4; i++) {
            result |= (words >>> 16 * (order >>> 2 * i & 3) & 0xFFFF) << 16 * i;
        }
        return result;
    }

    /** Two doublewords out of four, by the lowest four bits of {@code order}. */
    public static long doublewords(long low, long high, int order) {
        return doubleword(low, high, order) & 0xFFFF_FFFFL | (long) doubleword(low, high, order >>> 2) << 32;
    }

    /** One of four. */
    public static int doubleword(long low, long high, int place) {
        return (int) (((place & 2) == 0 ? low : high) >>> 32 * (place & 1));
    }

    /** Eight bytes, {@code first} bytes into a row of four quadwords; behind them are zeros. */
    public static long palignr(long a, long b, long c, long d, int first) {
        long low = first < 8 ? a : first < 16 ? b : first < 24 ? c : first < 32 ? d : 0;
        long high = first < 8 ? b : first < 16 ? c : first < 24 ? d : 0;
        int bits = 8 * (first & 7);
        return bits == 0 ? low : low >>> bits | high << 64 - bits;
    }

    /** Elements of {@code b} where {@code mask} has their bit, else of {@code a}. @param width in bits */
    public static long blend(long a, long b, int mask, int width) {
        long chosen = 0;
        for (int i = 0; i < 64 / width; i++) {
            long element = width == 64 ? -1 : (1L << width) - 1;
            chosen |= (mask >>> i & 1) == 0 ? 0 : element << width * i;
        }
        return a & ~chosen | b & chosen;
    }

    /** Elements of {@code b} where those of {@code mask} are negative, else of {@code a}. @param width in bits */
    public static long blendBySign(long a, long b, long mask, int width) {
        long chosen = 0;
        for (int i = 0; i < 64; i += width) {
            boolean negative = mask << 64 - width - i < 0;
            chosen |= negative ? (width == 64 ? -1 : (1L << width) - 1) << i : 0;
        }
        return a & ~chosen | b & chosen;
    }

    /** Puts an element in. @param width in bits; @param place which; bits above it have no meaning */
    public static long insert(long a, int value, int width, int place) {
        int shift = width * (place & 64 / width - 1);
        long mask = (1L << width) - 1;
        return a & ~(mask << shift) | (value & mask) << shift;
    }

    /** An element, zero-extended. */
    public static int extract(long low, long high, int width, int place) {
        int perHalf = 64 / width;
        long half = (place & perHalf) == 0 ? low : high;
        return (int) (half >>> width * (place & perHalf - 1) & (1L << width) - 1);
    }
}
