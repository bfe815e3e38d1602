package jmasm.machine.cpu;

/**
 * What FST, FIST, FISTTP, FBSTP give, each computed from ST into the result fields of the unit; the engine then stores
 * that and pops. The conversions return whether there is something to store; when not, nothing is popped either.
 */
public final class X87Stores {

    private static final long QUIET = 1L << 62;
    private static final long GREATEST_DECIMAL = 999_999_999_999_999_999L;

    private X87Stores() {}

    /** The bits of the last conversion. */
    public static long bits(Fpu f) {
        return f.resultLow;
    }

    /** Of a conversion to 80 bits: those above the lowest 64. */
    public static int highBits(Fpu f) {
        return f.resultHigh;
    }

    public static boolean real64(Fpu f) {
        if (f.isDouble(f.top)) {
            double value = f.values[f.top];
            if (Math.abs(value) >= Double.MIN_NORMAL || value == 0) {
                f.clearC1();
                f.resultLow = Double.doubleToRawLongBits(value);
                return true;
            }
        }
        return real(f, 53, 11);
    }

    public static boolean real32(Fpu f) {
        if (f.isDouble(f.top) && f.exactDoubles) {
            double value = f.values[f.top];
            float rounded = (float) value;
            if (Math.abs(rounded) > Float.MIN_NORMAL && Math.abs(rounded) <= Float.MAX_VALUE || value == 0) {
                f.clearC1();
                if (rounded != value) {
                    f.status |= Math.abs(rounded) > Math.abs(value) ? Fpu.C1 : 0;
                    f.raise(Fpu.PRECISION);
                }
                f.resultLow = Float.floatToRawIntBits(rounded) & 0xFFFF_FFFFL;
                return true;
            }
        }
        return real(f, 24, 8);
    }

    /** Without any check: 80 bits are stored as they are. */
    public static boolean real80(Fpu f) {
        if (f.isEmpty(f.top)) {
            boolean goesOn = f.underflow();
            f.resultHigh = Fpu.INDEFINITE_HIGH;
            f.resultLow = Fpu.INDEFINITE_LOW;
            return goesOn;
        }
        f.clearC1();
        f.resultHigh = f.signExponent(f.top);
        f.resultLow = f.significand(f.top);
        return true;
    }

    /** Rounds to a format with so many bits of precision and of exponent. */
    private static boolean real(Fpu f, int precision, int exponentBits) {
        int fraction = precision - 1;
        long infinity = (1L << exponentBits) - 1 << fraction;
        long indefinite = -1L << fraction - 1 & (precision == 53 ? -1L : 0xFFFF_FFFFL);
        if (f.isEmpty(f.top)) {
            f.resultLow = indefinite;
            return f.underflow();
        }
        f.clearC1();
        int high = f.signExponent(f.top);
        long low = f.significand(f.top);
        long sign = (long) (high >>> 15) << fraction + exponentBits;
        if (X87Exact.isUnsupported(high, low)) {
            f.resultLow = indefinite;
            return !f.raise(Fpu.INVALID);
        }
        if (X87Exact.isNan(high, low)) {
            if ((low & QUIET) == 0 && f.raise(Fpu.INVALID)) {
                return false;
            }
            f.resultLow = sign | infinity | (low | QUIET) << 1 >>> 12 + 52 - fraction;
            return true;
        }
        if (X87Exact.isInfinite(high, low) || low == 0) {
            f.resultLow = sign | (low == 0 ? 0 : infinity);
            return true;
        }
        int bias = (1 << exponentBits - 1) - 1;
        return finite(
                f, sign, X87Exact.exponent(high, low) - 0x3FFF + bias, X87Exact.normalized(low), fraction, infinity);
    }

    private static boolean finite(Fpu f, long sign, int exponent, long low, int fraction, long infinity) {
        int rounding = f.rounding();
        int negative = sign != 0 ? 0x8000 : 0;
        int shift = 63 - fraction;
        int how = X87Rounding.direction(low, 0, shift, rounding, negative);
        long rounded = (low >>> shift) + (how > 0 ? 1 : 0);
        int exponentAfter = exponent + (int) (rounded >>> fraction + 1);
        if (exponentAfter <= 0) {
            if (!f.isMasked(Fpu.UNDERFLOW)) {
                f.raise(Fpu.UNDERFLOW);
                return false;
            }
            int right = Math.min(64, shift + 1 - exponent);
            how = shift + 1 - exponent > 64
                    ? X87Rounding.direction(0, 1, 64, rounding, negative)
                    : X87Rounding.direction(low, 0, right, rounding, negative);
            long kept = (right == 64 ? 0 : low >>> right) + (how > 0 ? 1 : 0);
            f.resultLow = sign | kept;
            if (how != 0) {
                f.raise(Fpu.UNDERFLOW);
            }
        } else if (exponentAfter >= infinity >>> fraction) {
            f.raise(Fpu.OVERFLOW);
            if (!f.isMasked(Fpu.OVERFLOW)) {
                return false;
            }
            boolean away = X87Rounding.awayFromZero(rounding, negative);
            f.resultLow = sign | (away ? infinity : infinity - 1);
            how = away ? 1 : -1;
        } else {
            // A carry out of the fraction goes into the exponent.
            f.resultLow = sign | ((long) exponent - 1 << fraction) + rounded;
        }
        X87Rounding.inexact(f, how);
        return true;
    }

    // ---------------------------------------------------------------- integers

    /** FIST: an integer of so many bits, by the rounding mode. */
    public static boolean integer(Fpu f, int bits) {
        return integer(f, bits, f.rounding());
    }

    /** FISTTP: towards zero. */
    public static boolean truncated(Fpu f, int bits) {
        return integer(f, bits, Fpu.CHOP);
    }

    private static boolean integer(Fpu f, int bits, int rounding) {
        if (f.isDouble(f.top)) {
            double value = f.values[f.top];
            double rounded = rounded(value, rounding);
            // Up to 2^62 the conversion to a long is exact, and so is the comparison.
            if (Math.abs(rounded) < (bits == 64 ? 0x1p62 : (double) (1L << bits - 1))) {
                f.clearC1();
                if (rounded != value) {
                    f.status |= Math.abs(rounded) > Math.abs(value) ? Fpu.C1 : 0;
                    f.raise(Fpu.PRECISION);
                }
                f.resultLow = (long) rounded;
                return true;
            }
        }
        return exactInteger(f, bits, rounding);
    }

    private static double rounded(double value, int rounding) {
        return switch (rounding) {
            case Fpu.NEAREST -> Math.rint(value);
            case Fpu.DOWN -> Math.floor(value);
            case Fpu.UP -> Math.ceil(value);
            default -> value < 0 ? Math.ceil(value) : Math.floor(value);
        };
    }

    private static boolean exactInteger(Fpu f, int bits, int rounding) {
        long indefinite = -1L << bits - 1;
        f.resultLow = indefinite;
        if (f.isEmpty(f.top)) {
            return f.underflow();
        }
        f.clearC1();
        int high = f.signExponent(f.top);
        int how = magnitude(f, rounding);
        long magnitude = f.resultLow;
        boolean negative = (high & 0x8000) != 0;
        long limit = 1L << bits - 1;
        boolean fits =
                how != TOO_LARGE && (Long.compareUnsigned(magnitude, limit) < 0 || negative && magnitude == limit);
        if (!fits) {
            f.resultLow = indefinite;
            return !f.raise(Fpu.INVALID);
        }
        f.resultLow = negative ? -magnitude : magnitude;
        X87Rounding.inexact(f, how);
        return true;
    }

    private static final int TOO_LARGE = 2;

    /** The magnitude of ST as an unsigned integer, into the result. @return how it was rounded, or TOO_LARGE */
    private static int magnitude(Fpu f, int rounding) {
        int high = f.signExponent(f.top);
        long low = f.significand(f.top);
        int right = 0x3FFF + 63 - (high & 0x7FFF);
        if (right < 0 || X87Exact.isUnsupported(high, low)) {
            return TOO_LARGE;
        }
        int how = right > 64
                ? X87Rounding.direction(0, low, 64, rounding, high & 0x8000)
                : X87Rounding.direction(low, 0, right, rounding, high & 0x8000);
        long kept = right >= 64 ? 0 : low >>> right;
        f.resultLow = kept + (how > 0 ? 1 : 0);
        return how > 0 && f.resultLow == 0 ? TOO_LARGE : how;
    }

    /** FBSTP. */
    public static boolean decimal(Fpu f) {
        f.resultHigh = Fpu.INDEFINITE_HIGH;
        f.resultLow = Fpu.INDEFINITE_LOW;
        if (f.isEmpty(f.top)) {
            return f.underflow();
        }
        f.clearC1();
        int sign = f.signExponent(f.top) & 0x8000;
        int how = magnitude(f, f.rounding());
        long magnitude = f.resultLow;
        if (how == TOO_LARGE || Long.compareUnsigned(magnitude, GREATEST_DECIMAL) > 0) {
            f.resultHigh = Fpu.INDEFINITE_HIGH;
            f.resultLow = Fpu.INDEFINITE_LOW;
            return !f.raise(Fpu.INVALID);
        }
        long digits = 0;
        for (int shift = 0; shift < 64; shift += 4) {
            digits |= magnitude % 10 << shift;
            magnitude /= 10;
        }
        f.resultHigh = sign | (int) (magnitude / 10 << 4 | magnitude % 10);
        f.resultLow = digits;
        X87Rounding.inexact(f, how);
        return true;
    }

    /** FST and FSTP to ST(i): a copy, with its tag. @return whether it may be popped */
    public static boolean register(Fpu f, int i) {
        int to = f.slot(i);
        if (f.isEmpty(f.top)) {
            boolean goesOn = f.underflow();
            if (goesOn) {
                f.setIndefinite(to);
            }
            return goesOn;
        }
        f.clearC1();
        f.copy(f.top, to);
        return true;
    }

    /** The undocumented D9 D8: as FSTP, and of an empty register just the pop. */
    public static void registerUnchecked(Fpu f, int i) {
        f.clearC1();
        if (!f.isEmpty(f.top)) {
            f.copy(f.top, f.slot(i));
        }
        f.pop();
    }

    /** FXCH. */
    public static void exchange(Fpu f, int i) {
        int other = f.slot(i);
        boolean missing = f.isEmpty(f.top) || f.isEmpty(other);
        if (missing) {
            if (!f.underflow()) {
                return;
            }
            if (f.isEmpty(f.top)) {
                f.setIndefinite(f.top);
            }
            if (f.isEmpty(other)) {
                f.setIndefinite(other);
            }
        } else {
            f.clearC1();
        }
        f.copy(f.top, Fpu.OPERAND);
        f.copy(other, f.top);
        f.copy(Fpu.OPERAND, other);
    }

    /** FCMOVcc, when its condition holds or not: a missing operand is noticed in both cases. C1 stays. */
    public static void conditionalMove(Fpu f, int i, boolean holds) {
        int from = f.slot(i);
        if (f.isEmpty(f.top) || f.isEmpty(from)) {
            if (f.underflow()) {
                f.setIndefinite(f.top);
            }
            return;
        }
        if (holds) {
            f.copy(from, f.top);
        }
    }
}
