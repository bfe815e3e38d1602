package jmasm.x86;

/** The condition of Jcc, SETcc and CMOVcc; the ordinal is the opcode's lower half ("tttn" in the manual). */
public enum Condition {
    O,
    NO,
    B,
    AE,
    E,
    NE,
    BE,
    A,
    S,
    NS,
    P,
    NP,
    L,
    GE,
    LE,
    G;

    private static final Condition[] ALL = values();

    static Condition ofOpcode(int opcode) {
        return ALL[opcode & 15];
    }

    /** The condition that holds exactly when this one doesn't. */
    public Condition negated() {
        return ALL[ordinal() ^ 1];
    }
}
