package jmasm.x86;

/** Instructions as MASM text that assembles to the same meaning. */
public final class Disassembler {

    public Disassembler(SymbolLookup symbols) {}

    /** For example {@code mov edx,7FFE0300h}; no address, no bytes, no comment. */
    public String text(Instruction instruction) {
        throw new UnsupportedOperationException("nothing can be disassembled yet");
    }
}
