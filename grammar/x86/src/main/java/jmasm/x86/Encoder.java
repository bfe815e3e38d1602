package jmasm.x86;

import java.util.List;

/** Instructions to bytes. */
public final class Encoder {

    private Encoder() {}

    /**
     * The bytes of an instruction, prefixes first.
     *
     * @throws IllegalArgumentException when the form doesn't accept the operands
     */
    public static Encoding encode(Form form, List<Operand> operands, Prefixes prefixes) {
        throw new UnsupportedOperationException("nothing can be encoded yet");
    }
}
