package jmasm.machine.cpu;

/**
 * Addition, subtraction, multiplication, division, square root. Operands and destination are slots; a memory operand
 * has been loaded into {@link Fpu#OPERAND} by {@link X87Operands}.
 *
 * <p>At 53 bits of precision and rounding to nearest, a double operation gives the processor's bits whenever its result
 * is normal: the operands are exact, and both round the same number to 53 bits. Only that the processor's exponents
 * have a wider range makes a difference, so results at the ends of a double's range are computed again, exactly. At 64
 * bits a double operation is right when it is exact. What is left is whether the result was rounded (PE, which stays
 * until it is cleared: nothing to compute when it is set already) and in which direction (C1, which hardly anybody
 * reads: the operands are kept, and {@link #settle} finds it when asked).
 */
public final class X87Arithmetic {

    private static final double GREATEST = Double.MAX_VALUE;
    private static final double LEAST = Double.MIN_NORMAL;

    /** Below it, the part that rounding took from a product may be too small for a double. */
    private static final double SMALL = 0x1p-900;

    private X87Arithmetic() {}

    /** What can have happened last on doubles. */
    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        SQUARE_ROOT
    }

    /** {@code to = a + b}. @return false when an unmasked exception left everything as it was */
    public static boolean add(Fpu f, int to, int a, int b) {
        if (f.areDoubles(a, b) && f.exactDoubles) {
            double x = f.values[a];
            double y = f.values[b];
            double sum = x + y;
            if (Math.abs(sum) <= GREATEST
                    && (f.doublePrecision && (f.status & Fpu.PRECISION) != 0
                            || isExactSum(x, y, sum)
                            || maySetPrecision(f))) {
                return done(f, to, sum, Operation.ADD, x, y);
            }
        }
        return exact(f, Operation.ADD, to, a, b);
    }

    /** {@code to = a - b}. @return as {@link #add} */
    public static boolean subtract(Fpu f, int to, int a, int b) {
        if (f.areDoubles(a, b) && f.exactDoubles) {
            double x = f.values[a];
            double y = f.values[b];
            double difference = x - y;
            if (Math.abs(difference) <= GREATEST
                    && (f.doublePrecision && (f.status & Fpu.PRECISION) != 0
                            || isExactSum(x, -y, difference)
                            || maySetPrecision(f))) {
                return done(f, to, difference, Operation.SUBTRACT, x, y);
            }
        }
        return exact(f, Operation.SUBTRACT, to, a, b);
    }

    /** {@code to = a * b}. @return as {@link #add} */
    public static boolean multiply(Fpu f, int to, int a, int b) {
        if (f.areDoubles(a, b) && f.exactDoubles) {
            double x = f.values[a];
            double y = f.values[b];
            double product = x * y;
            double size = Math.abs(product);
            if (size <= GREATEST
                    && (size > LEAST && f.doublePrecision && (f.status & Fpu.PRECISION) != 0
                            || x == 0
                            || y == 0
                            || size > SMALL && (Math.fma(x, y, -product) == 0 || maySetPrecision(f)))) {
                return done(f, to, product, Operation.MULTIPLY, x, y);
            }
        }
        return exact(f, Operation.MULTIPLY, to, a, b);
    }

    /** {@code to = a / b}. @return as {@link #add} */
    public static boolean divide(Fpu f, int to, int a, int b) {
        if (f.areDoubles(a, b) && f.exactDoubles) {
            double x = f.values[a];
            double y = f.values[b];
            double quotient = x / y;
            double size = Math.abs(quotient);
            if (size <= GREATEST
                    && (size > LEAST && f.doublePrecision && (f.status & Fpu.PRECISION) != 0
                            || x == 0
                            || size > SMALL
                                    && Math.abs(x) > SMALL
                                    && (Math.fma(quotient, y, -x) == 0 || maySetPrecision(f)))) {
                return done(f, to, quotient, Operation.DIVIDE, x, y);
            }
        }
        return exact(f, Operation.DIVIDE, to, a, b);
    }

    /** FSQRT. */
    public static boolean squareRoot(Fpu f) {
        int slot = f.top;
        if (f.isDouble(slot) && f.exactDoubles) {
            double x = f.values[slot];
            double root = Math.sqrt(x);
            if (x == 0
                    || x > SMALL
                            && (f.doublePrecision && (f.status & Fpu.PRECISION) != 0
                                    || Math.fma(root, root, -x) == 0
                                    || maySetPrecision(f))) {
                return done(f, slot, root, Operation.SQUARE_ROOT, x, 0);
            }
        }
        return exact(f, Operation.SQUARE_ROOT, slot, slot, slot);
    }

    private static boolean done(Fpu f, int to, double result, Operation operation, double x, double y) {
        f.values[to] = result;
        f.lastOperation = operation;
        f.lastX = x;
        f.lastY = y;
        f.lastControl = f.control();
        return true;
    }

    /** Whether nothing was rounded: what rounding took away can itself be computed without an error. */
    private static boolean isExactSum(double x, double y, double sum) {
        double part = sum - x;
        return x - (sum - part) + (y - part) == 0;
    }

    /** A result is rounded: at double precision a bit says so from now on; else the double is not the result. */
    private static boolean maySetPrecision(Fpu f) {
        if (f.doublePrecision) {
            f.status |= Fpu.PRECISION;
        }
        return f.doublePrecision;
    }

    private static boolean exact(Fpu f, Operation operation, int to, int a, int b) {
        if (f.isEmpty(a & 7) && a != Fpu.OPERAND || f.isEmpty(b & 7) && b != Fpu.OPERAND) {
            boolean goesOn = f.underflow();
            if (goesOn) {
                f.setIndefinite(to);
            }
            // Or the next operation would take it for its own.
            f.operandDenormal = false;
            return goesOn;
        }
        f.clearC1();
        boolean denormal = f.operandDenormal && (a == Fpu.OPERAND || b == Fpu.OPERAND);
        f.operandDenormal = denormal;
        int done = compute(f, operation, a, b);
        f.operandDenormal = false;
        if (done > 0) {
            f.set(to, f.resultHigh, f.resultLow);
        }
        return done > 0;
    }

    private static int compute(Fpu f, Operation operation, int a, int b) {
        int aHigh = f.signExponent(a);
        long aLow = f.significand(a);
        int bHigh = f.signExponent(b);
        long bLow = f.significand(b);
        return switch (operation) {
            case ADD -> X87Exact.add(f, aHigh, aLow, bHigh, bLow);
            case SUBTRACT ->
                // A NaN keeps its sign.
                X87Exact.add(f, aHigh, aLow, X87Exact.isNan(bHigh, bLow) ? bHigh : bHigh ^ 0x8000, bLow);
            case MULTIPLY -> X87Exact.multiply(f, aHigh, aLow, bHigh, bLow);
            case DIVIDE -> X87Exact.divide(f, aHigh, aLow, bHigh, bLow);
            case SQUARE_ROOT -> X87Exact.squareRoot(f, aHigh, aLow);
        };
    }

    /** Finds C1 for the last operation on doubles: computes it again, exactly. */
    static void settle(Fpu f) {
        Fpu other = new Fpu();
        other.setControl(f.lastControl);
        other.set(0, f.lastX);
        other.set(1, f.lastY);
        compute(other, f.lastOperation, 0, 1);
        f.lastOperation = null;
        f.status = f.status & ~Fpu.C1 | other.status & Fpu.C1;
    }
}
