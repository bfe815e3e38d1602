package jmasm.x86;

/** Moves of general and segment registers, and what changes a value only by its width or its place. */
public enum MoveOperation implements Operation {
    /** Writes 0 or 1 by its condition. */
    SETCC,

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
    LSS
}
