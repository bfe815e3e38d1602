package jmasm.machine.cpu;

/**
 * An unevaluated sum of two doubles, the second at most half a unit in the last place of the first: about 106 bits of
 * significand with a double's range. What transcendental functions are computed in, so that rounding to 64 bits is
 * right but for one case in billions.
 */
record DoubleDouble(double high, double low) {

    static final DoubleDouble ZERO = new DoubleDouble(0, 0);
    static final DoubleDouble ONE = new DoubleDouble(1, 0);

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** The sum of two doubles of any size. */
    static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, a - (sum - part) + (b - part));
    }

    /** An unsigned integer of 64 bits. */
    static DoubleDouble ofUnsigned(long value) {
        return sum((value >>> 32) * 0x1p32, value & 0xFFFF_FFFFL);
    }

    DoubleDouble plus(DoubleDouble other) {
        DoubleDouble sum = sum(high, other.high);
        DoubleDouble lows = sum(low, other.low);
        DoubleDouble first = renormalized(sum.high, sum.low + lows.high);
        return renormalized(first.high, first.low + lows.low);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    DoubleDouble plus(double other) {
        DoubleDouble sum = sum(high, other);
        return renormalized(sum.high, sum.low + low);
    }

    DoubleDouble times(DoubleDouble other) {
        double product = high * other.high;
        double rest = Math.fma(high, other.high, -product) + (high * other.low + low * other.high);
        return renormalized(product, rest);
    }

    DoubleDouble times(double other) {
        double product = high * other;
        return renormalized(product, Math.fma(high, other, -product) + low * other);
    }

    DoubleDouble dividedBy(DoubleDouble other) {
        double first = high / other.high;
        DoubleDouble rest = minus(other.times(first));
        double second = rest.high / other.high;
        rest = rest.minus(other.times(second));
        double third = rest.high / other.high;
        return renormalized(first, second).plus(third);
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    /** Times a power of two. */
    DoubleDouble scaled(int exponent) {
        return new DoubleDouble(Math.scalb(high, exponent), Math.scalb(low, exponent));
    }

    /** @param large not smaller than {@code small} */
    private static DoubleDouble renormalized(double large, double small) {
        double sum = large + small;
        return new DoubleDouble(sum, small - (sum - large));
    }
}
