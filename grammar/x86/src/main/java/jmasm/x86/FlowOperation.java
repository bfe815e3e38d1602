package jmasm.x86;

/** Jumps, calls and the stack, which they share. */
public enum FlowOperation implements Operation {
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
    /** UD0, UD1, UD2; instructions of processors that the machine is not. */
    UD
}
