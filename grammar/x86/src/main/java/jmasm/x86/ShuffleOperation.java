package jmasm.x86;

/** Packed values in which a half of the result comes from both halves of the operands; AES. */
public enum ShuffleOperation implements Operation {
    // MMX and its extensions; the same on XMM registers
    PACKSSWB,
    PACKSSDW,
    PACKUSWB,
    PSLLDQ,
    PSRLDQ,
    PUNPCKHBW,
    PUNPCKHWD,
    PUNPCKHDQ,
    PUNPCKLBW,
    PUNPCKLWD,
    PUNPCKLDQ,
    PUNPCKHQDQ,
    PUNPCKLQDQ,
    PSHUFW,
    PSHUFD,
    PSHUFHW,
    PSHUFLW,
    PSHUFB,
    PHADDW,
    PHADDD,
    PHADDSW,
    PHSUBW,
    PHSUBD,
    PHSUBSW,
    PALIGNR,

    // Moves of XMM registers
    MOVHLPS,
    MOVLHPS,
    MOVDDUP,

    // Floating point in XMM registers
    SHUFPS,
    SHUFPD,

    // SSE4.1
    PBLENDVB,
    BLENDVPS,
    BLENDVPD,
    PMOVSXBW,
    PMOVSXBD,
    PMOVSXBQ,
    PMOVSXWD,
    PMOVSXWQ,
    PMOVSXDQ,
    PMOVZXBW,
    PMOVZXBD,
    PMOVZXBQ,
    PMOVZXWD,
    PMOVZXWQ,
    PMOVZXDQ,
    PACKUSDW,
    PHMINPOSUW,
    BLENDPS,
    BLENDPD,
    PBLENDW,
    MPSADBW,

    // AES and PCLMULQDQ
    AESENC,
    AESENCLAST,
    AESDEC,
    AESDECLAST,
    AESIMC,
    AESKEYGENASSIST,
    PCLMULQDQ
}
