package jmasm.x86;

/** Bytes to instructions. Any bytes give a result, in bounded time; nothing is thrown. */
public final class Decoder {

    /** The longest instruction that a processor takes. */
    public static final int MAX_LENGTH = 15;

    public Decoder(InstructionTable table) {}

    /**
     * Decodes the instruction at {@code code[offset]}.
     *
     * @param end     no byte at or behind it is read; 0 to {@code code.length}
     * @param address where the guest has that byte
     */
    public Decoded decode(byte[] code, int offset, int end, int address) {
        throw new UnsupportedOperationException("nothing can be decoded yet");
    }
}
