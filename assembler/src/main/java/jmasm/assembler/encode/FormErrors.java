package jmasm.assembler.encode;

import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.base.Span;
import jmasm.x86.Form;
import jmasm.x86.FormChoice;
import jmasm.x86.Immediate;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.Register;

/** ml's words, and a hint, for operands that no form takes. */
final class FormErrors {

    private FormErrors() {}

    static AsmError of(FormChoice.Reason reason, InstructionSource source, List<Operand> operands) {
        return switch (reason) {
            case NO_OPERANDS_ALLOWED -> error(source, AsmProblem.NO_OPERANDS_ALLOWED);
            case TOO_MANY_OPERANDS -> error(source, AsmProblem.TOO_MANY_OPERANDS);
            case OPERAND_KINDS -> kinds(source, operands);
            case SIZES_DIFFER -> sizes(source, operands);
            case BAD_SIZE -> error(source, AsmProblem.BAD_SIZE);
            case NO_SIZE ->
                error(source, AsmProblem.NO_SIZE)
                        .withHint("say how much memory is meant, for instance " + source.mnemonic() + " DWORD PTR …");
            case VALUE_TOO_LARGE -> tooLarge(source, operands);
            case TARGET_TOO_FAR -> error(source, AsmProblem.JUMP_TOO_FAR);
        };
    }

    private static AsmError tooLarge(InstructionSource source, List<Operand> operands) {
        if (source.mnemonic().regionMatches(true, 0, "ret", 0, 3)) {
            return error(source, AsmProblem.RET_OPERAND_TOO_LARGE);
        }
        int last = operands.size() - 1;
        AsmError error = new AsmError(source.operands().get(last).span(), AsmProblem.CONSTANT_OUT_OF_RANGE);
        int size = operands.get(0).size();
        return last > 0 && (size == 1 || size == 2)
                ? error.withHint(size + (size == 1 ? " byte holds " : " bytes hold ") + -(1 << 8 * size - 1) + " to "
                        + ((1 << 8 * size) - 1))
                : error;
    }

    static AsmError notInCpuMode(Span at) {
        return new AsmError(at, AsmProblem.NOT_IN_CPU_MODE)
                .withHint("a directive such as .686, .386P, .MMX or .XMM admits more instructions");
    }

    private static AsmError error(InstructionSource source, AsmProblem problem) {
        return problem == AsmProblem.JUMP_TOO_FAR
                ? new AsmError(source.span(), problem, "?")
                : new AsmError(source.span(), problem);
    }

    private static AsmError kinds(InstructionSource source, List<Operand> operands) {
        for (int i = 0; i < operands.size(); i++) {
            boolean vectorIndex = operands.get(i) instanceof Memory memory
                    && memory.index() != null
                    && memory.index().isVector();
            if (vectorIndex && !source.forms().stream().anyMatch(Form::gathers)) {
                return new AsmError(source.operands().get(i).span(), AsmProblem.NOT_AN_ADDRESS_REGISTER);
            }
            if (vectorIndex) {
                return error(source, AsmProblem.INVALID_OPERANDS)
                        .withHint("result, indices and mask are three different registers, and the base has 32 bits");
            }
        }
        if (operands.size() == 2 && operands.get(0) instanceof Immediate) {
            return error(source, AsmProblem.IMMEDIATE_NOT_ALLOWED);
        }
        AsmError error = error(source, AsmProblem.INVALID_OPERANDS);
        if (operands.size() == 2 && operands.get(0) instanceof Memory && operands.get(1) instanceof Memory) {
            return error.withHint(
                    "one of two operands must be a register: no instruction of this kind takes memory " + "for both");
        }
        return error;
    }

    private static AsmError sizes(InstructionSource source, List<Operand> operands) {
        AsmError error = error(source, AsmProblem.SIZES_DIFFER);
        if (operands.size() == 2
                && operands.get(0) instanceof Register to
                && to.kind() == Register.Kind.GENERAL
                && operands.get(1).size() < to.size()) {
            return error.withHint("the operands have " + to.size() + " and "
                    + operands.get(1).size() + " bytes; MOVZX and MOVSX widen");
        }
        return operands.size() == 2
                ? error.withHint("the operands have " + operands.get(0).size() + " and "
                        + operands.get(1).size() + " bytes")
                : error;
    }
}
