package jmasm.assembler;

/** What a debugger is told. */
public enum DebugLevel {
    NONE,
    /** /Zd: which source line each piece of code came from. */
    LINES,
    /** /Zi: names as well. */
    SYMBOLS
}
