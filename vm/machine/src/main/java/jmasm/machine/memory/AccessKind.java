package jmasm.machine.memory;

/** What an access wants of a page. */
public enum AccessKind {
    READ,
    /** A store, or the load of a read-modify-write instruction: the processor asks for both rights at once. */
    WRITE,
    /** An instruction fetch. */
    EXECUTE
}
