package jmasm.machine.cpu;

/** Brings memory operands of arithmetic and comparisons, in their formats, into {@link Fpu#OPERAND}. */
public final class X87Operands {

    private static final int MAX = 0x7FFF;

    private X87Operands() {}

    /** An integer of up to 32 bits. @return the slot */
    public static int integer(Fpu f, int value) {
        f.values[Fpu.OPERAND] = value;
        f.doubles |= 1 << Fpu.OPERAND;
        f.operandDenormal = false;
        return Fpu.OPERAND;
    }

    /** A real of 32 bits. @return the slot */
    public static int real32(Fpu f, int bits) {
        int exponent = bits >>> 23 & 0xFF;
        if (exponent != 0 && exponent != 0xFF || bits << 1 == 0) {
            f.values[Fpu.OPERAND] = Float.intBitsToFloat(bits);
            f.doubles |= 1 << Fpu.OPERAND;
            f.operandDenormal = false;
        } else if (exponent == 0) {
            int shift = Integer.numberOfLeadingZeros(bits << 9) + 1;
            f.setRegister(Fpu.OPERAND, bits >>> 16 & 0x8000 | 0x3FFF - 126 - shift, (long) bits << 40 + shift);
            f.operandDenormal = true;
        } else {
            f.setRegister(Fpu.OPERAND, bits >>> 16 & 0x8000 | MAX, (long) bits << 41 >>> 1 | Long.MIN_VALUE);
            f.operandDenormal = false;
        }
        return Fpu.OPERAND;
    }

    /** A real of 64 bits. @return the slot */
    public static int real64(Fpu f, long bits) {
        int exponent = (int) (bits >>> 52) & 0x7FF;
        if (exponent != 0 && exponent != 0x7FF || bits << 1 == 0) {
            f.values[Fpu.OPERAND] = Double.longBitsToDouble(bits);
            f.doubles |= 1 << Fpu.OPERAND;
            f.operandDenormal = false;
        } else if (exponent == 0) {
            int shift = Long.numberOfLeadingZeros(bits << 12) + 1;
            f.setRegister(Fpu.OPERAND, (int) (bits >>> 48) & 0x8000 | 0x3FFF - 1022 - shift, bits << 11 + shift);
            f.operandDenormal = true;
        } else {
            f.setRegister(Fpu.OPERAND, (int) (bits >>> 48) & 0x8000 | MAX, bits << 12 >>> 1 | Long.MIN_VALUE);
            f.operandDenormal = false;
        }
        return Fpu.OPERAND;
    }
}
