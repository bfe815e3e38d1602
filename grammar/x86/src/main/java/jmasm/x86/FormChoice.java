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
        /** A2075: a jump that can't reach. */
        TARGET_TOO_FAR
    }

    /**
     * Chooses among {@code forms}, which are all forms of a mnemonic that the CPU mode allows, in table order.
     */
    static FormChoice of(List<Form> forms, List<Operand> operands) {
        // No iterator: an assembler comes here with every instruction.
        for (int i = 0; i < forms.size(); i++) {
            Form form = forms.get(i);
            if (form.accepts(operands)) {
                return lacksSize(form, forms, operands) ? new Rejected(Reason.NO_SIZE) : new Chosen(form);
            }
        }
        return new Rejected(reason(forms, operands));
    }

    /** A memory operand has no size, the form gives it one, and another form would give it another. */
    private static boolean lacksSize(Form chosen, List<Form> forms, List<Operand> operands) {
        if (chosen.is(Attribute.DWORD)) {
            return false;
        }
        for (int i = 0; i < operands.size(); i++) {
            int size = chosen.operands().get(i).kind().memorySize();
            if (operands.get(i) instanceof Memory memory && memory.size() == 0 && size != 0) {
                for (Form other : forms) {
                    // A constant that is too large for one size doesn't choose the other: mov [ebx],300 is an error.
                    if (!other.isDecodeOnly()
                            && OperandFit.of(other, operands).ordinal() >= OperandFit.TOO_LARGE.ordinal()
                            && other.operands().get(i).kind().memorySize() != size) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Reason reason(List<Form> forms, List<Operand> operands) {
        int most = 0;
        OperandFit best = OperandFit.OTHER_KIND;
        for (Form form : forms) {
            if (!form.isDecodeOnly()) {
                most = Math.max(most, form.operands().size());
                OperandFit fit = OperandFit.of(form, operands);
                best = fit.ordinal() > best.ordinal() ? fit : best;
            }
        }
        if (operands.size() > most) {
            return most == 0 ? Reason.NO_OPERANDS_ALLOWED : Reason.TOO_MANY_OPERANDS;
        }
        return switch (best) {
            case OTHER_KIND, FITS -> Reason.OPERAND_KINDS;
            case OTHER_SIZE -> sizeReason(operands);
            case TOO_LARGE -> operands.get(0) instanceof Target ? Reason.TARGET_TOO_FAR : Reason.VALUE_TOO_LARGE;
        };
    }

    private static Reason sizeReason(List<Operand> operands) {
        int size = 0;
        for (Operand operand : operands) {
            if (operand instanceof Target) {
                return Reason.TARGET_TOO_FAR;
            }
            if (operand.size() != 0 && !(operand instanceof Immediate)) {
                if (size != 0 && operand.size() != size) {
                    return Reason.SIZES_DIFFER;
                }
                size = operand.size();
            }
        }
        return Reason.BAD_SIZE;
    }
}
