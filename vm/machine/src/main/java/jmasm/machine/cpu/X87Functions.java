package jmasm.machine.cpu;

import static jmasm.machine.cpu.X87Exact.BIAS;

/** FCHS, FABS, FRNDINT, FXTRACT, FSCALE, FPREM, FPREM1: functions whose results are exact or rounded once. */
public final class X87Functions {

    private X87Functions() {}

    public static void changeSign(Fpu f) {
        sign(f, -1);
    }

    public static void absolute(Fpu f) {
        sign(f, 0);
    }

    private static void sign(Fpu f, int what) {
        int slot = f.top;
        if (f.isDouble(slot)) {
            f.clearC1();
            f.values[slot] = what == 0 ? Math.abs(f.values[slot]) : -f.values[slot];
            return;
        }
        if (f.isEmpty(slot)) {
            if (f.underflow()) {
                f.setIndefinite(slot);
            }
            return;
        }
        f.clearC1();
        int high = f.signExponent(slot);
        f.set(slot, what == 0 ? high & 0x7FFF : high ^ 0x8000, f.significand(slot));
    }

    /** Puts what an exact operation on ST has said, {@link X87Exact#nan}, into ST. */
    private static void store(Fpu f, int done) {
        if (done > 0) {
            f.set(f.top, f.resultHigh, f.resultLow);
        }
    }

    /** Whether the stack lacks an operand, and if so does all that is to be done. @param operands 1 or 2 */
    private static boolean lacks(Fpu f, int operands) {
        if (!f.isEmpty(f.top) && (operands == 1 || !f.isEmpty(f.slot(1)))) {
            f.clearC1();
            return false;
        }
        if (f.underflow()) {
            f.setIndefinite(f.top);
        }
        return true;
    }

    /** FRNDINT: to an integer, by the rounding mode. */
    public static void round(Fpu f) {
        int slot = f.top;
        if (f.isDouble(slot)) {
            f.clearC1();
            double value = f.values[slot];
            double rounded = switch (f.rounding()) {
                case Fpu.NEAREST -> Math.rint(value);
                case Fpu.DOWN -> Math.floor(value);
                case Fpu.UP -> Math.ceil(value);
                default -> value < 0 ? Math.ceil(value) : Math.floor(value);
            };
            if (rounded != value) {
                f.status |= Math.abs(rounded) > Math.abs(value) ? Fpu.C1 : 0;
                f.raise(Fpu.PRECISION);
            }
            f.values[slot] = rounded;
        } else if (!lacks(f, 1)) {
            store(f, roundExactly(f, f.signExponent(slot), f.significand(slot)));
        }
    }

    private static int roundExactly(Fpu f, int high, long low) {
        int special = X87Exact.nan(f, high, low, 0, 0);
        if (special != 0) {
            return special;
        }
        if (X87Exact.denormal(f, high, low, 0, 0)) {
            return -1;
        }
        int right = BIAS + 63 - (high & 0x7FFF);
        if (right <= 0 || low == 0) {
            return X87Exact.result(f, high, low);
        }
        int sign = high & 0x8000;
        int how = right > 64
                ? X87Rounding.direction(0, low, 64, f.rounding(), sign)
                : X87Rounding.direction(low, 0, right, f.rounding(), sign);
        long kept = right >= 64 ? 0 : low >>> right << right;
        if (how > 0) {
            kept = right >= 64 ? 0 : kept + (1L << right);
            if (kept == 0) {
                X87Exact.result(f, sign | (right >= 64 ? BIAS : (high & 0x7FFF) + 1), Long.MIN_VALUE);
            } else {
                X87Exact.result(f, high, kept);
            }
        } else {
            X87Exact.result(f, kept == 0 ? sign : high, kept);
        }
        X87Rounding.inexact(f, how);
        return 1;
    }

    /** FXTRACT: ST becomes the exponent, and the significand is pushed. */
    public static void extract(Fpu f) {
        int slot = f.top;
        int into = f.slot(7);
        boolean full = !f.isEmpty(into);
        if (f.isEmpty(slot) || full) {
            boolean overflow = full && !f.isEmpty(slot);
            boolean goesOn = f.underflow();
            f.status |= overflow ? Fpu.C1 : 0;
            if (goesOn) {
                f.setIndefinite(slot);
                f.top = into;
                f.setIndefinite(into);
            }
            return;
        }
        f.clearC1();
        int high = f.signExponent(slot);
        long low = f.significand(slot);
        int special = X87Exact.nan(f, high, low, 0, 0);
        if (special != 0) {
            if (special > 0) {
                store(f, 1);
                f.copy(slot, into);
                f.top = into;
            }
            return;
        }
        if (X87Exact.isInfinite(high, low)) {
            f.set(slot, 0x7FFF, Long.MIN_VALUE);
            f.top = into;
            f.set(into, high, low);
        } else if (low == 0) {
            if (!f.raise(Fpu.ZERO_DIVIDE)) {
                f.set(slot, 0xFFFF, Long.MIN_VALUE);
                f.top = into;
                f.set(into, high, 0);
            }
        } else if (!X87Exact.denormal(f, high, low, 0, 0)) {
            f.set(slot, (double) (X87Exact.exponent(high, low) - BIAS));
            f.top = into;
            f.set(into, high & 0x8000 | BIAS, X87Exact.normalized(low));
        }
    }

    /** FSCALE: ST times two to the integer part of ST(1). */
    public static void scale(Fpu f) {
        if (!lacks(f, 2)) {
            int other = f.slot(1);
            store(
                    f,
                    scale(f, f.signExponent(f.top), f.significand(f.top), f.signExponent(other), f.significand(other)));
        }
    }

    private static int scale(Fpu f, int high, long low, int byHigh, long byLow) {
        int special = X87Exact.nan(f, high, low, byHigh, byLow);
        if (special != 0) {
            return special;
        }
        boolean infinite = X87Exact.isInfinite(high, low);
        boolean down = (byHigh & 0x8000) != 0;
        if (X87Exact.isInfinite(byHigh, byLow)) {
            if (low == 0 && !down || infinite && down) {
                return X87Exact.invalid(f);
            }
            if (X87Exact.denormal(f, high, low, byHigh, byLow)) {
                return -1;
            }
            return infinite || low == 0
                    ? X87Exact.result(f, high, low)
                    : down ? X87Exact.result(f, high & 0x8000, 0) : X87Exact.result(f, high | 0x7FFF, Long.MIN_VALUE);
        }
        if (X87Exact.denormal(f, high, low, byHigh, byLow)) {
            return -1;
        }
        if (infinite || low == 0) {
            return X87Exact.result(f, high, low);
        }
        int right = BIAS + 63 - (byHigh & 0x7FFF);
        int by = right >= 64 ? 0 : right < 46 ? 0x10000 : (int) Math.min(byLow >>> right, 0x10000);
        X87Rounding.round(
                f, high & 0x8000, X87Exact.exponent(high, low) + (down ? -by : by), X87Exact.normalized(low), 0, 64);
        return 1;
    }

    /** FPREM: the remainder of a division that rounds the quotient towards zero. */
    public static void remainder(Fpu f) {
        remainder(f, false);
    }

    /** FPREM1: of one that rounds it to nearest. */
    public static void remainderToNearest(Fpu f) {
        remainder(f, true);
    }

    private static void remainder(Fpu f, boolean nearest) {
        f.status &= ~Fpu.C2;
        if (!lacks(f, 2)) {
            int other = f.slot(1);
            store(
                    f,
                    remainder(
                            f,
                            f.signExponent(f.top),
                            f.significand(f.top),
                            f.signExponent(other),
                            f.significand(other),
                            nearest));
        }
    }

    private static int remainder(Fpu f, int high, long low, int byHigh, long byLow, boolean nearest) {
        int special = X87Exact.nan(f, high, low, byHigh, byLow);
        if (special != 0) {
            return special;
        }
        if (X87Exact.isInfinite(high, low) || byLow == 0) {
            return X87Exact.invalid(f);
        }
        if (X87Exact.denormal(f, high, low, byHigh, byLow)) {
            return -1;
        }
        if (low == 0 || X87Exact.isInfinite(byHigh, byLow)) {
            f.setConditions(0);
            if (low == 0) {
                return X87Exact.result(f, high, low);
            }
            X87Rounding.round(f, high & 0x8000, X87Exact.exponent(high, low), X87Exact.normalized(low), 0, 64);
            return 1;
        }
        return reduce(f, high, low, byHigh, byLow, nearest);
    }

    private static int reduce(Fpu f, int high, long low, int byHigh, long byLow, boolean nearest) {
        int exponent = X87Exact.exponent(high, low);
        int divisorExponent = X87Exact.exponent(byHigh, byLow);
        long rest = X87Exact.normalized(low);
        long divisor = X87Exact.normalized(byLow);
        int sign = high & 0x8000;
        int difference = exponent - divisorExponent;
        boolean partial = difference >= 64;
        int steps = partial ? difference & 31 | 32 : difference;
        long quotient = 0;
        boolean carry = false;
        for (int i = 0; i <= steps; i++) {
            // A bit of the quotient each time; the rest stays below the divisor, but for the bit that is shifted out.
            quotient <<= 1;
            if (carry || Long.compareUnsigned(rest, divisor) >= 0) {
                rest -= divisor;
                quotient |= 1;
            }
            if (i < steps) {
                carry = rest < 0;
                rest <<= 1;
            }
        }
        if (partial) {
            f.setConditions(Fpu.C2);
            return result(f, sign, exponent - steps, rest);
        }
        int at = divisorExponent;
        if (difference < 0) {
            at = exponent;
        }
        if (nearest && difference >= -1) {
            // Twice the rest against the divisor; a rest at the exponent below is at most half of it.
            int order = difference < 0
                    ? Long.compareUnsigned(rest, divisor)
                    : rest < 0 ? 1 : Long.compareUnsigned(rest << 1, divisor);
            if (order > 0 || order == 0 && (quotient & 1) != 0) {
                quotient++;
                sign ^= 0x8000;
                if (difference < 0) {
                    // divisor - rest / 2, at the exponent below: 2 * divisor - rest, less than 2^64.
                    rest = (divisor << 1) - rest;
                } else {
                    rest = divisor - rest;
                }
            }
        }
        f.setConditions(((quotient & 1) != 0 ? Fpu.C1 : 0)
                | ((quotient & 2) != 0 ? Fpu.C3 : 0)
                | ((quotient & 4) != 0 ? Fpu.C0 : 0));
        int conditions = f.status;
        int done = result(f, rest == 0 ? high & 0x8000 : sign, at, rest);
        // Rounding, which changes nothing here, would have cleared C1.
        f.status |= conditions;
        return done;
    }

    private static int result(Fpu f, int sign, int exponent, long rest) {
        if (rest == 0) {
            return X87Exact.result(f, sign, 0);
        }
        int shift = Long.numberOfLeadingZeros(rest);
        int conditions = f.status;
        X87Rounding.round(f, sign, exponent - shift, rest << shift, 0, 64);
        f.status |= conditions;
        return 1;
    }
}
