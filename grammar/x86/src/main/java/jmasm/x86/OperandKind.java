package jmasm.x86;

import java.util.HashMap;
import java.util.Map;

/**
 * What an operand of a form may be. The notation is that of {@code x86.tbl}; a {@code v} in it (16 or 32 bits) is
 * resolved while the table is read.
 */
public enum OperandKind {
    R8("r8", Shape.REGISTER, Register.Kind.GENERAL, 1, 0),
    R16("r16", Shape.REGISTER, Register.Kind.GENERAL, 2, 0),
    R32("r32", Shape.REGISTER, Register.Kind.GENERAL, 4, 0),
    /** A register that stands in the r/m field, which may not be memory. */
    RR32("rr32", Shape.REGISTER, Register.Kind.GENERAL, 4, 0),
    RR16("rr16", Shape.REGISTER, Register.Kind.GENERAL, 2, 0),
    /** A register that stands in the VEX prefix. */
    VR32("vr32", Shape.REGISTER, Register.Kind.GENERAL, 4, 0),
    RM8("rm8", Shape.REGISTER_OR_MEMORY, Register.Kind.GENERAL, 1, 1),
    RM16("rm16", Shape.REGISTER_OR_MEMORY, Register.Kind.GENERAL, 2, 2),
    RM32("rm32", Shape.REGISTER_OR_MEMORY, Register.Kind.GENERAL, 4, 4),
    R32M16("r32/m16", Shape.REGISTER_OR_MEMORY, Register.Kind.GENERAL, 4, 2),
    R32M8("r32/m8", Shape.REGISTER_OR_MEMORY, Register.Kind.GENERAL, 4, 1),

    /** Memory whose size doesn't matter. */
    M("m", Shape.MEMORY, null, 0, 0),
    M8("m8", Shape.MEMORY, null, 0, 1),
    M16("m16", Shape.MEMORY, null, 0, 2),
    M32("m32", Shape.MEMORY, null, 0, 4),
    M48("m48", Shape.MEMORY, null, 0, 6),
    M64("m64", Shape.MEMORY, null, 0, 8),
    M80("m80", Shape.MEMORY, null, 0, 10),
    M128("m128", Shape.MEMORY, null, 0, 16),
    M256("m256", Shape.MEMORY, null, 0, 32),
    /** Elements of memory, chosen by a vector of indices: {@code [eax+xmm1*4]}. */
    M32X("m32x", Shape.MEMORY, null, 0, 4),
    M32Y("m32y", Shape.MEMORY, null, 0, 4),
    M64X("m64x", Shape.MEMORY, null, 0, 8),
    M64Y("m64y", Shape.MEMORY, null, 0, 8),
    /** A far pointer in memory: offset, then selector. */
    FAR16("m16:16", Shape.MEMORY, null, 0, 4),
    FAR32("m16:32", Shape.MEMORY, null, 0, 6),

    /** A direct address without ModR/M. */
    MOFFS8("moffs8", Shape.ABSOLUTE, null, 0, 1),
    MOFFS16("moffs16", Shape.ABSOLUTE, null, 0, 2),
    MOFFS32("moffs32", Shape.ABSOLUTE, null, 0, 4),

    /** The source of a string instruction, named for its type and segment only: {@code [esi]}. */
    SI8("si8", Shape.SOURCE, null, 0, 1),
    SI16("si16", Shape.SOURCE, null, 0, 2),
    SI32("si32", Shape.SOURCE, null, 0, 4),
    /** The destination of a string instruction, {@code es:[edi]}. */
    DI8("di8", Shape.DESTINATION, null, 0, 1),
    DI16("di16", Shape.DESTINATION, null, 0, 2),
    DI32("di32", Shape.DESTINATION, null, 0, 4),
    /** The table of XLAT, {@code [ebx]}. */
    BX8("bx8", Shape.SOURCE, null, 0, 1),

    SREG("sreg", Shape.REGISTER, Register.Kind.SEGMENT, 2, 0),
    CR("cr", Shape.REGISTER, Register.Kind.CONTROL, 4, 0),
    DR("dr", Shape.REGISTER, Register.Kind.DEBUG, 4, 0),
    TR("tr", Shape.REGISTER, Register.Kind.TEST, 4, 0),
    STI("sti", Shape.REGISTER, Register.Kind.X87, 10, 0),
    MM("mm", Shape.REGISTER, Register.Kind.MMX, 8, 0),
    RMM("rmm", Shape.REGISTER, Register.Kind.MMX, 8, 0),
    MM_M32("mm/m32", Shape.REGISTER_OR_MEMORY, Register.Kind.MMX, 8, 4),
    MM_M64("mm/m64", Shape.REGISTER_OR_MEMORY, Register.Kind.MMX, 8, 8),
    XMM("xmm", Shape.REGISTER, Register.Kind.XMM, 16, 0),
    RXMM("rxmm", Shape.REGISTER, Register.Kind.XMM, 16, 0),
    /** A register that stands in the VEX prefix. */
    VXMM("vxmm", Shape.REGISTER, Register.Kind.XMM, 16, 0),
    /** A register that stands in a byte behind the rest. */
    IXMM("ixmm", Shape.REGISTER, Register.Kind.XMM, 16, 0),
    XMM_M8("xmm/m8", Shape.REGISTER_OR_MEMORY, Register.Kind.XMM, 16, 1),
    XMM_M16("xmm/m16", Shape.REGISTER_OR_MEMORY, Register.Kind.XMM, 16, 2),
    XMM_M32("xmm/m32", Shape.REGISTER_OR_MEMORY, Register.Kind.XMM, 16, 4),
    XMM_M64("xmm/m64", Shape.REGISTER_OR_MEMORY, Register.Kind.XMM, 16, 8),
    XMM_M128("xmm/m128", Shape.REGISTER_OR_MEMORY, Register.Kind.XMM, 16, 16),

    YMM("ymm", Shape.REGISTER, Register.Kind.YMM, 32, 0),
    RYMM("rymm", Shape.REGISTER, Register.Kind.YMM, 32, 0),
    VYMM("vymm", Shape.REGISTER, Register.Kind.YMM, 32, 0),
    IYMM("iymm", Shape.REGISTER, Register.Kind.YMM, 32, 0),
    YMM_M256("ymm/m256", Shape.REGISTER_OR_MEMORY, Register.Kind.YMM, 32, 32),

    AL("al", Register.AL),
    AX("ax", Register.AX),
    EAX("eax", Register.EAX),
    ECX("ecx", Register.ECX),
    CL("cl", Register.CL),
    DX("dx", Register.DX),
    ES("es", Register.ES),
    CS("cs", Register.CS),
    SS("ss", Register.SS),
    DS("ds", Register.DS),
    FS("fs", Register.FS),
    GS("gs", Register.GS),
    ST0("st0", Register.ST0),
    XMM0("xmm0", Register.XMM0),

    /** The constant 1, as in {@code shl eax, 1}. */
    ONE("1", Shape.CONSTANT, null, 0, 0),
    /** The constant 3 of {@code int 3}. */
    THREE("3", Shape.CONSTANT, null, 0, 0),
    IMM8("imm8", Shape.IMMEDIATE, null, 1, 0),
    IMM16("imm16", Shape.IMMEDIATE, null, 2, 0),
    IMM32("imm32", Shape.IMMEDIATE, null, 4, 0),
    /** A byte, sign-extended to 16 bits. */
    IMM8S16("imm8s16", Shape.IMMEDIATE, null, 2, 0),
    /** A byte, sign-extended to 32 bits. */
    IMM8S32("imm8s32", Shape.IMMEDIATE, null, 4, 0),
    REL8("rel8", Shape.TARGET, null, 0, 0),
    REL16("rel16", Shape.TARGET, null, 0, 0),
    REL32("rel32", Shape.TARGET, null, 0, 0),
    PTR16("ptr16:16", Shape.FAR_POINTER, null, 0, 0),
    PTR32("ptr16:32", Shape.FAR_POINTER, null, 0, 0);

    /** The kinds of kinds. */
    public enum Shape {
        REGISTER,
        REGISTER_OR_MEMORY,
        MEMORY,
        /** Memory without base and index. */
        ABSOLUTE,
        /** Memory at the (E)SI or (E)BX that the opcode implies. */
        SOURCE,
        /** Memory at the ES:(E)DI that the opcode implies. */
        DESTINATION,
        /** One certain register. */
        FIXED,
        /** One certain number. */
        CONSTANT,
        IMMEDIATE,
        TARGET,
        FAR_POINTER
    }

    private static final Map<String, OperandKind> BY_NOTATION = new HashMap<>();

    static {
        for (OperandKind kind : values()) {
            BY_NOTATION.put(kind.notation, kind);
        }
    }

    private final String notation;
    private final Shape shape;
    private final Register.Kind registerKind;
    private final Register fixed;
    private final int valueSize;
    private final int memorySize;

    OperandKind(String notation, Shape shape, Register.Kind registerKind, int valueSize, int memorySize) {
        this.notation = notation;
        this.shape = shape;
        this.registerKind = registerKind;
        this.fixed = null;
        this.valueSize = valueSize;
        this.memorySize = memorySize;
    }

    OperandKind(String notation, Register fixed) {
        this.notation = notation;
        this.shape = Shape.FIXED;
        this.registerKind = fixed.kind();
        this.fixed = fixed;
        this.valueSize = fixed.size();
        this.memorySize = 0;
    }

    /** Null when no kind is written so. */
    static OperandKind ofNotation(String notation) {
        return BY_NOTATION.get(notation);
    }

    public String notation() {
        return notation;
    }

    public Shape shape() {
        return shape;
    }

    /** Of the registers that it admits; null when it admits none. */
    public Register.Kind registerKind() {
        return registerKind;
    }

    /** The one register of a FIXED kind, else null. */
    public Register fixed() {
        return fixed;
    }

    /** Bytes of the register, or of the immediate after its sign extension; 0 when it admits neither. */
    public int valueSize() {
        return valueSize;
    }

    /** Bytes of the memory; 0 when it admits none or any. */
    public int memorySize() {
        return memorySize;
    }

    /** Of the vector register that is its index; null when it has none. */
    Register.Kind vectorIndex() {
        return switch (this) {
            case M32X, M64X -> Register.Kind.XMM;
            case M32Y, M64Y -> Register.Kind.YMM;
            default -> null;
        };
    }

    /** Bytes of the value that is encoded behind the opcode; 0 for kinds that have none, and for MOFFS, which vary. */
    int encodedSize() {
        return switch (this) {
            case IMM8, IMM8S16, IMM8S32, REL8 -> 1;
            case IMM16, REL16 -> 2;
            case IMM32, REL32 -> 4;
            default -> 0;
        };
    }

    public boolean admitsMemory() {
        return switch (shape) {
            case REGISTER_OR_MEMORY, MEMORY, ABSOLUTE, SOURCE, DESTINATION -> true;
            case REGISTER, FIXED, CONSTANT, IMMEDIATE, TARGET, FAR_POINTER -> false;
        };
    }
}
