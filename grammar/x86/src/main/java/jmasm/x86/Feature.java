package jmasm.x86;

/** What a processor has beyond the integer instructions of its generation. */
public enum Feature {
    INTEGER,
    X87,
    /** 3DNow! */
    K3D,
    MMX,
    SSE,
    SSE2,
    SSE3,
    SSSE3,
    SSE41,
    SSE42,
    POPCNT,
    AES,
    PCLMULQDQ,
    MOVBE,
    BMI
}
