package jmasm.machine.cpu;

/**
 * The state of one processor as user mode sees it. A thread's state is one of these; the kernel saves and restores it
 * through {@link #copyFrom}.
 *
 * <h2>Arithmetic flags</h2>
 *
 * They are computed when somebody asks. What an operation leaves behind is not its name and operands but two values
 * from which every flag follows without knowing the operation, so that nobody switches over operations again:
 * <ul>
 * <li>{@code result}: the result, sign-extended to 32 bits. ZF, SF and PF follow from it.
 * <li>{@code carries}: bit 31 the carry (or borrow) out of the most significant bit, whatever the width; bit 30 the
 * carry into it; bit 3 the carry out of bit 3. CF is bit 31, OF is bit 31 ^ bit 30, AF is bit 3. Bits 0 and 1 turn SF
 * and PF over, for combinations that no result has (loaded by POPFD, left by the decimal instructions). All other
 * bits are 0.
 * </ul>
 */
public final class Cpu {

    /** Of FS: a page, as Windows has it. */
    private static final int WINDOWS_THREAD_LIMIT = 0xFFF;

    public static final int EAX = 0;
    public static final int ECX = 1;
    public static final int EDX = 2;
    public static final int EBX = 3;
    public static final int ESP = 4;
    public static final int EBP = 5;
    public static final int ESI = 6;
    public static final int EDI = 7;

    /** A register for engines that always reads as 0: the missing base or index of an address. */
    public static final int NONE = 8;

    static final int CARRY = 1 << 31;
    static final int CARRY_IN = 1 << 30;
    static final int HALF_CARRY = 1 << 3;
    static final int TURN_SIGN = 1;
    static final int TURN_PARITY = 1 << 1;
    static final int CARRIES = CARRY | CARRY_IN | HALF_CARRY;

    private final int[] registers = new int[9];
    private final Segment[] segments = {
        Segment.flat(Segment.USER_DATA),
        Segment.flat(Segment.USER_CODE),
        Segment.flat(Segment.USER_DATA),
        Segment.flat(Segment.USER_DATA),
        Segment.NULL,
        Segment.NULL,
    };
    private int eip;
    private int threadBlock;
    private int threadLimit = WINDOWS_THREAD_LIMIT;
    private boolean flat = true;
    private final Fpu fpu = new Fpu();
    private final long[] xmm = new long[16];
    private int mxcsr = Mxcsr.INITIAL;

    /** What the elements of the running SSE instruction have raised so far; {@link SseFloats#finish} empties it. */
    int sseExceptions;

    /** See the class comment. Ours to read for semantics in this package; others use the flag methods. */
    int result = 1;

    int carries;

    /** All of EFLAGS but the arithmetic flags. */
    private int system = Flags.FIXED | Flags.IF;

    /** Counts instructions; see {@link #retired}. */
    private long retired;

    // ---------------------------------------------------------------- general registers

    /** @param register 0 to 7 in the order of the encoding: {@link #EAX} … {@link #EDI} */
    public int get32(int register) {
        return registers[register];
    }

    public void set32(int register, int value) {
        registers[register] = value;
    }

    public int get16(int register) {
        return registers[register] & 0xFFFF;
    }

    /** @param value bits above the lowest 16 are ignored */
    public void set16(int register, int value) {
        registers[register] = registers[register] & 0xFFFF_0000 | value & 0xFFFF;
    }

    /** @param register 0 to 3: AL CL DL BL, 4 to 7: AH CH DH BH */
    public int get8(int register) {
        return registers[register & 3] >>> ((register & 4) << 1) & 0xFF;
    }

    /** As {@link #get8}. @param value bits above the lowest 8 are ignored */
    public void set8(int register, int value) {
        int shift = (register & 4) << 1;
        registers[register & 3] = registers[register & 3] & ~(0xFF << shift) | (value & 0xFF) << shift;
    }

    /** A register of {@code width} 8, 16 or 32 bits, zero-extended. */
    public int get(int width, int register) {
        return width == 32 ? get32(register) : width == 8 ? get8(register) : get16(register);
    }

    /** As {@link #get}. @param value bits above the lowest {@code width} are ignored */
    public void set(int width, int register, int value) {
        if (width == 32) {
            set32(register, value);
        } else if (width == 8) {
            set8(register, value);
        } else {
            set16(register, value);
        }
    }

    public int eax() {
        return registers[EAX];
    }

    public void setEax(int value) {
        registers[EAX] = value;
    }

    public int ecx() {
        return registers[ECX];
    }

    public void setEcx(int value) {
        registers[ECX] = value;
    }

    public int edx() {
        return registers[EDX];
    }

    public void setEdx(int value) {
        registers[EDX] = value;
    }

    public int ebx() {
        return registers[EBX];
    }

    public void setEbx(int value) {
        registers[EBX] = value;
    }

    public int esp() {
        return registers[ESP];
    }

    public void setEsp(int value) {
        registers[ESP] = value;
    }

    public int ebp() {
        return registers[EBP];
    }

    public void setEbp(int value) {
        registers[EBP] = value;
    }

    public int esi() {
        return registers[ESI];
    }

    public void setEsi(int value) {
        registers[ESI] = value;
    }

    public int edi() {
        return registers[EDI];
    }

    public void setEdi(int value) {
        registers[EDI] = value;
    }

    public int eip() {
        return eip;
    }

    public void setEip(int value) {
        eip = value;
    }

    // ---------------------------------------------------------------- segments

    /** @param register 0 to 5 in the order of the encoding: {@link Segment#ES} … {@link Segment#GS} */
    public Segment segment(int register) {
        return segments[register];
    }

    /** The value in a segment register. */
    public int selector(int register) {
        return segments[register].selector();
    }

    /**
     * Loads a segment register with one of the selectors that user mode has: null, 1Bh code, 23h data, 3Bh the
     * thread's block.
     *
     * @throws ProtectionFault when the register can't hold it
     */
    public void loadSegment(int register, int selector) {
        segments[register] = Segment.load(register, selector & 0xFFFF, threadBlock, threadLimit);
        flat = isFlat();
    }

    /** Sets the base of selector 3Bh (the descriptor that the kernel changes with each thread) and reloads FS. */
    public void setThreadBlock(int address) {
        threadBlock = address;
        segments[Segment.FS] = Segment.load(Segment.FS, Segment.USER_THREAD_BLOCK, address, threadLimit);
    }

    /**
     * As {@link #setThreadBlock}, for another system than Windows; no segment register has the descriptor loaded.
     *
     * @param limit the highest offset in it, unsigned
     */
    public void describeThreadBlock(int address, int limit) {
        threadBlock = address;
        threadLimit = limit;
    }

    public int threadBlock() {
        return threadBlock;
    }

    /** Whether DS, ES and SS cover all of memory from 0, so that offsets are addresses. */
    public boolean flat() {
        return flat;
    }

    private boolean isFlat() {
        return segments[Segment.DS].flat() && segments[Segment.ES].flat() && segments[Segment.SS].flat();
    }

    /** The address of {@code size} bytes at an offset in the stack segment. */
    int stackAddress(int offset, int size, boolean write) {
        return flat ? offset : segments[Segment.SS].address(offset, size, write);
    }

    // ---------------------------------------------------------------- flags

    public boolean cf() {
        return carries < 0;
    }

    public boolean pf() {
        int low = result ^ (carries & TURN_PARITY) >>> 1;
        low ^= low >>> 4;
        // The 16 parities of four bits as one constant: bit n is set when n has an even number of ones.
        return (0x9669 >>> (low & 15) & 1) != 0;
    }

    public boolean af() {
        return (carries & HALF_CARRY) != 0;
    }

    public boolean zf() {
        return result == 0;
    }

    public boolean sf() {
        return (result ^ carries << 31) < 0;
    }

    public boolean of() {
        return (carries ^ carries << 1) < 0;
    }

    public boolean df() {
        return (system & Flags.DF) != 0;
    }

    public void setDf(boolean value) {
        system = value ? system | Flags.DF : system & ~Flags.DF;
    }

    public boolean tf() {
        return (system & Flags.TF) != 0;
    }

    /** All of EFLAGS. */
    public int eflags() {
        return system | arithmeticFlags();
    }

    /** Sets all of EFLAGS, as the kernel can; the bit that is always 1 stays so. */
    public void setEflags(int value) {
        system = value & ~Flags.ARITHMETIC | Flags.FIXED;
        setArithmeticFlags(value);
    }

    int arithmeticFlags() {
        return (cf() ? Flags.CF : 0)
                | (pf() ? Flags.PF : 0)
                | (af() ? Flags.AF : 0)
                | (zf() ? Flags.ZF : 0)
                | (sf() ? Flags.SF : 0)
                | (of() ? Flags.OF : 0);
    }

    /** Sets the six arithmetic flags from their bits in {@code value}; any combination. */
    void setArithmeticFlags(int value) {
        boolean carry = (value & Flags.CF) != 0;
        boolean overflow = (value & Flags.OF) != 0;
        // ZF needs the result 0, which means PF and no SF; any other wish is a turn. A result of 1 has neither.
        result = (value & Flags.ZF) != 0 ? 0 : 1;
        carries = (carry ? CARRY : 0)
                | (carry != overflow ? CARRY_IN : 0)
                | ((value & Flags.AF) != 0 ? HALF_CARRY : 0)
                | ((value & Flags.SF) != 0 ? TURN_SIGN : 0)
                | ((value & Flags.PF) != 0 == (result == 0) ? 0 : TURN_PARITY);
    }

    /** Sets what POPF and IRET can set in user mode. @param width 16 keeps the upper half */
    void setUserFlags(int width, int value) {
        int mask = width == 32 ? Flags.USER_WRITABLE : Flags.USER_WRITABLE & 0xFFFF;
        setEflags(eflags() & ~(mask | Flags.RF) | value & mask);
    }

    void setZf(boolean value) {
        setArithmeticFlags(arithmeticFlags() & ~Flags.ZF | (value ? Flags.ZF : 0));
    }

    /** Sets CF and keeps the others. */
    void setCf(boolean value) {
        setCfOf(value, of());
    }

    /** Sets CF and OF and keeps the others. */
    void setCfOf(boolean carry, boolean overflow) {
        carries = carries & ~(CARRY | CARRY_IN) | (carry ? CARRY : 0) | (carry != overflow ? CARRY_IN : 0);
    }

    // ---------------------------------------------------------------- x87, MMX, SSE

    /** The x87 registers, which the MMX registers are part of. */
    public Fpu fpu() {
        return fpu;
    }

    /** The lower half of an XMM register, 0 to 7. */
    public long xmmLow(int register) {
        return xmm[2 * register];
    }

    public long xmmHigh(int register) {
        return xmm[2 * register + 1];
    }

    public void setXmmLow(int register, long value) {
        xmm[2 * register] = value;
    }

    public void setXmm(int register, long low, long high) {
        xmm[2 * register] = low;
        xmm[2 * register + 1] = high;
    }

    /** Control and status of SSE; {@link Mxcsr} has its bits. */
    public int mxcsr() {
        return mxcsr;
    }

    /** @param value without the reserved bits */
    public void setMxcsr(int value) {
        mxcsr = value;
    }

    // ---------------------------------------------------------------- time

    /** Instructions completed on this processor: its time stamp counter. */
    public long retired() {
        return retired;
    }

    /** For engines: counts, or takes back what was counted in advance. */
    public void retire(long instructions) {
        retired += instructions;
    }

    // ---------------------------------------------------------------- saving

    /** Becomes a copy of {@code other} in everything. */
    public void copyFrom(Cpu other) {
        System.arraycopy(other.registers, 0, registers, 0, registers.length);
        System.arraycopy(other.segments, 0, segments, 0, segments.length);
        eip = other.eip;
        threadBlock = other.threadBlock;
        threadLimit = other.threadLimit;
        flat = other.flat;
        fpu.copyFrom(other.fpu);
        System.arraycopy(other.xmm, 0, xmm, 0, xmm.length);
        mxcsr = other.mxcsr;
        result = other.result;
        carries = other.carries;
        system = other.system;
        retired = other.retired;
    }

    @Override
    public String toString() {
        return String.format(
                "eax=%08X ebx=%08X ecx=%08X edx=%08X esi=%08X edi=%08X ebp=%08X esp=%08X eip=%08X eflags=%08X",
                eax(), ebx(), ecx(), edx(), esi(), edi(), ebp(), esp(), eip, eflags());
    }
}
