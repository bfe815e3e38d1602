package jmasm.x86;

import java.util.List;

/** Which form a mnemonic with operands means: the first that accepts them, as in MASM, or why there is none. */
public sealed interface FormChoice {

    record Chosen(Form form) implements FormChoice {}

    record Rejected(Reason reason) implements FormChoice {}

    /** With MASM's message. */
    enum Reason {
        /** A2069. */
        NO_OPERANDS_ALLOWED,
        /** A2141: more than any form has. */
        TOO_MANY_OPERANDS,
        /** A2070: no form has operands of these kinds, or as many. */
        OPERAND_KINDS,
        /** A2022: two operands have sizes, and they differ. */
        SIZES_DIFFER,
        /** A2024: a size that no form has. */
        BAD_SIZE,
        /** A2023: several sizes would do, and nothing says which. */
        NO_SIZE,
        /** Kinds and sizes are right, a constant is too large for its field. */
        VALUE_TOO_LARGE,
        /** A2075: a short jump that can't reach. */
        TARGET_TOO_FAR
    }

    /**
     * Chooses among {@code forms}, which are all forms of a mnemonic that the CPU mode allows, in table order.
     */
    static FormChoice of(List<Form> forms, List<Operand> operands) {
        throw new UnsupportedOperationException("forms can't be chosen yet");
    }
}
