package jmasm.x86;

/** Saving and loading the state of x87 and SSE, and hints about caches and the order of accesses. */
public enum StateOperation implements Operation {
    FXSAVE,
    FXRSTOR,
    LDMXCSR,
    STMXCSR,
    /** LFENCE, SFENCE, MFENCE: one processor has nothing to order. */
    FENCE,
    CLFLUSH,
    PREFETCH
}
