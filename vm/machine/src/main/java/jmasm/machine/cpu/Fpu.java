package jmasm.machine.cpu;

/**
 * The x87 unit, whose significands are the MMX registers as well. Registers are numbered as they lie;
 * {@link #slot} finds those of the stack. MMX instructions set the top to 0, so that to them there is no difference.
 *
 * <p>A register is held in one of two ways. As a Java double when its value is finite and a double can hold it, which
 * at 53 bits of precision, where Windows starts, is nearly always; else as the processor has it, sign and exponent in
 * 16 bits and a significand of 64. {@link X87Arithmetic} computes with doubles where that gives the same bits, and
 * {@link X87Exact} does everything.
 *
 * <p>Operations are static methods in classes named X87…. Most return whether they were done: an unmasked exception
 * that is found before there is a result leaves all as it was, but for the status word. The exception itself is raised
 * by the next instruction that waits, see {@link #isErrorPending}.
 */
public final class Fpu {

    /** What Windows starts a thread with: all exceptions masked, 53 bits of precision. */
    public static final int WINDOWS_CONTROL = 0x027F;

    /** What FNINIT sets: all exceptions masked, 64 bits of precision. */
    static final int INITIAL_CONTROL = 0x037F;

    // Exceptions, in the status word and (but for the last) as masks in the control word.
    public static final int INVALID = 1;
    public static final int DENORMAL = 1 << 1;
    public static final int ZERO_DIVIDE = 1 << 2;
    public static final int OVERFLOW = 1 << 3;
    public static final int UNDERFLOW = 1 << 4;
    public static final int PRECISION = 1 << 5;
    static final int EXCEPTIONS = 0x3F;
    public static final int STACK_FAULT = 1 << 6;

    static final int C0 = 1 << 8;
    static final int C1 = 1 << 9;
    static final int C2 = 1 << 10;
    static final int C3 = 1 << 14;
    private static final int CONDITIONS = C0 | C1 | C2 | C3;

    private static final int SUMMARY = 1 << 7;
    private static final int BUSY = 1 << 15;

    static final int NEAREST = 0;
    static final int DOWN = 1;
    static final int UP = 2;
    static final int CHOP = 3;

    /** The slot of a memory operand, behind the eight registers; it is never empty. */
    static final int OPERAND = 8;

    static final int INDEFINITE_HIGH = 0xFFFF;
    static final long INDEFINITE_LOW = 0xC000_0000_0000_0000L;
    private static final int BIAS_OF_BOTH = 0x3FFF - 1023;

    final double[] values = new double[9];
    private final long[] significands = new long[9];
    private final char[] signExponents = new char[9];

    /** A bit a slot: the value is in {@link #values}, and nowhere else. */
    int doubles;

    /** A bit a register. */
    int empty = 0xFF;

    int top;
    private int control;

    /** Exceptions, stack fault, condition bits; not the rest. C1 may wait to be computed: {@link #lastOperation}. */
    int status;

    /** An operation on doubles can give what this unit gives, at the precision and rounding of the control word. */
    boolean doublePrecision;

    /** Rounding is to nearest and precision at least that of a double: what a double operation gives exactly holds. */
    boolean exactDoubles;

    /** The last operation on doubles, from which C1 (rounded up) can be found; null when C1 in the status word holds. */
    X87Arithmetic.Operation lastOperation;

    double lastX;
    double lastY;

    /** The control word at that time. */
    int lastControl;

    /** The memory operand was denormal in its format. */
    boolean operandDenormal;

    // What exact operations leave behind.
    int resultHigh;
    long resultLow;

    int instructionPointer;
    int instructionSelector;
    int dataPointer;
    int dataSelector;

    /** Eleven bits of opcode loaded with an environment; -1: those at {@link #instructionPointer}. */
    int opcode;

    public Fpu() {
        setControl(WINDOWS_CONTROL);
    }

    // ---------------------------------------------------------------- registers

    /** All 64 bits of a register's significand, the integer bit among them; also MMX register {@code number}. */
    public long significand(int number) {
        if ((doubles >>> number & 1) != 0) {
            widen(number);
        }
        return significands[number];
    }

    /** Sign (bit 15) and biased exponent of a register. */
    public int signExponent(int number) {
        if ((doubles >>> number & 1) != 0) {
            widen(number);
        }
        return signExponents[number];
    }

    /** Sets a register and not its tag. */
    public void setRegister(int number, int signExponent, long significand) {
        doubles &= ~(1 << number);
        significands[number] = significand;
        signExponents[number] = (char) signExponent;
    }

    private void widen(int slot) {
        long bits = Double.doubleToRawLongBits(values[slot]);
        int sign = (int) (bits >>> 48) & 0x8000;
        int exponent = (int) (bits >>> 52) & 0x7FF;
        long fraction = bits << 12 >>> 1;
        if (exponent != 0) {
            setRegister(slot, sign | exponent + BIAS_OF_BOTH, fraction | Long.MIN_VALUE);
        } else if (fraction == 0) {
            setRegister(slot, sign, 0);
        } else {
            int shift = Long.numberOfLeadingZeros(fraction);
            setRegister(slot, sign | BIAS_OF_BOTH + 1 - shift, fraction << shift);
        }
    }

    /** Puts a finite value into a register and makes it not empty. */
    void set(int slot, double value) {
        values[slot] = value;
        doubles |= 1 << slot;
        empty &= ~(1 << slot);
    }

    /** Puts a value into a register, as a double if one can hold it, and makes it not empty. */
    void set(int slot, int signExponent, long significand) {
        empty &= ~(1 << slot);
        int exponent = (signExponent & 0x7FFF) - BIAS_OF_BOTH;
        if ((significand & 0x7FF) == 0 && significand < 0 && exponent > 0 && exponent < 0x7FF) {
            long bits = (long) (signExponent & 0x8000) << 48 | (long) exponent << 52 | significand << 1 >>> 12;
            values[slot] = Double.longBitsToDouble(bits);
            doubles |= 1 << slot;
        } else {
            setRegister(slot, signExponent, significand);
        }
    }

    void setIndefinite(int slot) {
        set(slot, INDEFINITE_HIGH, INDEFINITE_LOW);
    }

    /** A copy with everything, the tag included. */
    void copy(int from, int to) {
        if ((doubles >>> from & 1) != 0) {
            set(to, values[from]);
        } else {
            setRegister(to, signExponents[from], significands[from]);
            empty &= ~(1 << to);
        }
    }

    // ---------------------------------------------------------------- stack

    /** The number of register ST(i). */
    public int slot(int i) {
        return top + i & 7;
    }

    boolean isEmpty(int slot) {
        return (empty >>> slot & 1) != 0;
    }

    /** Both are in use and held as doubles. */
    boolean areDoubles(int a, int b) {
        int bits = 1 << a | 1 << b;
        return (doubles & ~empty & bits) == bits;
    }

    boolean isDouble(int slot) {
        return (doubles & ~empty) >>> slot << 31 != 0;
    }

    public void pop() {
        empty |= 1 << top;
        top = top + 1 & 7;
    }

    /**
     * Makes room for a value to be pushed.
     *
     * @return false when there is none; everything is done then
     */
    boolean push() {
        int to = top - 1 & 7;
        clearC1();
        if (!isEmpty(to)) {
            status |= C1;
            if (!raise(INVALID | STACK_FAULT)) {
                top = to;
                setIndefinite(to);
            }
            return false;
        }
        top = to;
        return true;
    }

    /** An operand is missing. @return whether the operation may go on with the indefinite value as its result */
    boolean underflow() {
        clearC1();
        return !raise(INVALID | STACK_FAULT);
    }

    /** FINCSTP and FDECSTP. */
    public void rotate(int registers) {
        top = top + registers & 7;
        clearC1();
    }

    /** FFREE. */
    public void free(int slot) {
        clearC1();
        empty |= 1 << slot;
    }

    // ---------------------------------------------------------------- control and status

    public int control() {
        return control;
    }

    public void setControl(int value) {
        control = value & 0x1F3F | 0x40;
        int precision = precision();
        doublePrecision = precision == 53 && rounding() == NEAREST && (control & PRECISION) != 0;
        exactDoubles = precision >= 53 && rounding() == NEAREST;
    }

    /** 24, 53 or 64 bits; the reserved setting is as 64. */
    int precision() {
        return switch (control >> 8 & 3) {
            case 0 -> 24;
            case 2 -> 53;
            default -> 64;
        };
    }

    int rounding() {
        return control >> 10 & 3;
    }

    /** With the top of the stack in bits 11 to 13, and the summary of unmasked exceptions. */
    public int status() {
        if (lastOperation != null) {
            X87Arithmetic.settle(this);
        }
        return status | top << 11 | (isErrorPending() ? SUMMARY | BUSY : 0);
    }

    public void setStatus(int value) {
        lastOperation = null;
        status = value & (EXCEPTIONS | STACK_FAULT | CONDITIONS);
        top = value >> 11 & 7;
    }

    /** An unmasked exception waits for the next instruction that waits. */
    public boolean isErrorPending() {
        return (status & ~control & EXCEPTIONS) != 0;
    }

    /** Sets exception bits. @return whether one of them is unmasked */
    boolean raise(int exceptions) {
        status |= exceptions;
        return (exceptions & ~control & EXCEPTIONS) != 0;
    }

    boolean isMasked(int exception) {
        return (control & exception) != 0;
    }

    void clearC1() {
        lastOperation = null;
        status &= ~C1;
    }

    void setConditions(int conditions) {
        lastOperation = null;
        status = status & ~CONDITIONS | conditions;
    }

    /** FNCLEX. */
    public void clearExceptions() {
        status &= ~(EXCEPTIONS | STACK_FAULT);
    }

    /** FNINIT. */
    public void initialize() {
        setControl(INITIAL_CONTROL);
        setStatus(0);
        empty = 0xFF;
        setPointers(0, 0, 0, 0, 0);
    }

    // ---------------------------------------------------------------- tags and pointers

    /** Two bits a register, register 0 in the lowest: 0 valid, 1 zero, 2 special, 3 empty. */
    public int tags() {
        int tags = 0;
        for (int i = 0; i < 8; i++) {
            tags |= tag(i) << 2 * i;
        }
        return tags;
    }

    private int tag(int number) {
        if (isEmpty(number)) {
            return 3;
        }
        int exponent = signExponent(number) & 0x7FFF;
        if (exponent == 0 && significand(number) == 0) {
            return 1;
        }
        return exponent == 0 || exponent == 0x7FFF || significand(number) >= 0 ? 2 : 0;
    }

    /** Only which registers are empty counts; the rest follows from their values. */
    public void setTags(int value) {
        empty = 0;
        for (int i = 0; i < 8; i++) {
            empty |= (value >> 2 * i & 3) == 3 ? 1 << i : 0;
        }
    }

    /** Where the instruction lies that is executed: what its exception would be reported with. */
    public void setInstruction(int selector, int offset) {
        instructionSelector = selector;
        instructionPointer = offset;
        opcode = -1;
    }

    /** Where its memory operand lies. */
    public void setData(int selector, int offset) {
        dataSelector = selector;
        dataPointer = offset;
    }

    /** The pointers to the last instruction and its operand, as an environment has them. */
    public void setPointers(int code, int instruction, int data, int operand, int opcodeBits) {
        instructionSelector = code;
        instructionPointer = instruction;
        dataSelector = data;
        dataPointer = operand;
        opcode = opcodeBits;
    }

    /** The offset of the last instruction that was not a control instruction. */
    public int instructionPointer() {
        return instructionPointer;
    }

    public int instructionSelector() {
        return instructionSelector;
    }

    /** The offset of the last memory operand. */
    public int dataPointer() {
        return dataPointer;
    }

    public int dataSelector() {
        return dataSelector;
    }

    // ---------------------------------------------------------------- MMX

    /** What every MMX instruction does beside its own work, EMMS excepted: top 0, no register empty. */
    public void useAsMmx() {
        top = 0;
        empty = 0;
    }

    /** Writes an MMX register: the sign and exponent above it become ones. */
    public void setMmx(int number, long value) {
        setRegister(number, 0xFFFF, value);
    }

    /** EMMS: all registers are free for x87 again. */
    public void emms() {
        top = 0;
        empty = 0xFF;
    }

    void copyFrom(Fpu other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
        System.arraycopy(other.significands, 0, significands, 0, significands.length);
        System.arraycopy(other.signExponents, 0, signExponents, 0, signExponents.length);
        doubles = other.doubles;
        empty = other.empty;
        setControl(other.control);
        setStatus(other.status());
        setPointers(
                other.instructionSelector,
                other.instructionPointer,
                other.dataSelector,
                other.dataPointer,
                other.opcode);
    }
}
