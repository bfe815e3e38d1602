package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.Table;

/** Reads an operands cell such as {@code rw:rmv, r:imm8s} for one operand size, or one length of vectors. */
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

    static List<FormOperand> parse(
            Table.Row row, String cell, int operandSize, boolean longVectors, EncodingNotation encoding) {
        if (cell.isEmpty()) {
            return List.of();
        }
        List<FormOperand> operands = new ArrayList<>(3);
        int start = 0;
        while (start < cell.length()) {
            int end = cell.indexOf(',', start);
            end = end < 0 ? cell.length() : end;
            operands.add(operand(row, cell.substring(start, end), operandSize, longVectors, encoding));
            start = end + 2;
        }
        return List.copyOf(operands);
    }

    private static FormOperand operand(
            Table.Row row, String word, int operandSize, boolean longVectors, EncodingNotation encoding) {
        int colon = word.indexOf(':');
        Access access = access(row, word.substring(0, Math.max(colon, 0)));
        String notation = word.substring(colon + 1);
        OperandKind kind = OperandKind.ofNotation(notation);
        if (kind == null && encoding.bothLengths()) {
            kind = OperandKind.ofNotation(atLength(notation, longVectors));
        } else if (kind == null) {
            kind = OperandKind.ofNotation(atSize(notation, operandSize));
        }
        if (kind == null) {
            throw row.error("unknown operand '" + notation + "'");
        }
        return new FormOperand(kind, access, place(row, kind, encoding));
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

    /** What a notation with {@code xy} means with vectors of 128 or 256 bits. */
    private static String atLength(String notation, boolean longVectors) {
        return switch (notation) {
            case "mxy" -> longVectors ? "m256" : "m128";
            case "xymm/m" -> longVectors ? "ymm/m256" : "xmm/m128";
            default -> notation.replace("xymm", longVectors ? "ymm" : "xmm");
        };
    }

    private static FormOperand.Place lastByte(Table.Row row, EncodingNotation encoding) {
        if (!encoding.lastByte()) {
            throw row.error("a register in a last byte without '/is4'");
        }
        return FormOperand.Place.LAST_BYTE;
    }

    private static FormOperand.Place place(Table.Row row, OperandKind kind, EncodingNotation encoding) {
        return switch (kind.shape()) {
            case REGISTER ->
                switch (kind) {
                    case RR32, RR16, RMM, RXMM, RYMM, STI -> FormOperand.Place.RM;
                    case VR32, VXMM, VYMM -> FormOperand.Place.VEX;
                    case IXMM, IYMM -> lastByte(row, encoding);
                    default -> encoding.registerInOpcode() ? FormOperand.Place.OPCODE : FormOperand.Place.REG;
                };
            case REGISTER_OR_MEMORY, MEMORY -> FormOperand.Place.RM;
            case ABSOLUTE, IMMEDIATE, TARGET, FAR_POINTER -> FormOperand.Place.VALUE;
            case FIXED, CONSTANT, SOURCE, DESTINATION -> FormOperand.Place.IMPLIED;
        };
    }
}
