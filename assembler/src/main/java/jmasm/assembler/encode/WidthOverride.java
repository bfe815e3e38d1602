package jmasm.assembler.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jmasm.masm.BinaryOperator;
import jmasm.masm.Expression;
import jmasm.x86.Form;
import jmasm.x86.Immediate;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;

/** {@code WORD PTR 5}: a number that says its size is encoded in that size, not in a byte that is extended. */
final class WidthOverride {

    private static final int WORD = 2;

    private WidthOverride() {}

    /** The forms of AND, OR and XOR whose numbers have their whole width; those of all other instructions. */
    static List<Form> withoutSignExtension(List<Form> forms) {
        return switch (forms.get(0).mnemonic()) {
            case "and", "or", "xor" ->
                forms.stream()
                        .filter(form -> form.operands().stream().noneMatch(operand -> isExtended(operand.kind())))
                        .toList();
            default -> forms;
        };
    }

    private static boolean isExtended(OperandKind kind) {
        return kind == OperandKind.IMM8S16 || kind == OperandKind.IMM8S32;
    }

    /** {@code forms} without those that would shorten a number which says its size. */
    static List<Form> forms(List<Form> forms, List<Operand> operands) {
        int last = operands.size() - 1;
        if (last < 0 || last > 1 || !(operands.get(last) instanceof Immediate immediate) || immediate.size() < WORD) {
            return forms;
        }
        List<Form> kept = new ArrayList<>();
        for (Form form : forms) {
            if (form.operands().size() <= last
                    || !isExtended(form.operands().get(last).kind())) {
                kept.add(form);
            }
        }
        return kept;
    }

    /** {@code push WORD PTR 5} pushes a word, as PUSHW does. */
    static boolean pushesWord(String mnemonic, List<Expression> operands) {
        return mnemonic.equalsIgnoreCase("push")
                && operands.size() == 1
                && operands.get(0) instanceof Expression.Binary binary
                && binary.operator() == BinaryOperator.PTR
                && binary.left() instanceof Expression.BuiltIn type
                && type.type().size() == WORD;
    }

    /** PUSH's forms behind those of PUSHW. */
    static List<Form> join(List<Form> words, List<Form> all) {
        return Stream.concat(words.stream(), all.stream()).toList();
    }
}
