package jmasm.x86;

/** Single bits, bit fields and counts of bits in general registers and memory. */
public enum BitOperation implements Operation {
    // Of the 386 and 486
    BT,
    BTS,
    BTR,
    BTC,
    BSF,
    BSR,
    BSWAP,

    // SSE4.2, POPCNT and MOVBE
    CRC32,
    POPCNT,
    MOVBE,

    // BMI1, BMI2 and LZCNT
    ANDN,
    BEXTR,
    BLSI,
    BLSMSK,
    BLSR,
    BZHI,
    PDEP,
    PEXT,
    MULX,
    RORX,
    SARX,
    SHLX,
    SHRX,
    TZCNT,
    LZCNT
}
