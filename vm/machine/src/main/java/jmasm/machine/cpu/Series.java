package jmasm.machine.cpu;

import java.math.BigInteger;

/** Elementary functions in about 100 bits, over the small ranges to which X87 operands are reduced. */
final class Series {

    /** The reciprocals of the factorials of 0 to 30. */
    private static final DoubleDouble[] RECIPROCALS = reciprocals();

    static final DoubleDouble LN_2 = new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);
    static final DoubleDouble LOG2_E = DoubleDouble.ONE.dividedBy(LN_2);
    static final DoubleDouble PI = new DoubleDouble(0x1.921fb54442d18p1, 0x1.1a62633145c07p-53);

    private static final int SINE_TERMS = 27;
    private static final int COSINE_TERMS = 28;
    private static final int EXPONENTIAL_TERMS = 30;

    private Series() {}

    private static DoubleDouble[] reciprocals() {
        DoubleDouble[] reciprocals = new DoubleDouble[EXPONENTIAL_TERMS + 1];
        BigInteger factorial = BigInteger.ONE;
        for (int n = 0; n < reciprocals.length; n++) {
            factorial = factorial.multiply(BigInteger.valueOf(Math.max(n, 1)));
            double high = factorial.doubleValue();
            BigInteger rest = factorial.subtract(new java.math.BigDecimal(high).toBigIntegerExact());
            reciprocals[n] = DoubleDouble.ONE.dividedBy(DoubleDouble.sum(high, rest.doubleValue()));
        }
        return reciprocals;
    }

    /** Up to pi / 4 to either side. */
    static DoubleDouble sine(DoubleDouble x) {
        return alternating(x.times(x), SINE_TERMS).times(x);
    }

    /** Up to pi / 4 to either side. */
    static DoubleDouble cosine(DoubleDouble x) {
        return alternating(x.times(x), COSINE_TERMS);
    }

    /** Every second term, by Horner's rule, with signs in turn. */
    private static DoubleDouble alternating(DoubleDouble square, int last) {
        DoubleDouble sum = RECIPROCALS[last];
        for (int n = last - 2; n >= 0; n -= 2) {
            sum = RECIPROCALS[n].minus(sum.times(square));
        }
        return sum;
    }

    /** e to the power of x, minus 1; x up to about 0.7 to either side. */
    static DoubleDouble exponentialMinusOne(DoubleDouble x) {
        DoubleDouble sum = RECIPROCALS[EXPONENTIAL_TERMS];
        for (int n = EXPONENTIAL_TERMS - 1; n >= 1; n--) {
            sum = RECIPROCALS[n].plus(sum.times(x));
        }
        return sum.times(x);
    }

    /** The natural logarithm of 1 + x; x from sqrt(1/2) - 1 to sqrt(2) - 1, or somewhat more. One step of Newton's. */
    static DoubleDouble logarithmOfOnePlus(DoubleDouble x) {
        double estimate = Math.log1p(x.high());
        DoubleDouble power = exponentialMinusOne(DoubleDouble.of(estimate));
        DoubleDouble error = x.minus(power).dividedBy(power.plus(1));
        // log(1 + e) = e - e^2 / 2 + ...; the estimate is good to 50 bits, and so the next term is nothing.
        return error.minus(error.times(error).times(0.5)).plus(estimate);
    }

    /** The angle of the point x, y, both positive and y not greater than x. */
    static DoubleDouble arctangent(DoubleDouble y, DoubleDouble x) {
        double estimate = Math.atan2(y.high(), x.high());
        DoubleDouble angle = DoubleDouble.of(estimate);
        DoubleDouble sine = sine(angle);
        DoubleDouble cosine = cosine(angle);
        DoubleDouble across = y.times(cosine).minus(x.times(sine));
        DoubleDouble along = x.times(cosine).plus(y.times(sine));
        return across.dividedBy(along).plus(estimate);
    }
}
