package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Just enough of MASM's syntax to read one instruction with constants, so that goldens are text. The jump targets are
 * addresses.
 */
final class TextAssembler {

    private final InstructionTable table;

    TextAssembler(InstructionTable table) {
        this.table = table;
    }

    /** What a line means. */
    record Assembled(Form form, Encoding encoding) {}

    Assembled assemble(String line, int address) {
        Prefixes prefixes = Prefixes.NONE;
        String rest = line.strip();
        while (true) {
            String word = rest.split(" ", 2)[0];
            var prefix = Prefix.named(word);
            if (prefix.isEmpty()) {
                break;
            }
            prefixes = prefixes.with(prefix.get());
            rest = rest.substring(word.length()).strip();
        }
        String[] parts = rest.split(" ", 2);
        List<Form> forms = table.forms(parts[0]);
        String operandText = parts.length > 1 ? parts[1] : "";
        // A relative field counts from the end of the instruction, whose length depends on the field.
        for (int length = 2; length <= 7; length++) {
            List<Operand> operands = operands(operandText, address + length, isJump(forms));
            if (FormChoice.of(forms, operands) instanceof FormChoice.Chosen chosen) {
                Encoding encoding = Encoder.encode(chosen.form(), operands, prefixes);
                if (encoding.bytes().length == length || !(hasTarget(operands))) {
                    return new Assembled(chosen.form(), encoding);
                }
            } else if (!hasTarget(operands)) {
                throw new AssertionError(line + ": " + FormChoice.of(forms, operands));
            }
        }
        throw new AssertionError(line + ": no form fits");
    }

    private static boolean isJump(List<Form> forms) {
        return !forms.isEmpty()
                && forms.get(0).operands().size() == 1
                && forms.get(0).operands().get(0).kind().shape() == OperandKind.Shape.TARGET;
    }

    private static boolean hasTarget(List<Operand> operands) {
        return operands.size() == 1 && operands.get(0) instanceof Target;
    }

    private static List<Operand> operands(String text, int next, boolean jump) {
        List<Operand> operands = new ArrayList<>();
        if (!text.isBlank()) {
            for (String operand : text.split(",")) {
                operands.add(operand(operand.strip().toLowerCase(Locale.ROOT), next, jump));
            }
        }
        return operands;
    }

    private static Operand operand(String text, int next, boolean jump) {
        if (Register.named(text).isPresent()) {
            return Register.named(text).get();
        }
        if (text.contains("[")) {
            return memory(text);
        }
        if (text.contains(":")) {
            String[] parts = text.split(":");
            return new FarPointer((int) number(parts[0]), (int) number(parts[1]), false);
        }
        if (jump) {
            Target.Reach reach = text.startsWith("short ")
                    ? Target.Reach.SHORT
                    : text.startsWith("near ptr ") ? Target.Reach.NEAR : Target.Reach.EITHER;
            String address = text.substring(text.lastIndexOf(' ') + 1);
            return new Target((int) number(address) - next, reach, false);
        }
        return Immediate.of(number(text));
    }

    private static long number(String text) {
        if (text.startsWith("-")) {
            return -number(text.substring(1));
        }
        return text.endsWith("h") ? Long.parseLong(text.substring(0, text.length() - 1), 16) : Long.parseLong(text);
    }

    private static Memory memory(String text) {
        int size = 0;
        String rest = text;
        if (text.contains(" ptr ")) {
            size = switch (text.substring(0, text.indexOf(" ptr "))) {
                case "byte" -> 1;
                case "word" -> 2;
                case "dword", "far" -> 4;
                case "fword" -> 6;
                case "qword" -> 8;
                case "tbyte" -> 10;
                case "xmmword" -> 16;
                case "ymmword" -> 32;
                default -> throw new AssertionError(text);
            };
            rest = text.substring(text.indexOf(" ptr ") + 5);
        }
        Register segment = null;
        if (rest.contains(":")) {
            segment = Register.named(rest.substring(0, rest.indexOf(':'))).orElseThrow();
        }
        String inner = rest.substring(rest.indexOf('[') + 1, rest.indexOf(']'));
        return address(inner, size).withSegment(segment);
    }

    private static Memory address(String inner, int size) {
        Register base = null;
        Register index = null;
        int scale = 1;
        long displacement = 0;
        for (String term : inner.replace("-", "+-").split("\\+")) {
            if (term.contains("*")) {
                index = Register.named(term.substring(0, term.indexOf('*'))).orElseThrow();
                scale = Integer.parseInt(term.substring(term.indexOf('*') + 1));
            } else if (Register.named(term).isEmpty()) {
                displacement += term.isEmpty() ? 0 : number(term);
            } else if (base == null) {
                base = Register.named(term).get();
            } else {
                index = Register.named(term).get();
            }
        }
        return Memory.at(size, base, index, scale, (int) displacement);
    }
}
