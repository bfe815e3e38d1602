package jmasm.x86;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jmasm.base.Table;

/** Makes forms of the rows of {@code x86.tbl}. Cells that repeat from row to row are read once. */
final class RowParser {

    private static final int MNEMONIC = 0;
    private static final int OPERANDS = 1;
    private static final int ENCODING = 2;
    private static final int CPU = 3;
    private static final int FLAGS = 4;
    private static final int ATTRIBUTES = 5;

    private final Map<String, Operation> operations = new HashMap<>();
    private final Map<String, Cpu> cpus = new HashMap<>();
    private final Map<String, FlagEffects> flagEffects = new HashMap<>();

    RowParser() {
        for (Operation operation : Operation.all()) {
            operations.put(operation.name(), operation);
        }
    }

    /** Adds the forms of a row: one, or a 32-bit one and its 16-bit twin, or one for 128 and one for 256 bits. */
    void parse(Table.Row row, EncodingNotation encoding, List<Form> forms) {
        String operands = row.cell(OPERANDS);
        if (encoding.bothSizes() || OperandNotation.hasTwins(operands)) {
            forms.add(form(row, operands, encoding, 4, true, false));
            forms.add(form(row, operands, encoding, 2, true, false));
        } else {
            boolean usesOperandSize = encoding.operandSize() > 1;
            forms.add(form(row, operands, encoding, encoding.operandSize(), usesOperandSize, false));
            if (encoding.bothLengths()) {
                forms.add(form(row, operands, encoding, encoding.operandSize(), usesOperandSize, true));
            }
        }
    }

    EncodingNotation encoding(Table.Row row) {
        return new EncodingNotation(row, row.cell(ENCODING));
    }

    static List<String> mnemonics(Table.Row row) {
        return split(row.cell(MNEMONIC), '/');
    }

    private Form form(
            Table.Row row,
            String operandCell,
            EncodingNotation encoding,
            int statedSize,
            boolean usesOperandSize,
            boolean longVectors) {
        List<FormOperand> operands = OperandNotation.parse(row, operandCell, statedSize, longVectors, encoding);
        checkValues(row, operands, statedSize, encoding.valueWords());
        List<String> mnemonics = mnemonics(row);
        int attributes = 0;
        Operation operation = null;
        for (String word : split(row.cell(ATTRIBUTES), ' ')) {
            if (word.startsWith("op=")) {
                operation = operation(row, word.substring(3));
            } else {
                Attribute attribute = Attribute.ofWord(word);
                if (attribute == null) {
                    throw row.error("unknown attribute '" + word + "'");
                }
                attributes |= attribute.bit();
            }
        }
        if (operation == null) {
            operation = operation(row, mnemonics.get(0).toUpperCase(Locale.ROOT));
        }
        return new Form(
                row,
                mnemonics,
                operation,
                operands,
                statedSize != 0 ? statedSize : sizeOf(operands),
                encoding.opcode(usesOperandSize, longVectors),
                cpu(row, longVectors),
                flags(row),
                attributes);
    }

    /** The encoding's words for values and the operands must say the same. */
    private static void checkValues(Table.Row row, List<FormOperand> operands, int operandSize, String words) {
        int at = 0;
        for (FormOperand operand : operands) {
            if (operand.place() == FormOperand.Place.VALUE) {
                String word = words.substring(Math.min(at, words.length()), Math.min(at + 2, words.length()));
                if (!wordFits(word, operand.kind(), operandSize)) {
                    throw row.error(operand.kind().notation() + " is not encoded as '" + word + "'");
                }
                at += 2;
            }
        }
        if (at != words.length()) {
            throw row.error("values without operands: '" + words.substring(at) + "'");
        }
    }

    private static boolean wordFits(String word, OperandKind kind, int operandSize) {
        OperandKind.Shape shape = kind.shape();
        return switch (word) {
            case "ib" -> shape == OperandKind.Shape.IMMEDIATE && kind.encodedSize() == 1;
            case "iw" -> shape == OperandKind.Shape.IMMEDIATE && kind.encodedSize() == 2;
            case "iv" -> shape == OperandKind.Shape.IMMEDIATE && kind.encodedSize() == operandSize;
            case "cb" -> shape == OperandKind.Shape.TARGET && kind.encodedSize() == 1;
            case "cv" -> shape == OperandKind.Shape.TARGET && kind.encodedSize() == operandSize;
            case "cp" -> shape == OperandKind.Shape.FAR_POINTER;
            case "mo" -> shape == OperandKind.Shape.ABSOLUTE;
            default -> false;
        };
    }

    private Operation operation(Table.Row row, String name) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw row.error("there is no Operation " + name);
        }
        return operation;
    }

    /** The size of the operation where the encoding doesn't say: that of the first operand that has one. */
    private static int sizeOf(List<FormOperand> operands) {
        if (operands.isEmpty()) {
            return 4;
        }
        OperandKind first = operands.get(0).kind();
        int size = first.valueSize() != 0 ? first.valueSize() : first.memorySize();
        return size == 1 || size == 2 ? size : 4;
    }

    /** {@code avx/avx2} when the form of 256 bits came later. */
    private Cpu cpu(Table.Row row, boolean longVectors) {
        String cell = row.cell(CPU);
        int slash = cell.indexOf('/');
        if (slash > 0) {
            cell = longVectors ? cell.substring(slash + 1) : cell.substring(0, slash);
        }
        Cpu cpu = cpus.get(cell);
        if (cpu == null) {
            cpu = Cpu.parse(row, cell);
            cpus.put(cell, cpu);
        }
        return cpu;
    }

    private FlagEffects flags(Table.Row row) {
        String cell = row.cell(FLAGS);
        FlagEffects effects = flagEffects.get(cell);
        if (effects == null) {
            effects = FlagNotation.parse(row, cell);
            flagEffects.put(cell, effects);
        }
        return effects;
    }

    private static List<String> split(String cell, char separator) {
        if (cell.isEmpty()) {
            return List.of();
        }
        if (cell.indexOf(separator) < 0) {
            return List.of(cell);
        }
        List<String> words = new ArrayList<>(4);
        int start = 0;
        while (start <= cell.length()) {
            int end = cell.indexOf(separator, start);
            end = end < 0 ? cell.length() : end;
            words.add(cell.substring(start, end));
            start = end + 1;
        }
        return List.copyOf(words);
    }
}
