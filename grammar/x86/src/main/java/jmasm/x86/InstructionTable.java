package jmasm.x86;

import java.util.List;

/** {@code x86.tbl}, read: every form of every instruction, in MASM's order of preference. */
public final class InstructionTable {

    private InstructionTable() {}

    /** Reads the table; some milliseconds. */
    public static InstructionTable load() {
        throw new UnsupportedOperationException("the table can't be read yet");
    }

    /** Every form in table order. */
    public List<Form> forms() {
        throw new UnsupportedOperationException("the table can't be read yet");
    }

    /** The forms of a mnemonic (any case) in table order; empty when it is none. */
    public List<Form> forms(String mnemonic) {
        throw new UnsupportedOperationException("the table can't be read yet");
    }

    public boolean isMnemonic(String name) {
        return !forms(name).isEmpty();
    }
}
