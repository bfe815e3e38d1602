package jmasm.machine.cpu;

/**
 * SSE arithmetic in whole numbers: any rounding mode, denormals, and every exception. {@link SseFloats} comes here when
 * it can't be sure that Java's own arithmetic gives the same. Exceptions are noted in the processor and reported by
 * {@link SseFloats#finish}.
 */
final class SseExact {

    static final int NEAREST = 0;
    static final int DOWN = 1;
    static final int UP = 2;

    private SseExact() {}

    // ---------------------------------------------------------------- operands

    static void raise(Cpu cpu, int exceptions) {
        cpu.sseExceptions |= exceptions;
    }

    private static int rounding(Cpu cpu) {
        return cpu.mxcsr() >>> Mxcsr.ROUNDING_SHIFT & 3;
    }

    /** An operand as the operation sees it. */
    static long operand(Cpu cpu, FloatFormat format, long bits) {
        boolean toZero = (cpu.mxcsr() & Mxcsr.DENORMALS_ARE_ZEROS) != 0 && format.isDenormal(bits);
        return toZero ? bits & format.sign : bits;
    }

    /** Of two operands, one of which is a NaN: the first that is one, made quiet. */
    private static long nan(Cpu cpu, FloatFormat format, long a, long b) {
        if (format.isSignaling(a) || format.isSignaling(b)) {
            raise(cpu, Mxcsr.INVALID);
        }
        return (format.isNan(a) ? a : b) | format.quiet;
    }

    private static long invalid(Cpu cpu, FloatFormat format) {
        raise(cpu, Mxcsr.INVALID);
        return format.indefinite;
    }

    private static void noteDenormals(Cpu cpu, FloatFormat format, long a, long b) {
        if (format.isDenormal(a) || format.isDenormal(b)) {
            raise(cpu, Mxcsr.DENORMAL);
        }
    }

    // ---------------------------------------------------------------- arithmetic

    /** @param subtract turns the sign of {@code b}, unless it is a NaN */
    static long add(Cpu cpu, FloatFormat format, long first, long second, boolean subtract) {
        long a = operand(cpu, format, first);
        long b = operand(cpu, format, second);
        if (format.isNan(a) || format.isNan(b)) {
            return nan(cpu, format, a, b);
        }
        b ^= subtract ? format.sign : 0;
        if (format.isInfinite(a) && format.isInfinite(b) && a != b) {
            return invalid(cpu, format);
        }
        noteDenormals(cpu, format, a, b);
        if (format.isInfinite(a)) {
            return a;
        }
        if (format.isInfinite(b)) {
            return b;
        }
        if (format.isZero(a) && format.isZero(b)) {
            return a == b ? a : zeroSum(cpu, format);
        }
        if (format.isZero(a) || format.isZero(b)) {
            long other = format.isZero(a) ? b : a;
            return round(cpu, format, format.isNegative(other), format.exponent(other), format.significand(other));
        }
        boolean swap = format.exponent(a) < format.exponent(b);
        return sum(cpu, format, swap ? b : a, swap ? a : b);
    }

    private static long zeroSum(Cpu cpu, FloatFormat format) {
        return rounding(cpu) == DOWN ? format.sign : 0;
    }

    /** Of finite values that are not zero, the first with the greater exponent. */
    private static long sum(Cpu cpu, FloatFormat format, long a, long b) {
        boolean negative = format.isNegative(a);
        int exponent = format.exponent(a);
        long larger = format.significand(a);
        long smaller = shiftedRight(format.significand(b), exponent - format.exponent(b));
        if (negative == format.isNegative(b)) {
            long sum = larger + smaller;
            return sum < 0
                    ? round(cpu, format, negative, exponent + 1, shiftedRight(sum, 1))
                    : round(cpu, format, negative, exponent, sum);
        }
        long difference = larger - smaller;
        if (difference == 0) {
            return zeroSum(cpu, format);
        }
        negative ^= difference < 0;
        difference = Math.abs(difference);
        int shift = Long.numberOfLeadingZeros(difference) - 1;
        return round(cpu, format, negative, exponent - shift, difference << shift);
    }

    static long mul(Cpu cpu, FloatFormat format, long first, long second) {
        long a = operand(cpu, format, first);
        long b = operand(cpu, format, second);
        if (format.isNan(a) || format.isNan(b)) {
            return nan(cpu, format, a, b);
        }
        long sign = (a ^ b) & format.sign;
        boolean infinite = format.isInfinite(a) || format.isInfinite(b);
        boolean zero = format.isZero(a) || format.isZero(b);
        if (infinite && zero) {
            return invalid(cpu, format);
        }
        noteDenormals(cpu, format, a, b);
        if (infinite || zero) {
            return sign | (infinite ? format.infinity : 0);
        }
        long x = format.significand(a);
        long y = format.significand(b);
        long low = x * y;
        long product = Math.multiplyHigh(x, y) << 2 | low >>> 62;
        product |= low << 2 != 0 ? 1 : 0;
        int exponent = format.exponent(a) + format.exponent(b);
        return product < 0
                ? round(cpu, format, sign != 0, exponent + 1, shiftedRight(product, 1))
                : round(cpu, format, sign != 0, exponent, product);
    }

    static long div(Cpu cpu, FloatFormat format, long first, long second) {
        long a = operand(cpu, format, first);
        long b = operand(cpu, format, second);
        if (format.isNan(a) || format.isNan(b)) {
            return nan(cpu, format, a, b);
        }
        long sign = (a ^ b) & format.sign;
        if (format.isInfinite(a) && format.isInfinite(b) || format.isZero(a) && format.isZero(b)) {
            return invalid(cpu, format);
        }
        if (format.isZero(b) && !format.isInfinite(a)) {
            raise(cpu, Mxcsr.DIVIDE_BY_ZERO);
            return sign | format.infinity;
        }
        noteDenormals(cpu, format, a, b);
        if (format.isInfinite(a)) {
            return sign | format.infinity;
        }
        if (format.isInfinite(b) || format.isZero(a)) {
            return sign;
        }
        long rest = format.significand(a);
        long divisor = format.significand(b);
        int exponent = format.exponent(a) - format.exponent(b);
        if (rest < divisor) {
            rest <<= 1;
            exponent--;
        }
        long quotient = 0;
        for (int i = 0; i < 63; i++) {
            quotient <<= 1;
            if (Long.compareUnsigned(rest, divisor) >= 0) {
                rest -= divisor;
                quotient |= 1;
            }
            rest <<= 1;
        }
        return round(cpu, format, sign != 0, exponent, quotient | (rest != 0 ? 1 : 0));
    }

    static long sqrt(Cpu cpu, FloatFormat format, long only) {
        long a = operand(cpu, format, only);
        if (format.isNan(a)) {
            return nan(cpu, format, a, a);
        }
        if (format.isZero(a)) {
            return a;
        }
        if (format.isNegative(a)) {
            return invalid(cpu, format);
        }
        noteDenormals(cpu, format, a, a);
        if (format.isInfinite(a)) {
            return a;
        }
        int exponent = format.exponent(a);
        long radicand = format.significand(a) << (exponent & 1);
        long root = 0;
        long rest = 0;
        for (int i = 0; i < 61; i++) {
            rest = rest << 2 | radicand >>> 62;
            radicand <<= 2;
            root <<= 1;
            long trial = root << 1 | 1;
            if (rest >= trial) {
                rest -= trial;
                root |= 1;
            }
        }
        return round(cpu, format, false, exponent >> 1, root << 2 | (rest != 0 ? 1 : 0));
    }

    // ---------------------------------------------------------------- comparison

    /** MINxx and MAXxx: the second operand unless the first is less (greater). */
    static long extreme(Cpu cpu, FloatFormat format, long first, long second, boolean greatest) {
        long a = operand(cpu, format, first);
        long b = operand(cpu, format, second);
        if (format.isNan(a) || format.isNan(b)) {
            raise(cpu, Mxcsr.INVALID);
            return b;
        }
        noteDenormals(cpu, format, a, b);
        return greatest ? less(format, b, a) ? a : b : less(format, a, b) ? a : b;
    }

    private static boolean less(FloatFormat format, long a, long b) {
        if (format.isZero(a) && format.isZero(b)) {
            return false;
        }
        return ordered(format, a) < ordered(format, b);
    }

    /** A number that orders as the value does, but for zeros. */
    private static long ordered(FloatFormat format, long bits) {
        return format.isNegative(bits) ? -(bits & ~format.sign) : bits;
    }

    /**
     * -1, 0, 1 or, when they are not ordered, 2.
     *
     * @param quietIsInvalid a quiet NaN raises invalid too
     */
    static int compare(Cpu cpu, FloatFormat format, long first, long second, boolean quietIsInvalid) {
        long a = operand(cpu, format, first);
        long b = operand(cpu, format, second);
        if (format.isNan(a) || format.isNan(b)) {
            if (quietIsInvalid || format.isSignaling(a) || format.isSignaling(b)) {
                raise(cpu, Mxcsr.INVALID);
            }
            return 2;
        }
        noteDenormals(cpu, format, a, b);
        return less(format, a, b) ? -1 : less(format, b, a) ? 1 : 0;
    }

    // ---------------------------------------------------------------- conversion

    static long fromInteger(Cpu cpu, FloatFormat format, int value) {
        if (value == 0) {
            return 0;
        }
        long magnitude = Math.abs((long) value);
        int shift = Long.numberOfLeadingZeros(magnitude) - 1;
        return round(cpu, format, value < 0, 62 - shift, magnitude << shift);
    }

    /** To 32 bits; 80000000h and invalid when that can't be. @param rounding as in MXCSR; 3 cuts off */
    static int toInteger(Cpu cpu, FloatFormat format, long only, int rounding) {
        long a = operand(cpu, format, only);
        if (format.isZero(a)) {
            return 0;
        }
        if (format.isNan(a) || format.isInfinite(a) || format.exponent(a) > 31) {
            raise(cpu, Mxcsr.INVALID);
            return Integer.MIN_VALUE;
        }
        long aligned = shiftedRight(format.significand(a), 31 - format.exponent(a));
        long whole = rounded(aligned, 31, format.isNegative(a), rounding) >>> 31;
        long value = format.isNegative(a) ? -whole : whole;
        if (value != (int) value) {
            raise(cpu, Mxcsr.INVALID);
            return Integer.MIN_VALUE;
        }
        if ((aligned & (1L << 31) - 1) != 0) {
            raise(cpu, Mxcsr.PRECISION);
        }
        return (int) value;
    }

    static long convert(Cpu cpu, FloatFormat from, FloatFormat to, long only) {
        long a = operand(cpu, from, only);
        long sign = from.isNegative(a) ? to.sign : 0;
        if (from.isNan(a)) {
            if (from.isSignaling(a)) {
                raise(cpu, Mxcsr.INVALID);
            }
            int narrower = from.fractionBits - to.fractionBits;
            long fraction = a & from.fractionMask;
            return sign | to.infinity | to.quiet | (narrower > 0 ? fraction >>> narrower : fraction << -narrower);
        }
        noteDenormals(cpu, from, a, a);
        if (from.isInfinite(a) || from.isZero(a)) {
            return sign | (from.isZero(a) ? 0 : to.infinity);
        }
        return round(cpu, to, sign != 0, from.exponent(a), from.significand(a));
    }

    /** ROUNDxx. @param control the instruction's constant */
    static long roundToWhole(Cpu cpu, FloatFormat format, long only, int control) {
        long a = operand(cpu, format, only);
        if (format.isNan(a)) {
            return nan(cpu, format, a, a);
        }
        if (format.isInfinite(a) || format.isZero(a) || format.exponent(a) >= format.fractionBits) {
            return a;
        }
        int rounding = (control & 4) != 0 ? rounding(cpu) : control & 3;
        long sign = a & format.sign;
        int drop = 62 - Math.max(format.exponent(a), -1);
        long significand =
                format.exponent(a) < -1 ? 1L << 60 : format.significand(a) >>> (format.exponent(a) == -1 ? 1 : 0);
        drop = Math.min(drop, 62);
        if ((significand & (1L << drop) - 1) != 0 && (control & 8) == 0) {
            raise(cpu, Mxcsr.PRECISION);
        }
        long whole = rounded(significand, drop, sign != 0, rounding) >>> drop;
        if (whole == 0) {
            return sign;
        }
        int shift = Long.numberOfLeadingZeros(whole) - 1;
        return sign | encoded(format, 62 - shift, whole << shift);
    }

    // ---------------------------------------------------------------- rounding

    /** Whatever leaves on the right stays as a one in the last place. */
    static long shiftedRight(long value, int count) {
        if (count == 0) {
            return value;
        }
        if (count > 63) {
            return value == 0 ? 0 : 1;
        }
        return value >>> count | (value << 64 - count != 0 ? 1 : 0);
    }

    /** Rounds to a multiple of {@code 2^drop}; may carry into bit 63. */
    private static long rounded(long value, int drop, boolean negative, int rounding) {
        if (drop == 0) {
            return value;
        }
        long unit = 1L << drop;
        long rest = value & unit - 1;
        long cut = value - rest;
        boolean up = switch (rounding) {
            case NEAREST -> rest > unit >>> 1 || rest == unit >>> 1 && (cut & unit) != 0;
            case DOWN -> negative && rest != 0;
            case UP -> !negative && rest != 0;
            default -> false;
        };
        return up ? cut + unit : cut;
    }

    /**
     * The value {@code significand × 2^(exponent-62)} in a format, with the exceptions of that.
     *
     * @param significand bit 62 is set, bit 63 not; bit 0 stands for all that follows
     */
    static long round(Cpu cpu, FloatFormat format, boolean negative, int exponent, long significand) {
        int mxcsr = cpu.mxcsr();
        int rounding = mxcsr >>> Mxcsr.ROUNDING_SHIFT & 3;
        int drop = 62 - format.fractionBits;
        long sign = negative ? format.sign : 0;
        long value = rounded(significand, drop, negative, rounding);
        boolean inexact = (significand & (1L << drop) - 1) != 0;
        int least = 1 - format.bias;
        // Tiny is what would be too small after rounding, had the exponent no limit.
        boolean tiny = exponent < least && !(exponent == least - 1 && value < 0);
        if (tiny) {
            if ((mxcsr & Mxcsr.UNDERFLOW_MASK) == 0) {
                raise(cpu, Mxcsr.UNDERFLOW | (inexact ? Mxcsr.PRECISION : 0));
                return sign;
            }
            if ((mxcsr & Mxcsr.FLUSH_TO_ZERO) != 0) {
                raise(cpu, Mxcsr.UNDERFLOW | Mxcsr.PRECISION);
                return sign;
            }
            long shifted = shiftedRight(significand, least - exponent);
            if ((shifted & (1L << drop) - 1) != 0) {
                raise(cpu, Mxcsr.UNDERFLOW | Mxcsr.PRECISION);
            }
            return sign | rounded(shifted, drop, negative, rounding) >>> drop;
        }
        int rounded = exponent + (value < 0 ? 1 : 0);
        if (rounded > format.bias) {
            boolean masked = (mxcsr & Mxcsr.OVERFLOW_MASK) != 0;
            raise(cpu, Mxcsr.OVERFLOW | (masked || inexact ? Mxcsr.PRECISION : 0));
            boolean toInfinity = rounding == NEAREST || rounding == (negative ? DOWN : UP);
            return sign | (toInfinity ? format.infinity : format.infinity - 1);
        }
        if (inexact) {
            raise(cpu, Mxcsr.PRECISION);
        }
        return sign | encoded(format, rounded, value < 0 ? value >>> 1 : value);
    }

    /** Of a value that needs no rounding and is normal. */
    private static long encoded(FloatFormat format, int exponent, long significand) {
        long fraction = significand >>> 62 - format.fractionBits & format.fractionMask;
        return (long) (exponent + format.bias) << format.fractionBits | fraction;
    }
}
