package jmasm.x86;

/** String instructions; a repeat prefix is not part of the operation. */
public enum StringOperation implements Operation {
    MOVS,
    CMPS,
    STOS,
    LODS,
    SCAS,
    INS,
    OUTS
}
