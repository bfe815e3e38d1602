package jmasm.machine.cpu;

/** FPATAN. {@link X87Results} rounds. */
public final class X87Arctangent {

    private X87Arctangent() {}

    /** FPATAN: the angle of the point ST, ST(1); popped. */
    public static void arctangent(Fpu f) {
        X87Results.intoSecond(f, X87Arctangent::arctangent);
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
                X87Results.rounded(f, sign != 0 ? quotient.negated() : quotient, ratio, !exact);
                if (exact) {
                    X87Results.almost(f, f.resultHigh, f.resultLow, false);
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
        X87Results.rounded(f, sign != 0 ? value.negated() : value, 0);
    }
}
