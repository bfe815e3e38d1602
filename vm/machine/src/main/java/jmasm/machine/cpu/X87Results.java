package jmasm.machine.cpu;

import static jmasm.machine.cpu.X87Exact.BIAS;
import static jmasm.machine.cpu.X87Exact.MAX;

/**
 * What the transcendental functions share: where results go, and how they are rounded. They are computed in
 * {@link DoubleDouble} and rounded once, to 64 bits whatever the precision, so that they are correctly rounded but for very
 * rare cases; a processor's are within a place of that.
 */
final class X87Results {

    private X87Results() {}

    static void store(Fpu f, int done) {
        if (done > 0) {
            f.set(f.top, f.resultHigh, f.resultLow);
        }
    }

    /** A function of x in ST and y in ST(1); what it returns is as {@link X87Exact#nan} says. */
    interface Function {
        int of(Fpu f, int xHigh, long xLow, int yHigh, long yLow);
    }

    static void intoSecond(Fpu f, Function function) {
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

    /** A value that is a little smaller, or greater, than this one: rounds it. A zero stays one. */
    static void almost(Fpu f, int high, long low, boolean greater) {
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
    static void rounded(Fpu f, DoubleDouble value, int exponent) {
        rounded(f, value, exponent, true);
    }

    /** As processors do it, an exact result counts as rounded, and so a tiny one as an underflow. */
    static void rounded(Fpu f, DoubleDouble value, int exponent, boolean inexact) {
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
