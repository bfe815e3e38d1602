package jmasm.x86;

/** Single flags, what a program may ask about the processor, and what only an operating system may do. */
public enum SystemOperation implements Operation {
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
