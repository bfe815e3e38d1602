package jmasm.assembler.encode;

import java.util.List;
import jmasm.assembler.eval.Context;
import jmasm.base.Span;
import jmasm.masm.Expression;
import jmasm.x86.Form;
import jmasm.x86.Prefix;

/** An instruction as it stands in the source, with all that is needed to encode it later. */
record InstructionSource(
        Span span,
        String mnemonic,
        List<Prefix> prefixes,
        List<Expression> operands,
        Context context,
        List<Form> forms,
        boolean branches) {

    InstructionSource withForms(List<Form> others) {
        return new InstructionSource(span, mnemonic, prefixes, operands, context, others, branches);
    }

    /** Whether the instruction changes this operand. */
    boolean writes(int operand) {
        for (Form form : forms) {
            if (form.operands().size() == operands.size()
                    && form.operands().get(operand).access().writes()) {
                return true;
            }
        }
        return false;
    }
}
