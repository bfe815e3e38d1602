package jmasm.machine.cpu;

/** FLD, FILD, FBLD, constants: what pushes a value. All return whether the value was pushed. */
public final class X87Loads {

    private static final long LOG2_OF_10 = 0xD49A_784B_CD1B_8AFEL;
    private static final long LOG2_OF_E = 0xB8AA_3B29_5C17_F0BCL;
    private static final long PI = 0xC90F_DAA2_2168_C235L;
    private static final long LOG10_OF_2 = 0x9A20_9A84_FBCF_F799L;
    private static final long LN_OF_2 = 0xB172_17F7_D1CF_79ACL;

    private X87Loads() {}

    /** The real that {@link X87Operands} has put into {@link Fpu#OPERAND}. */
    public static boolean real(Fpu f) {
        int exponent = f.signExponent(Fpu.OPERAND) & 0x7FFF;
        if (!f.isEmpty(f.slot(7))) {
            f.operandDenormal = false;
            return f.push();
        }
        f.clearC1();
        long low = f.significand(Fpu.OPERAND);
        if (f.operandDenormal) {
            // The recorded processor pushes the value also when the exception is unmasked.
            f.operandDenormal = false;
            f.raise(Fpu.DENORMAL);
        } else if (exponent == 0x7FFF && X87Exact.isSignaling(exponent, low)) {
            if (f.raise(Fpu.INVALID)) {
                return false;
            }
            low |= 1L << 62;
        }
        f.push();
        f.set(f.top, f.signExponent(Fpu.OPERAND), low);
        return true;
    }

    /** A finite value that a double holds, and that was not denormal in memory. */
    public static boolean value(Fpu f, double value) {
        if (!f.push()) {
            return false;
        }
        f.set(f.top, value);
        return true;
    }

    /** 80 bits, whatever they are. */
    public static boolean real80(Fpu f, int high, long low) {
        if (!f.push()) {
            return false;
        }
        f.set(f.top, high, low);
        return true;
    }

    /** ST(i). */
    public static boolean register(Fpu f, int i) {
        int from = f.slot(i);
        if (f.isEmpty(from)) {
            // Both at once, when there is no room either: the missing operand counts.
            boolean goesOn = f.underflow();
            if (goesOn) {
                f.top = f.top - 1 & 7;
                f.setIndefinite(f.top);
            }
            return goesOn;
        }
        if (!f.push()) {
            return false;
        }
        f.copy(from, f.top);
        return true;
    }

    public static boolean integer(Fpu f, long value) {
        if (!f.push()) {
            return false;
        }
        if (value == (int) value) {
            f.set(f.top, (double) value);
        } else {
            setInteger(f, f.top, value < 0, Math.abs(value));
        }
        return true;
    }

    /** @param magnitude unsigned, not 0 */
    private static void setInteger(Fpu f, int slot, boolean negative, long magnitude) {
        int shift = Long.numberOfLeadingZeros(magnitude);
        f.set(slot, (negative ? 0x8000 : 0) | 0x3FFF + 63 - shift, magnitude << shift);
    }

    /** Packed decimal: 18 digits, and a sign in the highest bit. Other digits than 0 to 9 count as their value. */
    public static boolean decimal(Fpu f, int high, long low) {
        if (!f.push()) {
            return false;
        }
        long magnitude = 0;
        for (int shift = 4; shift >= 0; shift -= 4) {
            magnitude = magnitude * 10 + (high >> shift & 15);
        }
        for (int shift = 60; shift >= 0; shift -= 4) {
            magnitude = magnitude * 10 + (low >>> shift & 15);
        }
        boolean negative = (high & 0x8000) != 0;
        if (magnitude == 0) {
            f.set(f.top, negative ? -0.0 : 0.0);
        } else {
            setInteger(f, f.top, negative, magnitude);
        }
        return true;
    }

    public static void one(Fpu f) {
        value(f, 1);
    }

    public static void zero(Fpu f) {
        value(f, 0);
    }

    public static void log2Of10(Fpu f) {
        constant(f, 0x4000, LOG2_OF_10, 1);
    }

    public static void log2OfE(Fpu f) {
        constant(f, 0x3FFF, LOG2_OF_E, -1);
    }

    public static void pi(Fpu f) {
        constant(f, 0x4000, PI, -1);
    }

    public static void log10Of2(Fpu f) {
        constant(f, 0x3FFD, LOG10_OF_2, -1);
    }

    public static void lnOf2(Fpu f) {
        constant(f, 0x3FFE, LN_OF_2, -1);
    }

    /**
     * A constant of 64 bits by the rounding mode, whatever the precision.
     *
     * @param low   rounded to nearest
     * @param error 1 when the number is greater than that, -1 when it is less
     */
    private static void constant(Fpu f, int high, long low, int error) {
        int rounding = f.rounding();
        long rounded = low;
        if (error > 0 && rounding == Fpu.UP) {
            rounded++;
        } else if (error < 0 && (rounding == Fpu.DOWN || rounding == Fpu.CHOP)) {
            rounded--;
        }
        real80(f, high, rounded);
    }
}
