package jmasm.x86;

/** What a processor has beyond the integer instructions of its generation. */
public enum Feature {
    INTEGER,
    X87,
    /** 3DNow! */
    K3D,

    // Vectors, and what came along with them: .XMM admits them
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
    BMI,
    AVX,
    F16C,
    FMA,
    AVX2,
    VAES,
    VPCLMULQDQ,
    SHA,
    SSE4A,
    XSAVE,
    XSAVEOPT,
    XSAVEC,
    XSAVES,

    // Others: .686 admits them, the privileged ones .686P
    CLFLUSHOPT,
    CLWB,
    RDTSCP,
    RDPID,
    RDRAND,
    RDSEED,
    ADX,
    RTM,
    INVPCID,
    /** Intel's virtualisation. */
    VMX,
    /** AMD's virtualisation. */
    SVM
}
