package jmasm.machine.cpu;

/** The bits of MXCSR. The exceptions stand in its lowest six bits, and in the same order seven bits higher masked. */
public final class Mxcsr {

    /** All exceptions masked, round to nearest. */
    public static final int INITIAL = 0x1F80;

    /** Bits that may be set; any other makes LDMXCSR and FXRSTOR fault. */
    public static final int MASK = 0xFFFF;

    static final int INVALID = 1;
    static final int DENORMAL = 1 << 1;
    static final int DIVIDE_BY_ZERO = 1 << 2;
    static final int OVERFLOW = 1 << 3;
    static final int UNDERFLOW = 1 << 4;
    static final int PRECISION = 1 << 5;
    static final int EXCEPTIONS = 0x3F;

    /** Denormal operands are taken for zeros. */
    static final int DENORMALS_ARE_ZEROS = 1 << 6;

    /** From an exception's bit to its mask's. */
    static final int TO_MASK = 7;

    static final int PRECISION_MASK = PRECISION << TO_MASK;
    static final int UNDERFLOW_MASK = UNDERFLOW << TO_MASK;
    static final int OVERFLOW_MASK = OVERFLOW << TO_MASK;

    /** From MXCSR to the rounding mode: two bits. */
    static final int ROUNDING_SHIFT = 13;

    static final int ROUNDING = 3 << ROUNDING_SHIFT;
    /** Tiny results become zeros, where underflow is masked. */
    static final int FLUSH_TO_ZERO = 1 << 15;

    private Mxcsr() {}
}
