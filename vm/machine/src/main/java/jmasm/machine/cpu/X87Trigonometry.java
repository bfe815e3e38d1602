package jmasm.machine.cpu;

import static jmasm.machine.cpu.X87Exact.BIAS;
import static jmasm.machine.cpu.X87Exact.MAX;

import java.math.BigInteger;

/** FSIN, FCOS, FSINCOS, FPTAN. Angles are reduced by the pi of 66 bits that processors use; {@link X87Results} rounds. */
public final class X87Trigonometry {

    /** Angles of 2^63 and more are left alone, and C2 says so. */
    private static final int TOO_LARGE = BIAS + 63;

    /** Below, a function is the first term of its series to more than 64 bits. */
    private static final int SMALL = BIAS - 40;

    /** Pi times 2^64: the processor's pi. */
    private static final BigInteger PI_66 = new BigInteger("3243F6A8885A308D3", 16);

    private static final int PI_SCALE = 65;

    private X87Trigonometry() {}

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
            X87Results.store(f, special);
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
                X87Results.almost(f, high, low, false);
            } else {
                DoubleDouble value = (quadrant & 1) == 0 ? Series.sine(rest) : Series.cosine(rest);
                X87Results.rounded(f, quadrant < 2 ? value : value.negated(), 0);
            }
        }

        void cosine(Fpu f) {
            if (rest == null) {
                if (low == 0) {
                    X87Exact.result(f, BIAS, Long.MIN_VALUE);
                } else {
                    X87Results.almost(f, BIAS, Long.MIN_VALUE, false);
                }
            } else {
                DoubleDouble value = (quadrant & 1) == 0 ? Series.cosine(rest) : Series.sine(rest);
                X87Results.rounded(f, quadrant == 0 || quadrant == 3 ? value : value.negated(), 0);
            }
        }

        void tangent(Fpu f) {
            if (rest == null) {
                X87Results.almost(f, high, low, true);
            } else {
                DoubleDouble sine = Series.sine(rest);
                DoubleDouble cosine = Series.cosine(rest);
                X87Results.rounded(
                        f,
                        (quadrant & 1) == 0
                                ? sine.dividedBy(cosine)
                                : cosine.dividedBy(sine).negated(),
                        0);
            }
        }
    }
}
