package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.Table;

/** Reads an operands cell such as {@code rw:rmv, r:imm8s} for one operand size. */
final class OperandNotation {

    private OperandNotation() {}

    /** Some operand is 16 or 32 bits wide, by prefix 66h. */
    static boolean hasTwins(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean ends = i + 1 == cell.length() || cell.charAt(i + 1) == ',';
            if (ends && (c == 'v' || c == 's' && cell.startsWith("imm8s", i - 4))
                    || c == 'v' && cell.startsWith("vm16", i)) {
                return true;
            }
        }
        return false;
    }

    static List<FormOperand> parse(Table.Row row, String cell, int operandSize, EncodingNotation encoding) {
        if (cell.isEmpty()) {
            return List.of();
        }
        List<FormOperand> operands = new ArrayList<>(3);
        int start = 0;
        while (start < cell.length()) {
            int end = cell.indexOf(',', start);
            end = end < 0 ? cell.length() : end;
            operands.add(operand(row, cell.substring(start, end), operandSize, encoding));
            start = end + 2;
        }
        return List.copyOf(operands);
    }

    private static FormOperand operand(Table.Row row, String word, int operandSize, EncodingNotation encoding) {
        int colon = word.indexOf(':');
        Access access = access(row, word.substring(0, Math.max(colon, 0)));
        String notation = word.substring(colon + 1);
        OperandKind kind = OperandKind.ofNotation(notation);
        if (kind == null) {
            kind = OperandKind.ofNotation(atSize(notation, operandSize));
        }
        if (kind == null) {
            throw row.error("unknown operand '" + notation + "'");
        }
        return new FormOperand(kind, access, place(kind, encoding));
    }

    private static Access access(Table.Row row, String word) {
        return switch (word) {
            case "r" -> Access.READ;
            case "w" -> Access.WRITE;
            case "rw" -> Access.READ_WRITE;
            case "n" -> Access.NONE;
            default -> throw row.error("unknown access '" + word + "'");
        };
    }

    /** What a notation with {@code v} means at an operand size. */
    private static String atSize(String notation, int operandSize) {
        boolean wide = operandSize == 4;
        return switch (notation) {
            case "av" -> wide ? "eax" : "ax";
            case "rvm16" -> wide ? "r32/m16" : "rm16";
            case "m2v" -> wide ? "m64" : "m32";
            case "imm8s" -> wide ? "imm8s32" : "imm8s16";
            default ->
                notation.endsWith("v")
                        ? notation.substring(0, notation.length() - 1).concat(wide ? "32" : "16")
                        : notation;
        };
    }

    private static FormOperand.Place place(OperandKind kind, EncodingNotation encoding) {
        return switch (kind.shape()) {
            case REGISTER -> {
                boolean inRm = kind == OperandKind.RR32
                        || kind == OperandKind.RMM
                        || kind == OperandKind.RXMM
                        || kind == OperandKind.STI;
                if (kind == OperandKind.VR32) {
                    yield FormOperand.Place.VEX;
                }
                yield inRm
                        ? FormOperand.Place.RM
                        : encoding.registerInOpcode() ? FormOperand.Place.OPCODE : FormOperand.Place.REG;
            }
            case REGISTER_OR_MEMORY, MEMORY -> FormOperand.Place.RM;
            case ABSOLUTE, IMMEDIATE, TARGET, FAR_POINTER -> FormOperand.Place.VALUE;
            case FIXED, CONSTANT, SOURCE, DESTINATION -> FormOperand.Place.IMPLIED;
        };
    }
}
