package jmasm.machine.cpu;

import static jmasm.machine.cpu.X87Exact.BIAS;
import static jmasm.machine.cpu.X87Exact.MAX;

/** F2XM1, FYL2X, FYL2XP1: powers and logarithms to the base 2. {@link X87Results} rounds. */
public final class X87Logarithms {

    /** Below, two to the power of x, minus 1, is x times the logarithm of 2 to more than 64 bits. */
    private static final int SMALL = BIAS - 80;

    private X87Logarithms() {}

    /** F2XM1: two to the power of ST, minus 1; ST from -1 to 1. */
    public static void powerMinusOne(Fpu f) {
        if (f.isEmpty(f.top)) {
            if (f.underflow()) {
                f.setIndefinite(f.top);
            }
            return;
        }
        f.clearC1();
        X87Results.store(f, powerMinusOne(f, f.signExponent(f.top), f.significand(f.top)));
    }

    private static int powerMinusOne(Fpu f, int high, long low) {
        int special = X87Exact.nan(f, high, low, 0, 0);
        if (special != 0) {
            return special;
        }
        boolean negative = (high & 0x8000) != 0;
        if (X87Exact.isInfinite(high, low)) {
            return negative ? X87Exact.result(f, 0x8000 | BIAS, Long.MIN_VALUE) : X87Exact.result(f, high, low);
        }
        if (X87Exact.denormal(f, high, low, 0, 0)) {
            return -1;
        }
        int exponent = X87Exact.exponent(high, low);
        if (low == 0) {
            return X87Exact.result(f, high, low);
        }
        if (exponent >= BIAS) {
            // Beyond the domain; at its ends the result is exact.
            boolean end = exponent == BIAS && low << 1 == 0;
            f.raise(Fpu.PRECISION);
            return end
                    ? X87Exact.result(f, negative ? 0x8000 | BIAS - 1 : BIAS, Long.MIN_VALUE)
                    : X87Exact.result(f, high, low);
        }
        DoubleDouble x = DoubleDouble.ofUnsigned(X87Exact.normalized(low));
        x = negative ? x.negated() : x;
        if (exponent < SMALL) {
            X87Results.rounded(f, x.times(Series.LN_2), exponent - BIAS - 63);
        } else {
            X87Results.rounded(
                    f, Series.exponentialMinusOne(x.scaled(exponent - BIAS - 63).times(Series.LN_2)), 0);
        }
        return 1;
    }

    /** FYL2X: ST(1) times the binary logarithm of ST; popped. */
    public static void logarithm(Fpu f) {
        X87Results.intoSecond(f, X87Logarithms::logarithm);
    }

    /** FYL2XP1: ST(1) times the binary logarithm of ST + 1; popped. */
    public static void logarithmPlusOne(Fpu f) {
        X87Results.intoSecond(f, X87Logarithms::logarithmPlusOne);
    }

    private static int logarithm(Fpu f, int xHigh, long xLow, int yHigh, long yLow) {
        int special = X87Exact.nan(f, xHigh, xLow, yHigh, yLow);
        if (special != 0) {
            return special;
        }
        boolean yInfinite = X87Exact.isInfinite(yHigh, yLow);
        int sign = yHigh & 0x8000;
        boolean one = xHigh == BIAS && xLow == Long.MIN_VALUE;
        if (xLow == 0) {
            if (yLow == 0) {
                return X87Exact.invalid(f);
            }
            if (!yInfinite && f.raise(Fpu.ZERO_DIVIDE)) {
                return -1;
            }
            return X87Exact.result(f, sign ^ 0x8000 | MAX, Long.MIN_VALUE);
        }
        if ((xHigh & 0x8000) != 0 || one && yInfinite || X87Exact.isInfinite(xHigh, xLow) && yLow == 0) {
            return X87Exact.invalid(f);
        }
        if (X87Exact.denormal(f, xHigh, xLow, yHigh, yLow)) {
            return -1;
        }
        int exponent = X87Exact.exponent(xHigh, xLow) - BIAS;
        if (yInfinite || X87Exact.isInfinite(xHigh, xLow)) {
            return X87Exact.result(f, sign ^ (exponent < 0 ? 0x8000 : 0) | MAX, Long.MIN_VALUE);
        }
        if (one || yLow == 0) {
            return X87Exact.result(f, sign ^ (exponent < 0 ? 0x8000 : 0), 0);
        }
        DoubleDouble x = DoubleDouble.ofUnsigned(X87Exact.normalized(xLow)).scaled(-63);
        logarithm(f, x, exponent, yHigh, yLow);
        return 1;
    }

    /** y times the binary logarithm of {@code x * 2^exponent}, x from 1 to 2. */
    private static void logarithm(Fpu f, DoubleDouble x, int exponent, int yHigh, long yLow) {
        if (x.equals(DoubleDouble.ONE)) {
            times(f, DoubleDouble.of(exponent), 0, yHigh, yLow, false);
            return;
        }
        boolean large = x.high() > 1.4142;
        DoubleDouble reduced = large ? x.scaled(-1) : x;
        DoubleDouble logarithm = Series.logarithmOfOnePlus(reduced.plus(-1)).times(Series.LOG2_E);
        times(f, logarithm.plus(large ? exponent + 1 : exponent), 0, yHigh, yLow, true);
    }

    private static int logarithmPlusOne(Fpu f, int xHigh, long xLow, int yHigh, long yLow) {
        int special = X87Exact.nan(f, xHigh, xLow, yHigh, yLow);
        if (special != 0) {
            return special;
        }
        boolean yInfinite = X87Exact.isInfinite(yHigh, yLow);
        boolean xInfinite = X87Exact.isInfinite(xHigh, xLow);
        int sign = (xHigh ^ yHigh) & 0x8000;
        if (xLow == 0 && yInfinite || xInfinite && (yLow == 0 || (xHigh & 0x8000) != 0)) {
            return X87Exact.invalid(f);
        }
        if (X87Exact.denormal(f, xHigh, xLow, yHigh, yLow)) {
            return -1;
        }
        if (yInfinite || xInfinite) {
            return X87Exact.result(f, sign | MAX, Long.MIN_VALUE);
        }
        if (xLow == 0 || yLow == 0) {
            return X87Exact.result(f, sign, 0);
        }
        int exponent = X87Exact.exponent(xHigh, xLow) - BIAS;
        if (exponent >= 0 && (xHigh & 0x8000) != 0) {
            // There is no logarithm, and the recorded processor leaves x.
            f.raise(Fpu.PRECISION);
            return X87Exact.result(f, xHigh, xLow);
        }
        DoubleDouble x = DoubleDouble.ofUnsigned(X87Exact.normalized(xLow)).scaled(-63);
        x = (xHigh & 0x8000) != 0 ? x.negated() : x;
        if (exponent < -110) {
            times(f, x.times(Series.LOG2_E), exponent, yHigh, yLow, true);
        } else if (exponent < -2) {
            times(f, Series.logarithmOfOnePlus(x.scaled(exponent)).times(Series.LOG2_E), 0, yHigh, yLow, true);
        } else if (exponent > 110) {
            logarithm(f, x, exponent, yHigh, yLow);
        } else {
            DoubleDouble plusOne = x.scaled(exponent).plus(1);
            int scale = Math.getExponent(plusOne.high());
            logarithm(f, plusOne.scaled(-scale), scale, yHigh, yLow);
        }
        return 1;
    }

    private static void times(Fpu f, DoubleDouble x, int exponent, int yHigh, long yLow, boolean inexact) {
        DoubleDouble y = DoubleDouble.ofUnsigned(X87Exact.normalized(yLow)).scaled(-63);
        DoubleDouble product = x.times((yHigh & 0x8000) != 0 ? y.negated() : y);
        X87Results.rounded(f, product, exponent + X87Exact.exponent(yHigh, yLow) - BIAS, inexact);
    }
}
