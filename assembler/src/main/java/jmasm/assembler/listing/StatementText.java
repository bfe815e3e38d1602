package jmasm.assembler.listing;

import java.util.Locale;
import jmasm.masm.BinaryOperator;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.Statement;

/**
 * Generated instructions as text, in ml's manner: lower case, numbers in hexadecimal with the digits of their field.
 */
final class StatementText {

    private static final int MNEMONIC_WIDTH = 7;

    private StatementText() {}

    static String of(Statement.Instruction instruction) {
        String mnemonic = instruction.mnemonic().map(Name::text).orElse("").toLowerCase(Locale.ROOT);
        String shown = mnemonic.equals("retn") ? "ret" : mnemonic;
        StringBuilder text = new StringBuilder(shown);
        if (!instruction.operands().isEmpty()) {
            text.append(" ".repeat(Math.max(1, MNEMONIC_WIDTH - shown.length())));
        }
        int digits = switch (shown) {
            case "ret" -> 4;
            case "push", "add", "sub" -> 8;
            default -> 0;
        };
        String separator = "";
        for (Expression operand : instruction.operands()) {
            text.append(separator);
            if (shown.equals("push") && operand instanceof Expression.Number) {
                text.append('+');
            }
            append(operand, digits, text);
            separator = ", ";
        }
        return text.toString();
    }

    /** {@code @C0001} for the label that the assembler numbers 1; other names stay. */
    static String label(String name) {
        if (!name.startsWith("@C ")) {
            return name;
        }
        return "@C" + Columns.hex(Integer.parseInt(name.substring(3)), 4);
    }

    private static void append(Expression expression, int digits, StringBuilder out) {
        if (expression instanceof Expression.Number number) {
            long value = number.value();
            int needed = value == (value & 0xFF) ? 2 : value == (value & 0xFFFF) ? 4 : 8;
            out.append('0')
                    .append(Columns.hex(value, digits == 0 ? needed : digits))
                    .append('h');
        } else if (expression instanceof Expression.Text text) {
            out.append('\'').append(text.value()).append('\'');
        } else if (expression instanceof Expression.Reference reference) {
            out.append(label(reference.name().text()));
        } else if (expression instanceof Expression.Real real) {
            out.append(real.text());
        } else if (expression instanceof Expression.Location) {
            out.append('$');
        } else if (expression instanceof Expression.BuiltIn type) {
            out.append(type.type().name().toLowerCase(Locale.ROOT));
        } else if (expression instanceof Expression.Label label) {
            out.append(label.distance().name().toLowerCase(Locale.ROOT));
        } else if (expression instanceof Expression.NumberedRegister register) {
            out.append(register.name().text())
                    .append('(')
                    .append(register.number())
                    .append(')');
        } else if (expression instanceof Expression.Unary unary) {
            out.append(unary.operator().word());
            out.append(Character.isLetter(unary.operator().word().charAt(0)) ? " " : "");
            append(unary.operand(), digits, out);
        } else if (expression instanceof Expression.Binary binary) {
            append(binary.left(), digits, out);
            String word = binary.operator() == BinaryOperator.PTR
                    ? "ptr"
                    : binary.operator().word();
            boolean spaced = Character.isLetter(word.charAt(0));
            out.append(spaced ? " " : "").append(word).append(spaced ? " " : "");
            append(binary.right(), digits, out);
        } else if (expression instanceof Expression.Index index) {
            append(index.operand(), digits, out);
            out.append('[');
            append(index.index(), digits, out);
            out.append(']');
        } else if (expression instanceof Expression.Indirect indirect) {
            out.append('[');
            append(indirect.address(), digits, out);
            out.append(']');
        } else if (expression instanceof Expression.Member member) {
            append(member.operand(), digits, out);
            out.append('.').append(member.member().text());
        } else if (expression instanceof Expression.RecordLiteral literal) {
            out.append(literal.type().text()).append(" <>");
        }
    }
}
