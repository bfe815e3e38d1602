package jmasm.x86;

/** What an instruction does with an operand. */
public enum Access {
    /** Only the operand's address or name counts, e.g. the memory operand of LEA. */
    NONE("n"),
    READ("r"),
    WRITE("w"),
    READ_WRITE("rw");

    private final String notation;

    Access(String notation) {
        this.notation = notation;
    }

    /** As {@code x86.tbl} writes it. */
    public String notation() {
        return notation;
    }

    public boolean reads() {
        return this == READ || this == READ_WRITE;
    }

    public boolean writes() {
        return this == WRITE || this == READ_WRITE;
    }
}
