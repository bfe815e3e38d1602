package jmasm.machine.cpu;

/**
 * Rounding of exact results to a precision and to the range of exponents, with the exceptions that this may raise.
 * A value is a sign, a biased exponent that may lie outside of its range, and a significand of 128 bits whose highest
 * bit is set; of the lower half everything below some bit may be "sticky": not zero where bits got lost.
 */
final class X87Rounding {

    private static final int LARGEST = 0x7FFE;

    /** What is added to or taken from the exponent of an unmasked underflow or overflow. */
    private static final int WRAP = 24576;

    private X87Rounding() {}

    /** Rounds at the precision of the control word into the result fields. @param sign 0 or 8000h */
    static void round(Fpu f, int sign, int exponent, long high, long low) {
        round(f, sign, exponent, high, low, f.precision());
    }

    static void round(Fpu f, int sign, int exponent, long high, long low, int precision) {
        int rounding = f.rounding();
        int shift = 64 - precision;
        if (exponent <= 0 && !roundsUpToOne(exponent, high, low, shift, rounding, sign)) {
            tiny(f, sign, exponent, high, low, shift, rounding);
            return;
        }
        int how = direction(high, low, shift, rounding, sign);
        long kept = kept(high, shift);
        int rounded = exponent;
        if (how > 0) {
            kept += 1L << shift;
            if (kept == 0) {
                kept = Long.MIN_VALUE;
                rounded++;
            }
        }
        if (rounded > LARGEST) {
            overflow(f, sign, rounded, kept, shift, rounding, how);
            return;
        }
        set(f, sign | rounded, kept);
        inexact(f, how);
    }

    /** Whether a value just below the normal range is rounded into it, as if exponents had no end: not tiny then. */
    private static boolean roundsUpToOne(int exponent, long high, long low, int shift, int rounding, int sign) {
        return exponent == 0
                && direction(high, low, shift, rounding, sign) > 0
                && kept(high, shift) + (1L << shift) == 0;
    }

    private static void tiny(Fpu f, int sign, int exponent, long high, long low, int shift, int rounding) {
        if (!f.isMasked(Fpu.UNDERFLOW)) {
            f.raise(Fpu.UNDERFLOW);
            if (exponent + WRAP > 0) {
                round(f, sign, exponent + WRAP, high, low, 64 - shift);
            } else {
                // Only FSCALE gets so far.
                set(f, sign, 0);
                inexact(f, -1);
            }
            return;
        }
        int right = 1 - exponent;
        long shiftedHigh = right < 64 ? high >>> right : 0;
        long shiftedLow = right < 64
                ? high << 64 - right | (low != 0 ? 1 : 0)
                : right == 64 ? high | (low != 0 ? 1 : 0) : right < 128 ? high >>> right - 64 | 1 : 1;
        int how = direction(shiftedHigh, shiftedLow, shift, rounding, sign);
        long kept = kept(shiftedHigh, shift) + (how > 0 ? 1L << shift : 0);
        set(f, sign | (kept < 0 ? 1 : 0), kept);
        if (how != 0) {
            f.raise(Fpu.UNDERFLOW);
        }
        inexact(f, how);
    }

    private static void overflow(Fpu f, int sign, int exponent, long kept, int shift, int rounding, int how) {
        f.raise(Fpu.OVERFLOW);
        if (!f.isMasked(Fpu.OVERFLOW)) {
            boolean wraps = exponent - WRAP <= LARGEST;
            set(f, sign | (wraps ? exponent - WRAP : 0x7FFF), wraps ? kept : Long.MIN_VALUE);
            inexact(f, wraps ? how : 1);
            return;
        }
        boolean away = awayFromZero(rounding, sign);
        set(f, sign | (away ? 0x7FFF : LARGEST), away ? Long.MIN_VALUE : -1L << shift);
        inexact(f, away ? 1 : -1);
    }

    /** Whether a result beyond all numbers becomes infinity rather than the greatest number. */
    static boolean awayFromZero(int rounding, int sign) {
        return rounding == Fpu.NEAREST || rounding == (sign != 0 ? Fpu.DOWN : Fpu.UP);
    }

    private static void set(Fpu f, int high, long low) {
        f.resultHigh = high;
        f.resultLow = low;
    }

    /** @param how as {@link #direction} says */
    static void inexact(Fpu f, int how) {
        f.clearC1();
        if (how != 0) {
            f.status |= how > 0 ? Fpu.C1 : 0;
            f.raise(Fpu.PRECISION);
        }
    }

    static long kept(long high, int shift) {
        return shift == 64 ? 0 : high >>> shift << shift;
    }

    /**
     * What becomes of a value's bits below the lowest that is kept.
     *
     * @param shift how many of the upper half are not kept, 0 to 64
     * @return 0 when they are all zero, 1 when the magnitude is rounded up, else -1
     */
    static int direction(long high, long low, int shift, int rounding, int sign) {
        long rest = shift == 0 ? low : high << 64 - shift;
        long sticky = shift == 0 ? 0 : low;
        if ((rest | sticky) == 0) {
            return 0;
        }
        boolean up = switch (rounding) {
            case Fpu.NEAREST ->
                rest < 0 && (rest != Long.MIN_VALUE || sticky != 0 || shift < 64 && (high >>> shift & 1) != 0);
            case Fpu.DOWN -> sign != 0;
            case Fpu.UP -> sign == 0;
            default -> false;
        };
        return up ? 1 : -1;
    }
}
