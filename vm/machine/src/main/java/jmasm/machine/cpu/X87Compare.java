package jmasm.machine.cpu;

/** Comparisons, into the condition bits or into EFLAGS (which leaves C1 as it was), and FXAM. */
public final class X87Compare {

    /** What comparing says, as the condition bits have it. */
    private static final int GREATER = 0;

    private static final int LESS = Fpu.C0;
    private static final int EQUAL = Fpu.C3;
    private static final int UNORDERED = Fpu.C0 | Fpu.C2 | Fpu.C3;

    /** Added to what comparing says when an unmasked exception keeps the stack from being popped. */
    private static final int KEEP = 1;

    private X87Compare() {}

    /** FCOM, FICOM: any NaN is invalid. @return whether it may be popped */
    public static boolean ordered(Fpu f, int a, int b) {
        return conditions(f, compare(f, a, b, false));
    }

    /** FUCOM: a quiet NaN is not. @return as {@link #ordered} */
    public static boolean unordered(Fpu f, int a, int b) {
        return conditions(f, compare(f, a, b, true));
    }

    /** FCOMI. @return as {@link #ordered} */
    public static boolean orderedFlags(Cpu cpu, int a, int b) {
        return flags(cpu, compare(cpu.fpu(), a, b, false));
    }

    /** FUCOMI. @return as {@link #ordered} */
    public static boolean unorderedFlags(Cpu cpu, int a, int b) {
        return flags(cpu, compare(cpu.fpu(), a, b, true));
    }

    /** FTST: ST and 0. */
    public static void test(Fpu f) {
        ordered(f, f.top, X87Operands.integer(f, 0));
    }

    private static boolean conditions(Fpu f, int order) {
        f.setConditions(order & ~KEEP);
        return (order & KEEP) == 0;
    }

    private static boolean flags(Cpu cpu, int order) {
        cpu.setArithmeticFlags(((order & Fpu.C0) != 0 ? Flags.CF : 0)
                | ((order & Fpu.C2) != 0 ? Flags.PF : 0)
                | ((order & Fpu.C3) != 0 ? Flags.ZF : 0));
        return (order & KEEP) == 0;
    }

    private static int compare(Fpu f, int a, int b, boolean quietIsValid) {
        if (f.areDoubles(a, b)) {
            double x = f.values[a];
            double y = f.values[b];
            return x > y ? GREATER : x < y ? LESS : EQUAL;
        }
        boolean operandDenormal = f.operandDenormal && b == Fpu.OPERAND;
        f.operandDenormal = false;
        if (f.isEmpty(a) || f.isEmpty(b)) {
            return f.underflow() ? UNORDERED : UNORDERED | KEEP;
        }
        int aHigh = f.signExponent(a);
        long aLow = f.significand(a);
        int bHigh = f.signExponent(b);
        long bLow = f.significand(b);
        boolean unsupported = X87Exact.isUnsupported(aHigh, aLow) || X87Exact.isUnsupported(bHigh, bLow);
        if (unsupported || X87Exact.isNan(aHigh, aLow) || X87Exact.isNan(bHigh, bLow)) {
            boolean invalid = !quietIsValid
                    || unsupported
                    || X87Exact.isSignaling(aHigh, aLow)
                    || X87Exact.isSignaling(bHigh, bLow);
            return invalid && f.raise(Fpu.INVALID) ? UNORDERED | KEEP : UNORDERED;
        }
        boolean denormal = operandDenormal || X87Exact.isDenormal(aHigh, aLow) || X87Exact.isDenormal(bHigh, bLow);
        int order = order(aHigh, aLow, bHigh, bLow);
        return denormal && f.raise(Fpu.DENORMAL) ? order | KEEP : order;
    }

    private static int order(int aHigh, long aLow, int bHigh, long bLow) {
        if (aLow == 0 && bLow == 0) {
            return EQUAL;
        }
        boolean aNegative = (aHigh & 0x8000) != 0;
        boolean bNegative = (bHigh & 0x8000) != 0;
        if (aNegative != bNegative) {
            return aNegative ? LESS : GREATER;
        }
        // A pseudo-denormal's exponent of 0 means the same as 1.
        int exponents = Math.max(aHigh & 0x7FFF, 1) - Math.max(bHigh & 0x7FFF, 1);
        int order = exponents != 0 ? exponents : Long.compareUnsigned(aLow, bLow);
        return order == 0 ? EQUAL : order < 0 != aNegative ? LESS : GREATER;
    }

    /** FXAM: the kind of value in ST; C1 is its sign, also of an empty register. */
    public static void examine(Fpu f) {
        int slot = f.top;
        int high = f.signExponent(slot);
        long low = f.significand(slot);
        int kind;
        if (f.isEmpty(slot)) {
            kind = Fpu.C3 | Fpu.C0;
        } else if (X87Exact.isUnsupported(high, low)) {
            kind = 0;
        } else if (X87Exact.isNan(high, low)) {
            kind = Fpu.C0;
        } else if (X87Exact.isInfinite(high, low)) {
            kind = Fpu.C2 | Fpu.C0;
        } else if (X87Exact.isZero(high, low)) {
            kind = Fpu.C3;
        } else {
            kind = X87Exact.isDenormal(high, low) ? Fpu.C3 | Fpu.C2 : Fpu.C2;
        }
        f.setConditions(kind | ((high & 0x8000) != 0 ? Fpu.C1 : 0));
    }
}
