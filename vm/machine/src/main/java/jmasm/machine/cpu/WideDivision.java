package jmasm.machine.cpu;

/** Division and square root of 128-bit integers. */
final class WideDivision {

    private static final long LOWER = 0xFFFF_FFFFL;

    private WideDivision() {}

    /**
     * The quotient of {@code high:low} by {@code divisor}, whose highest bit is set and which is greater than
     * {@code high}: it fits in 64 bits. Two digits of 32 bits, each estimated from the divisor's upper half.
     */
    static long quotient(long high, long low, long divisor) {
        long upper = divisor >>> 32;
        long lower = divisor & LOWER;
        long first = digit(high, low >>> 32, upper, lower);
        long rest = (high << 32 | low >>> 32) - first * divisor;
        long second = digit(rest, low & LOWER, upper, lower);
        return first << 32 | second;
    }

    /** A digit of the quotient: the estimate is too large by at most 2. */
    private static long digit(long rest, long next, long upper, long lower) {
        long digit = Long.divideUnsigned(rest, upper);
        long left = rest - digit * upper;
        while (left >>> 32 == 0 && (digit >>> 32 != 0 || Long.compareUnsigned(digit * lower, left << 32 | next) > 0)) {
            digit--;
            left += upper;
        }
        return digit;
    }

    /**
     * A square root.
     *
     * @param value 64 bits
     * @param rest  0 when it is exact; negative when what is missing is more than half a unit, else positive
     */
    record Root(long value, long rest) {}

    /** The root of {@code high:low}, which is at least 2^126. Bit by bit: this is the rare case. */
    static Root squareRoot(long high, long low) {
        long root = 0;
        long restHigh = 0;
        long restLow = 0;
        long nextHigh = high;
        long nextLow = low;
        for (int i = 0; i < 64; i++) {
            restHigh = restHigh << 2 | restLow >>> 62;
            restLow = restLow << 2 | nextHigh >>> 62;
            nextHigh = nextHigh << 2 | nextLow >>> 62;
            nextLow <<= 2;
            // Try 4 * root + 1, of 66 bits.
            long tryHigh = root >>> 62;
            long tryLow = root << 2 | 1;
            boolean fits = restHigh > tryHigh || restHigh == tryHigh && Long.compareUnsigned(restLow, tryLow) >= 0;
            root <<= 1;
            if (fits) {
                restHigh -= tryHigh + (Long.compareUnsigned(restLow, tryLow) < 0 ? 1 : 0);
                restLow -= tryLow;
                root |= 1;
            }
        }
        if ((restHigh | restLow) == 0) {
            return new Root(root, 0);
        }
        // (root + 1/2)^2 = root^2 + root + 1/4: the rest, an integer, can't be just half a unit.
        boolean more = restHigh > 0 || Long.compareUnsigned(restLow, root) > 0;
        return new Root(root, more ? -1 : 1);
    }
}
