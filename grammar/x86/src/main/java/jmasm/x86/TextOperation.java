package jmasm.x86;

/** SSE4.2's comparisons of texts. */
public enum TextOperation implements Operation {
    PCMPESTRM,
    PCMPESTRI,
    PCMPISTRM,
    PCMPISTRI
}
