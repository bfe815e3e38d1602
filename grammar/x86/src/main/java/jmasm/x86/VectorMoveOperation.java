package jmasm.x86;

/** Moves between MMX, XMM and general registers and memory, whole or by elements. */
public enum VectorMoveOperation implements Operation {
    // MMX and its extensions; the same on XMM registers
    EMMS,
    MOVD,
    MOVQ,
    PEXTRW,
    PINSRW,
    PMOVMSKB,
    MASKMOVQ,
    MOVQ2DQ,
    MOVDQ2Q,

    // Moves of XMM registers
    /** 16 bytes; memory must be aligned. */
    MOV_ALIGNED,
    /** 16 bytes at any address. */
    MOV_UNALIGNED,
    MOVSS,
    /** Of XMM registers; the string instruction is MOVS. */
    MOVSD,
    /** The lower half of an XMM register, from or to memory. */
    MOV_LOW,
    /** The upper half of an XMM register, from or to memory. */
    MOV_HIGH,
    MOVMSKPS,
    MOVMSKPD,

    // SSE4.1
    PTEST,
    PEXTRB,
    PEXTRD,
    PINSRB,
    PINSRD,
    INSERTPS
}
