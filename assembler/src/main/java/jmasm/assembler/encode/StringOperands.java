package jmasm.assembler.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jmasm.masm.BinaryOperator;
import jmasm.masm.BuiltInType;
import jmasm.masm.Expression;
import jmasm.x86.Register;

/**
 * {@code LODSB ds:[esi]}, {@code INSD es:[edi], dx}: with operands, which ml takes, these are LODS and INS, and the
 * letter says how wide the memory is.
 */
final class StringOperands {

    private static final Set<String> NAMES = Set.of("MOVS", "CMPS", "STOS", "LODS", "SCAS", "INS", "OUTS");

    private StringOperands() {}

    /** The mnemonic without its letter; null when this is no such instruction. */
    static String mnemonic(String written, List<Expression> operands) {
        if (operands.isEmpty() || written.length() < 4 || width(written) == null || isVector(operands)) {
            return null;
        }
        String name = written.toUpperCase(Locale.ROOT);
        if (name.equals("XLATB")) {
            return "XLAT";
        }
        String shorter = name.substring(0, name.length() - 1);
        return NAMES.contains(shorter) ? shorter : null;
    }

    /** MOVSD and CMPSD have two meanings. */
    private static boolean isVector(List<Expression> operands) {
        for (Expression operand : operands) {
            if (operand instanceof Expression.Reference reference
                    && reference.name().text().regionMatches(true, 0, "XMM", 0, 3)) {
                return true;
            }
        }
        return operands.size() > 2;
    }

    private static BuiltInType width(String name) {
        return switch (Character.toUpperCase(name.charAt(name.length() - 1))) {
            case 'B' -> BuiltInType.BYTE;
            case 'W' -> BuiltInType.WORD;
            case 'D' -> BuiltInType.DWORD;
            default -> null;
        };
    }

    /** The operands, those in memory as wide as the mnemonic's letter says. */
    static List<Expression> sized(String written, List<Expression> operands) {
        BuiltInType width = width(written);
        List<Expression> sized = new ArrayList<>(operands.size());
        for (Expression operand : operands) {
            boolean register = operand instanceof Expression.Reference reference
                    && Register.named(reference.name().text()).isPresent();
            sized.add(
                    register
                            ? operand
                            : new Expression.Binary(
                                    operand.span(),
                                    BinaryOperator.PTR,
                                    new Expression.BuiltIn(operand.span(), width),
                                    operand));
        }
        return sized;
    }
}
