package jmasm.x86;

/** The repeat prefix of a string instruction. */
public enum Repeat {
    NONE,
    /** F3h: REP, or REPE/REPZ where the instruction compares. */
    REPE,
    /** F2h: REPNE/REPNZ. */
    REPNE
}
