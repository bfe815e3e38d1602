package jmasm.machine.cpu;

import java.math.BigInteger;

/**
 * F2XM1, FYL2X, FYL2XP1, FPTAN, FPATAN, FSIN, FCOS, FSINCOS. Computed in {@link DoubleDouble} and rounded once, to 64
 * bits whatever the precision, so that results are correctly rounded but for very rare cases; a processor's are within
 * a place of that. Angles are reduced by the pi of 66 bits that processors use.
 */
public final class X87Transcendental {

    private static final int BIAS = 0x3FFF;
    private static final int MAX = 0x7FFF;

    /** Angles of 2^63 and more are left alone, and C2 says so. */
    private static final int TOO_LARGE = BIAS + 63;

    /** Below, a function is the first term of its series to more than 64 bits. */
    private static final int SMALL = BIAS - 40;

    /** Pi times 2^64: the processor's pi. */
    private static final BigInteger PI_66 = new BigInteger("3243F6A8885A308D3", 16);

    private static final int PI_SCALE = 65;

    private X87Transcendental() {}

    // ---------------------------------------------------------------- angles

    /** FSIN. */
    public static void sine(Fpu f) {
        if (isAngle(f)) {
            Angle angle = Angle.of(f);
            angle.sine(f);
            f.set(f.top, f.resultHigh, f.resultLow);
        }
    }

    /** FCOS. */
    public static void cosine(Fpu f) {
        if (isAngle(f)) {
            Angle angle = Angle.of(f);
            angle.cosine(f);
            f.set(f.top, f.resultHigh, f.resultLow);
        }
    }

    /** FSINCOS: ST becomes the sine, and the cosine is pushed. */
    public static void sineAndCosine(Fpu f) {
        if (hasRoom(f) && isPair(f)) {
            Angle angle = Angle.of(f);
            angle.sine(f);
            int high = f.resultHigh;
            long low = f.resultLow;
            int ofSine = f.status & Fpu.C1;
            angle.cosine(f);
            f.status = f.status & ~Fpu.C1 | ofSine;
            pushAfter(f, high, low, f.resultHigh, f.resultLow);
        }
    }

    /** FPTAN: ST becomes the tangent, and 1 is pushed. */
    public static void tangent(Fpu f) {
        if (hasRoom(f) && isPair(f)) {
            Angle.of(f).tangent(f);
            pushAfter(f, f.resultHigh, f.resultLow, BIAS, Long.MIN_VALUE);
        }
    }

    private static void pushAfter(Fpu f, int high, long low, int pushedHigh, long pushedLow) {
        f.set(f.top, high, low);
        f.top = f.top - 1 & 7;
        f.set(f.top, pushedHigh, pushedLow);
    }

    /** Whether a second result can be pushed; if not, or if there is no operand, all is done. */
    private static boolean hasRoom(Fpu f) {
        f.status &= ~Fpu.C2;
        boolean missing = f.isEmpty(f.top);
        if (!missing && f.isEmpty(f.slot(7))) {
            return true;
        }
        boolean goesOn = f.underflow();
        f.status |= missing ? 0 : Fpu.C1;
        if (goesOn) {
            pushAfter(f, Fpu.INDEFINITE_HIGH, Fpu.INDEFINITE_LOW, Fpu.INDEFINITE_HIGH, Fpu.INDEFINITE_LOW);
        }
        return false;
    }

    /** As {@link #isAngle}, and what is no angle has two results. */
    private static boolean isPair(Fpu f) {
        int top = f.top;
        int status = f.status;
        if (isAngle(f)) {
            return true;
        }
        boolean unmasked = (f.status & ~status & ~f.control() & Fpu.EXCEPTIONS) != 0
                || (f.status & Fpu.INVALID & ~f.control()) != 0;
        if ((f.status & Fpu.C2) == 0 && !unmasked) {
            f.copy(top, f.slot(7));
            f.top = f.slot(7);
        }
        return false;
    }

    /** Whether ST is an angle in range; what is to be done otherwise has been done. */
    private static boolean isAngle(Fpu f) {
        f.status &= ~Fpu.C2;
        if (f.isEmpty(f.top)) {
            if (f.underflow()) {
                f.setIndefinite(f.top);
            }
            return false;
        }
        f.clearC1();
        int high = f.signExponent(f.top);
        long low = f.significand(f.top);
        int special = X87Exact.nan(f, high, low, 0, 0);
        if (special == 0 && X87Exact.isInfinite(high, low)) {
            special = X87Exact.invalid(f);
        }
        if (special != 0) {
            store(f, special);
            return false;
        }
        if (X87Exact.denormal(f, high, low, 0, 0)) {
            return false;
        }
        if ((high & MAX) >= TOO_LARGE) {
            f.status |= Fpu.C2;
            return false;
        }
        return true;
    }

    private static void store(Fpu f, int done) {
        if (done > 0) {
            f.set(f.top, f.resultHigh, f.resultLow);
        }
    }

    /**
     * An angle, reduced.
     *
     * @param quadrant how many right angles were taken away, modulo 4
     * @param rest     what is left, up to pi / 4 to either side; null when the angle is so small that it wasn't touched
     */
    private record Angle(int high, long low, int quadrant, DoubleDouble rest) {

        static Angle of(Fpu f) {
            int high = f.signExponent(f.top);
            long low = f.significand(f.top);
            int exponent = X87Exact.exponent(high, low);
            if (low == 0 || exponent < SMALL) {
                return new Angle(high, low, 0, null);
            }
            boolean negative = (high & 0x8000) != 0;
            if (exponent < BIAS - 1) {
                DoubleDouble rest = DoubleDouble.ofUnsigned(low).scaled(exponent - BIAS - 63);
                return new Angle(high, low, 0, negative ? rest.negated() : rest);
            }
            BigInteger angle = new BigInteger(Long.toUnsignedString(low)).shiftLeft(exponent - BIAS - 63 + PI_SCALE);
            BigInteger[] parts = angle.shiftLeft(1).divideAndRemainder(PI_66);
            BigInteger turns = parts[0].add(BigInteger.ONE).shiftRight(1);
            BigInteger left = angle.subtract(turns.multiply(PI_66));
            DoubleDouble rest = exact(left).scaled(-PI_SCALE);
            int quadrant = turns.intValue();
            return new Angle(high, low, (negative ? -quadrant : quadrant) & 3, negative ? rest.negated() : rest);
        }

        private static DoubleDouble exact(BigInteger value) {
            double upper = value.shiftRight(32).doubleValue() * 0x1p32;
            return DoubleDouble.sum(upper, value.intValue() & 0xFFFF_FFFFL);
        }

        void sine(Fpu f) {
            if (rest == null) {
                almost(f, high, low, false);
            } else {
                DoubleDouble value = (quadrant & 1) == 0 ? Series.sine(rest) : Series.cosine(rest);
                rounded(f, quadrant < 2 ? value : value.negated(), 0);
            }
        }

        void cosine(Fpu f) {
            if (rest == null) {
                if (low == 0) {
                    X87Exact.result(f, BIAS, Long.MIN_VALUE);
                } else {
                    almost(f, BIAS, Long.MIN_VALUE, false);
                }
            } else {
                DoubleDouble value = (quadrant & 1) == 0 ? Series.cosine(rest) : Series.sine(rest);
                rounded(f, quadrant == 0 || quadrant == 3 ? value : value.negated(), 0);
            }
        }

        void tangent(Fpu f) {
            if (rest == null) {
                almost(f, high, low, true);
            } else {
                DoubleDouble sine = Series.sine(rest);
                DoubleDouble cosine = Series.cosine(rest);
                rounded(
                        f,
                        (quadrant & 1) == 0
                                ? sine.dividedBy(cosine)
                                : cosine.dividedBy(sine).negated(),
                        0);
            }
        }
    }

    // ---------------------------------------------------------------- powers and logarithms

    /** F2XM1: two to the power of ST, minus 1; ST from -1 to 1. */
    public static void powerMinusOne(Fpu f) {
        if (f.isEmpty(f.top)) {
            if (f.underflow()) {
                f.setIndefinite(f.top);
            }
            return;
        }
        f.clearC1();
        store(f, powerMinusOne(f, f.signExponent(f.top), f.significand(f.top)));
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
        if (exponent < SMALL - 40) {
            rounded(f, x.times(Series.LN_2), exponent - BIAS - 63);
        } else {
            rounded(f, Series.exponentialMinusOne(x.scaled(exponent - BIAS - 63).times(Series.LN_2)), 0);
        }
        return 1;
    }

    /** FYL2X: ST(1) times the binary logarithm of ST; popped. */
    public static void logarithm(Fpu f) {
        intoSecond(f, X87Transcendental::logarithm);
    }

    /** FYL2XP1: ST(1) times the binary logarithm of ST + 1; popped. */
    public static void logarithmPlusOne(Fpu f) {
        intoSecond(f, X87Transcendental::logarithmPlusOne);
    }

    /** FPATAN: the angle of the point ST, ST(1); popped. */
    public static void arctangent(Fpu f) {
        intoSecond(f, X87Transcendental::arctangent);
    }

    /** A function of x in ST and y in ST(1); what it returns is as {@link X87Exact#nan} says. */
    private interface Function {
        int of(Fpu f, int xHigh, long xLow, int yHigh, long yLow);
    }

    private static void intoSecond(Fpu f, Function function) {
        int to = f.slot(1);
        if (f.isEmpty(f.top) || f.isEmpty(to)) {
            if (f.underflow()) {
                f.setIndefinite(to);
                f.pop();
            }
            return;
        }
        f.clearC1();
        int done = function.of(f, f.signExponent(f.top), f.significand(f.top), f.signExponent(to), f.significand(to));
        if (done > 0) {
            f.set(to, f.resultHigh, f.resultLow);
            f.pop();
        }
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
        rounded(f, product, exponent + X87Exact.exponent(yHigh, yLow) - BIAS, inexact);
    }

    private static int arctangent(Fpu f, int xHigh, long xLow, int yHigh, long yLow) {
        int special = X87Exact.nan(f, xHigh, xLow, yHigh, yLow);
        if (special != 0) {
            return special;
        }
        if (X87Exact.denormal(f, xHigh, xLow, yHigh, yLow)) {
            return -1;
        }
        boolean xNegative = (xHigh & 0x8000) != 0;
        int sign = yHigh & 0x8000;
        boolean xInfinite = X87Exact.isInfinite(xHigh, xLow);
        boolean yInfinite = X87Exact.isInfinite(yHigh, yLow);
        if (yLow == 0 || xInfinite && !yInfinite) {
            // On the axis of x, or infinitely close to it.
            if (!xNegative) {
                return X87Exact.result(f, sign, 0);
            }
            signed(f, sign, Series.PI);
            return 1;
        }
        if (xInfinite) {
            DoubleDouble quarter = Series.PI.scaled(-2);
            signed(f, sign, xNegative ? Series.PI.minus(quarter) : quarter);
            return 1;
        }
        int ratio = yInfinite || xLow == 0 ? 1000 : X87Exact.exponent(yHigh, yLow) - X87Exact.exponent(xHigh, xLow);
        if (ratio > 110) {
            signed(f, sign, Series.PI.scaled(-1));
            return 1;
        }
        DoubleDouble x = DoubleDouble.ofUnsigned(X87Exact.normalized(xLow)).scaled(-63);
        DoubleDouble y = DoubleDouble.ofUnsigned(X87Exact.normalized(yLow)).scaled(-63);
        if (ratio < -110) {
            if (xNegative) {
                signed(f, sign, Series.PI);
            } else {
                DoubleDouble quotient = y.dividedBy(x);
                boolean exact = (quotient.low() == 0) && quotient.times(x).equals(y);
                rounded(f, sign != 0 ? quotient.negated() : quotient, ratio, !exact);
                if (exact) {
                    almost(f, f.resultHigh, f.resultLow, false);
                }
            }
            return 1;
        }
        y = y.scaled(ratio);
        boolean steep = y.high() > x.high();
        DoubleDouble angle = steep ? Series.PI.scaled(-1).minus(Series.arctangent(x, y)) : Series.arctangent(y, x);
        signed(f, sign, xNegative ? Series.PI.minus(angle) : angle);
        return 1;
    }

    private static void signed(Fpu f, int sign, DoubleDouble value) {
        rounded(f, sign != 0 ? value.negated() : value, 0);
    }

    // ---------------------------------------------------------------- results

    /** A value that is a little smaller, or greater, than this one: rounds it. A zero stays one. */
    private static void almost(Fpu f, int high, long low, boolean greater) {
        if (low == 0) {
            X87Exact.result(f, high, low);
            return;
        }
        int exponent = X87Exact.exponent(high, low);
        long upper = X87Exact.normalized(low);
        if (greater) {
            X87Rounding.round(f, high & 0x8000, exponent, upper, 1, 64);
        } else if (upper == Long.MIN_VALUE) {
            X87Rounding.round(f, high & 0x8000, exponent - 1, -1, -1, 64);
        } else {
            X87Rounding.round(f, high & 0x8000, exponent, upper - 1, -1, 64);
        }
    }

    /** Rounds {@code value * 2^exponent}, which is never exact. */
    private static void rounded(Fpu f, DoubleDouble value, int exponent) {
        rounded(f, value, exponent, true);
    }

    /** As processors do it, an exact result counts as rounded, and so a tiny one as an underflow. */
    private static void rounded(Fpu f, DoubleDouble value, int exponent, boolean inexact) {
        boolean negative = value.high() < 0;
        double large = Math.abs(value.high());
        double small = negative ? -value.low() : value.low();
        int scale = Math.getExponent(large);
        // 128 bits, of which the highest is 2^scale: 53 from the first double, and the second's added where they lie.
        long high = (long) Math.scalb(large, 52 - scale) << 11;
        long low = 0;
        if (small != 0) {
            // In units of 2^(scale - 116): at most 64 bits, and what falls below is far beyond 64 bits of result.
            long part = (long) Math.scalb(small, 116 - scale);
            low = part << 11;
            high += part >> 53;
        }
        if (high >= 0) {
            high = high << 1 | low >>> 63;
            low <<= 1;
            scale--;
        }
        X87Rounding.round(f, negative ? 0x8000 : 0, BIAS + scale + exponent, high, inexact ? low | 1 : low, 64);
        boolean tiny = (f.resultHigh & MAX) == 0;
        f.raise(tiny ? Fpu.PRECISION | Fpu.UNDERFLOW : Fpu.PRECISION);
    }
}
