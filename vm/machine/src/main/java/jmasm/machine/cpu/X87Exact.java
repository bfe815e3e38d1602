package jmasm.machine.cpu;

/**
 * Arithmetic on the processor's own format, for all values, precisions and roundings, by integers alone. Operands are
 * slots that are not empty; the result goes into the result fields.
 *
 * <p>The order of checks is the processor's: formats that it doesn't support, NaNs, operands without a result, division
 * by zero, denormals.
 */
final class X87Exact {

    /** The largest exponent: of infinities and NaNs. */
    static final int MAX = 0x7FFF;

    /** The exponent of 1. */
    static final int BIAS = 0x3FFF;

    private static final long QUIET = 1L << 62;

    private X87Exact() {}

    // ---------------------------------------------------------------- kinds of values

    /** Its integer bit must be set and isn't: unnormals, pseudo-infinities, pseudo-NaNs. */
    static boolean isUnsupported(int high, long low) {
        return low >= 0 && (high & MAX) != 0;
    }

    static boolean isNan(int high, long low) {
        return (high & MAX) == MAX && low << 1 != 0;
    }

    static boolean isSignaling(int high, long low) {
        return isNan(high, low) && (low & QUIET) == 0;
    }

    static boolean isInfinite(int high, long low) {
        return (high & MAX) == MAX && low == Long.MIN_VALUE;
    }

    static boolean isZero(int high, long low) {
        return (high & MAX) == 0 && low == 0;
    }

    static boolean isDenormal(int high, long low) {
        return (high & MAX) == 0 && low != 0;
    }

    /** The exponent that the value has when its significand's leading zeros are shifted out. */
    static int exponent(int high, long low) {
        return Math.max(high & MAX, 1) - Long.numberOfLeadingZeros(low);
    }

    static long normalized(long low) {
        return low << Long.numberOfLeadingZeros(low);
    }

    // ---------------------------------------------------------------- operands without arithmetic

    /**
     * Deals with unsupported operands and NaNs.
     *
     * @return 0 when there are none; 1 when the result is there; -1 when an unmasked exception leaves none
     */
    static int nan(Fpu f, int aHigh, long aLow, int bHigh, long bLow) {
        if (isUnsupported(aHigh, aLow) || isUnsupported(bHigh, bLow)) {
            return invalid(f);
        }
        boolean aNan = isNan(aHigh, aLow);
        boolean bNan = isNan(bHigh, bLow);
        if (!aNan && !bNan) {
            return 0;
        }
        boolean aSignaling = aNan && (aLow & QUIET) == 0;
        boolean bSignaling = bNan && (bLow & QUIET) == 0;
        if ((aSignaling || bSignaling) && f.raise(Fpu.INVALID)) {
            return -1;
        }
        // A quiet one goes before a signalling one, then the larger significand, then the positive one.
        boolean takeA = aNan
                && (!bNan
                        || (aSignaling == bSignaling ? larger(aHigh, aLow | QUIET, bHigh, bLow | QUIET) : bSignaling));
        f.resultHigh = takeA ? aHigh : bHigh;
        f.resultLow = (takeA ? aLow : bLow) | QUIET;
        return 1;
    }

    private static boolean larger(int aHigh, long aLow, int bHigh, long bLow) {
        int order = Long.compareUnsigned(aLow, bLow);
        return order > 0 || order == 0 && aHigh <= bHigh;
    }

    /** @return as {@link #nan} */
    static int invalid(Fpu f) {
        if (f.raise(Fpu.INVALID)) {
            return -1;
        }
        f.resultHigh = Fpu.INDEFINITE_HIGH;
        f.resultLow = Fpu.INDEFINITE_LOW;
        return 1;
    }

    static int result(Fpu f, int high, long low) {
        f.resultHigh = high;
        f.resultLow = low;
        return 1;
    }

    /** Notes that an operand is denormal. @return whether that is unmasked, so that there is no result */
    static boolean denormal(Fpu f, int aHigh, long aLow, int bHigh, long bLow) {
        return (isDenormal(aHigh, aLow) || isDenormal(bHigh, bLow) || f.operandDenormal) && f.raise(Fpu.DENORMAL);
    }

    // ---------------------------------------------------------------- arithmetic

    /** {@code a + b}. @return as {@link #nan}: 1 or -1 */
    static int add(Fpu f, int aHigh, long aLow, int bHigh, long bLow) {
        int special = nan(f, aHigh, aLow, bHigh, bLow);
        if (special != 0) {
            return special;
        }
        int sign = aHigh & 0x8000;
        boolean same = ((aHigh ^ bHigh) & 0x8000) == 0;
        if (isInfinite(aHigh, aLow) || isInfinite(bHigh, bLow)) {
            if (isInfinite(aHigh, aLow) && isInfinite(bHigh, bLow) && !same) {
                return invalid(f);
            }
            if (denormal(f, aHigh, aLow, bHigh, bLow)) {
                return -1;
            }
            return isInfinite(aHigh, aLow) ? result(f, aHigh, aLow) : result(f, bHigh, bLow);
        }
        if (denormal(f, aHigh, aLow, bHigh, bLow)) {
            return -1;
        }
        if (aLow == 0 || bLow == 0) {
            return addZero(f, aHigh, aLow, bHigh, bLow, same);
        }
        int aExponent = exponent(aHigh, aLow);
        int bExponent = exponent(bHigh, bLow);
        long x = normalized(aLow);
        long y = normalized(bLow);
        if (aExponent < bExponent || aExponent == bExponent && Long.compareUnsigned(x, y) < 0) {
            return addOrdered(f, bHigh & 0x8000, bExponent, y, aExponent, x, same);
        }
        return addOrdered(f, sign, aExponent, x, bExponent, y, same);
    }

    private static int addZero(Fpu f, int aHigh, long aLow, int bHigh, long bLow, boolean same) {
        if (aLow == 0 && bLow == 0) {
            return result(f, same ? aHigh & 0x8000 : zeroSign(f), 0);
        }
        long low = aLow != 0 ? aLow : bLow;
        int high = aLow != 0 ? aHigh : bHigh;
        X87Rounding.round(f, high & 0x8000, exponent(high, low), normalized(low), 0);
        return 1;
    }

    /** Of a difference that is zero. */
    private static int zeroSign(Fpu f) {
        return f.rounding() == Fpu.DOWN ? 0x8000 : 0;
    }

    /** The first operand is the larger. */
    private static int addOrdered(Fpu f, int sign, int exponent, long x, int smaller, long y, boolean same) {
        int right = exponent - smaller;
        long yHigh = right < 64 ? y >>> right : 0;
        long yLow = right == 0
                ? 0
                : right < 64
                        ? y << 64 - right
                        : right == 64 ? y : right < 128 ? y >>> right - 64 | sticky(y, right) : 1;
        if (same) {
            long high = x + yHigh;
            if (Long.compareUnsigned(high, x) < 0) {
                X87Rounding.round(
                        f, sign, exponent + 1, high >>> 1 | Long.MIN_VALUE, yLow >>> 1 | yLow & 1 | high << 63);
            } else {
                X87Rounding.round(f, sign, exponent, high, yLow);
            }
            return 1;
        }
        long low = -yLow;
        long high = x - yHigh - (yLow != 0 ? 1 : 0);
        if ((high | low) == 0) {
            return result(f, zeroSign(f), 0);
        }
        int left = high != 0 ? Long.numberOfLeadingZeros(high) : 64 + Long.numberOfLeadingZeros(low);
        if (left >= 64) {
            high = low << left - 64;
            low = 0;
        } else if (left > 0) {
            high = high << left | low >>> 64 - left;
            low <<= left;
        }
        X87Rounding.round(f, sign, exponent - left, high, low);
        return 1;
    }

    private static long sticky(long y, int right) {
        return y << 128 - right != 0 ? 1 : 0;
    }

    /** {@code a * b}. @return 1 or -1 */
    static int multiply(Fpu f, int aHigh, long aLow, int bHigh, long bLow) {
        int special = nan(f, aHigh, aLow, bHigh, bLow);
        if (special != 0) {
            return special;
        }
        int sign = (aHigh ^ bHigh) & 0x8000;
        if (isInfinite(aHigh, aLow) || isInfinite(bHigh, bLow)) {
            if (isZero(aHigh, aLow) || isZero(bHigh, bLow)) {
                return invalid(f);
            }
            return denormal(f, aHigh, aLow, bHigh, bLow) ? -1 : result(f, sign | MAX, Long.MIN_VALUE);
        }
        if (denormal(f, aHigh, aLow, bHigh, bLow)) {
            return -1;
        }
        if (aLow == 0 || bLow == 0) {
            return result(f, sign, 0);
        }
        int exponent = exponent(aHigh, aLow) + exponent(bHigh, bLow) - BIAS + 1;
        long x = normalized(aLow);
        long y = normalized(bLow);
        long high = multiplyHigh(x, y);
        long low = x * y;
        if (high >= 0) {
            high = high << 1 | low >>> 63;
            low <<= 1;
            exponent--;
        }
        X87Rounding.round(f, sign, exponent, high, low);
        return 1;
    }

    /** The upper half of the product of two unsigned numbers. */
    static long multiplyHigh(long x, long y) {
        return Math.multiplyHigh(x, y) + (x >> 63 & y) + (y >> 63 & x);
    }

    /** {@code a / b}. @return 1 or -1 */
    static int divide(Fpu f, int aHigh, long aLow, int bHigh, long bLow) {
        int special = nan(f, aHigh, aLow, bHigh, bLow);
        if (special != 0) {
            return special;
        }
        int sign = (aHigh ^ bHigh) & 0x8000;
        boolean aInfinite = isInfinite(aHigh, aLow);
        boolean bInfinite = isInfinite(bHigh, bLow);
        boolean aZero = isZero(aHigh, aLow);
        boolean bZero = isZero(bHigh, bLow);
        if (aInfinite && bInfinite || aZero && bZero) {
            return invalid(f);
        }
        if (bZero && !aInfinite) {
            return f.raise(Fpu.ZERO_DIVIDE) ? -1 : result(f, sign | MAX, Long.MIN_VALUE);
        }
        if (denormal(f, aHigh, aLow, bHigh, bLow)) {
            return -1;
        }
        if (aInfinite) {
            return result(f, sign | MAX, Long.MIN_VALUE);
        }
        if (bInfinite || aZero) {
            return result(f, sign, 0);
        }
        int exponent = exponent(aHigh, aLow) - exponent(bHigh, bLow) + BIAS;
        long x = normalized(aLow);
        long y = normalized(bLow);
        long high;
        if (Long.compareUnsigned(x, y) >= 0) {
            high = WideDivision.quotient(x >>> 1, x << 63, y);
            x = x << 63;
        } else {
            high = WideDivision.quotient(x, 0, y);
            x = 0;
            exponent--;
        }
        long rest = x - high * y;
        // Twice the rest against the divisor says which half; that there is a rest at all says that it isn't exact.
        long low = rest == 0
                ? 0
                : rest < 0 || Long.compareUnsigned(rest << 1, y) >= 0
                        ? (rest << 1 == y && rest >= 0 ? Long.MIN_VALUE : Long.MIN_VALUE | 1)
                        : 1;
        X87Rounding.round(f, sign, exponent, high, low);
        return 1;
    }

    /** The square root of {@code a}. @return 1 or -1 */
    static int squareRoot(Fpu f, int high, long low) {
        int special = nan(f, high, low, 0, 0);
        if (special != 0) {
            return special;
        }
        if (isZero(high, low)) {
            return result(f, high, low);
        }
        if ((high & 0x8000) != 0) {
            return invalid(f);
        }
        if (isInfinite(high, low)) {
            return result(f, high, low);
        }
        if (denormal(f, high, low, 0, 0)) {
            return -1;
        }
        int exponent = exponent(high, low) - BIAS;
        long x = normalized(low);
        boolean odd = (exponent & 1) != 0;
        WideDivision.Root root = WideDivision.squareRoot(odd ? x : x >>> 1, odd ? 0 : x << 63);
        X87Rounding.round(f, 0, (exponent >> 1) + BIAS, root.value(), root.rest());
        return 1;
    }
}
