package jmasm.x86;

/**
 * What an instruction does. Forms that differ in operands, sizes or encoding only share one; the machine has one
 * semantics method for each. Names are the manual's mnemonics where one stands for the whole, else say more.
 */
public enum Operation {
    // Arithmetic
    ADD,
    ADC,
    SUB,
    SBB,
    CMP,
    INC,
    DEC,
    NEG,
    /** One operand: the product is twice as wide. */
    MUL,
    /** One operand: the product is twice as wide. */
    IMUL,
    /** Two or three operands: the product is cut to the operand size. */
    IMUL_TRUNCATED,
    DIV,
    IDIV,
    XADD,
    CMPXCHG,
    CMPXCHG8B,
    DAA,
    DAS,
    AAA,
    AAS,
    AAM,
    AAD,

    // Logic and bits
    AND,
    OR,
    XOR,
    NOT,
    TEST,
    BT,
    BTS,
    BTR,
    BTC,
    BSF,
    BSR,
    BSWAP,
    /** Writes 0 or 1 by its condition. */
    SETCC,

    // Shifts
    ROL,
    ROR,
    RCL,
    RCR,
    SHL,
    SHR,
    SAR,
    SHLD,
    SHRD,

    // Moves
    MOV,
    /** From a segment register. */
    MOV_FROM_SEGMENT,
    /** To a segment register, with its checks. */
    MOV_TO_SEGMENT,
    MOVZX,
    MOVSX,
    /** By its condition. */
    CMOVCC,
    XCHG,
    LEA,
    /** AL to AX (CBW), AX to EAX (CWDE), by the operand size. */
    CBW,
    /** AX to DX:AX (CWD), EAX to EDX:EAX (CDQ), by the operand size. */
    CWD,
    XLAT,
    LAHF,
    SAHF,
    /** AL = CF ? FFh : 0; undocumented for long. */
    SALC,
    LDS,
    LES,
    LFS,
    LGS,
    LSS,

    // Stack
    PUSH,
    POP,
    /** To a segment register, with its checks. */
    POP_SEGMENT,
    PUSHA,
    POPA,
    PUSHF,
    POPF,
    ENTER,
    LEAVE,

    // Strings
    MOVS,
    CMPS,
    STOS,
    LODS,
    SCAS,
    INS,
    OUTS,

    // Control flow
    JMP,
    JMP_FAR,
    /** By its condition. */
    JCC,
    /** By CX or ECX, after the address size. */
    JCXZ,
    LOOP,
    LOOPE,
    LOOPNE,
    CALL,
    CALL_FAR,
    RET,
    RET_FAR,
    INT,
    INT3,
    /** F1h. */
    INT1,
    INTO,
    IRET,
    BOUND,
    SYSENTER,
    SYSEXIT,
    UD,

    // Flags
    CLC,
    STC,
    CMC,
    CLD,
    STD,
    CLI,
    STI,

    // The rest of user mode
    NOP,
    PAUSE,
    WAIT,
    CPUID,
    RDTSC,
    RDPMC,
    IN,
    OUT,
    SGDT,
    SIDT,
    SLDT,
    SMSW,
    STR,
    LAR,
    LSL,
    VERR,
    VERW,
    ARPL,

    // Privileged
    HLT,
    CLTS,
    INVD,
    WBINVD,
    INVLPG,
    LGDT,
    LIDT,
    LLDT,
    LMSW,
    LTR,
    MOV_CONTROL,
    MOV_DEBUG,
    MOV_TEST,
    RDMSR,
    WRMSR,
    RSM
}
