package jmasm.x86;

/** What the decoder found. */
public sealed interface Decoded permits Instruction, Decoded.Invalid, Decoded.Truncated {

    /**
     * Bytes that are no instruction.
     *
     * @param length how many bytes the processor read before it knew, 1 to 15
     */
    record Invalid(Reason reason, int length) implements Decoded {}

    /**
     * The bytes end before the instruction does.
     *
     * @param needed how many bytes from its start must be there to get further, 1 to 15
     */
    record Truncated(int needed) implements Decoded {}

    /** Why bytes are no instruction. */
    enum Reason {
        /** #UD. */
        UNDEFINED_OPCODE,
        /** LOCK before an instruction that doesn't take it, or without a memory destination: #UD. */
        LOCK_NOT_ALLOWED,
        /** More than 15 bytes: #GP. */
        TOO_LONG
    }
}
