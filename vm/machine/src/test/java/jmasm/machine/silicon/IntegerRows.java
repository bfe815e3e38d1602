package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import jmasm.x86.Decoder;
import jmasm.x86.Disassembler;
import jmasm.x86.Encoder;
import jmasm.x86.Form;
import jmasm.x86.FormOperand;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;
import jmasm.x86.Prefixes;
import jmasm.x86.Register;
import jmasm.x86.Repeat;
import jmasm.x86.SymbolLookup;

/**
 * Trials of the rows that work on general registers and memory: {@link #CASES} a row or a little more, with operands of
 * all kinds that the row takes. What is generated for a row depends on the row alone.
 */
final class IntegerRows {

    /** At least so many a row. */
    static final int CASES = 200;

    /** A row with many operands is tried with other ones each time this many cases are done. */
    private static final int CASES_OF_OPERANDS = 10;

    private static final int START = Trial.CODE + 0x1800;

    private final Decoder decoder;
    private final Disassembler disassembler = new Disassembler(SymbolLookup.NONE);

    private IntegerRows(InstructionTable table) {
        decoder = new Decoder(table);
    }

    /** Family, one file each, to trials. */
    static Map<String, List<Group>> families(InstructionTable table) {
        IntegerRows rows = new IntegerRows(table);
        Map<String, List<Form>> byRow = new LinkedHashMap<>();
        for (Form form : table.forms()) {
            if (!form.isAlias() && family(form) != null) {
                byRow.computeIfAbsent(form.place(), row -> new ArrayList<>()).add(form);
            }
        }
        Map<String, List<Group>> families = new TreeMap<>();
        for (List<Form> row : byRow.values()) {
            List<Group> groups = families.computeIfAbsent(family(row.get(0)), name -> new ArrayList<>());
            for (Form form : row) {
                rows.add(groups, form, CASES / row.size());
            }
        }
        return families;
    }

    /** The recording that a row is in; null when it isn't one of these. */
    static String family(Form form) {
        return switch (form.operation().name()) {
            case "ADD", "ADC", "SUB", "SBB", "CMP", "INC", "DEC", "NEG", "XADD", "CMPXCHG", "CMPXCHG8B" -> "arithmetic";
            case "MUL", "IMUL", "IMUL_TRUNCATED", "DIV", "IDIV" -> "multiplication";
            case "DAA", "DAS", "AAA", "AAS", "AAM", "AAD" -> "decimal";
            case "AND", "OR", "XOR", "NOT", "TEST" -> "logic";
            case "ROL", "ROR", "RCL", "RCR", "SHL", "SHR", "SAR", "SHLD", "SHRD" -> "shifts";
            case "BT", "BTS", "BTR", "BTC", "BSF", "BSR", "BSWAP", "SETCC", "CMOVCC", "POPCNT", "CRC32" -> "bits";
            case "ANDN",
                    "BEXTR",
                    "BLSI",
                    "BLSMSK",
                    "BLSR",
                    "BZHI",
                    "PDEP",
                    "PEXT",
                    "MULX",
                    "RORX",
                    "SARX",
                    "SHLX",
                    "SHRX",
                    "TZCNT",
                    "LZCNT" -> "bit-fields";
            case "MOV", "MOVZX", "MOVSX", "MOVBE", "XCHG", "LEA", "CBW", "CWD", "XLAT", "LAHF", "SAHF", "SALC" ->
                "moves";
            case "PUSH", "POP", "PUSHA", "POPA", "PUSHF", "POPF", "ENTER", "LEAVE" -> ofSegment(form) ? null : "stack";
            case "MOVS", "CMPS", "STOS", "LODS", "SCAS" -> "strings";
            case "JMP", "JCC", "JCXZ", "LOOP", "LOOPE", "LOOPNE", "CALL", "RET", "BOUND", "INTO" -> "flow";
            case "CLC", "STC", "CMC", "CLD", "STD", "ARPL", "NOP", "PAUSE", "FENCE", "CLFLUSH", "PREFETCH" ->
                "flags-and-hints";
            default -> null;
        };
    }

    /** Selectors are the system's. */
    private static boolean ofSegment(Form form) {
        for (FormOperand operand : form.operands()) {
            if (operand.kind().registerKind() == Register.Kind.SEGMENT) {
                return true;
            }
        }
        return false;
    }

    private void add(List<Group> groups, Form form, int cases) {
        Values values = new Values(new SplittableRandom(name(form).hashCode()));
        int perGroup = hasVariety(form) ? CASES_OF_OPERANDS : cases;
        for (int done = 0; done < cases; done += perGroup) {
            groups.add(group(values, form, perGroup));
        }
    }

    /** Without its place in the table. */
    private static String name(Form form) {
        StringBuilder name = new StringBuilder(form.mnemonic());
        for (FormOperand operand : form.operands()) {
            name.append(' ').append(operand.kind().notation());
        }
        return name.append(form.operandSize()).toString();
    }

    private static boolean hasVariety(Form form) {
        boolean variety = form.operation().name().length() == 4 && form.endsBlock();
        for (FormOperand operand : form.operands()) {
            OperandKind.Shape shape = operand.kind().shape();
            variety |= shape != OperandKind.Shape.FIXED && shape != OperandKind.Shape.CONSTANT;
        }
        return variety || isString(form);
    }

    private static boolean isString(Form form) {
        return switch (form.operation().name()) {
            case "MOVS", "CMPS", "STOS", "LODS", "SCAS" -> true;
            default -> false;
        };
    }

    private Group group(Values values, Form form, int cases) {
        while (true) {
            int start = START + values.between(0, 16);
            List<Operand> operands = new RowOperands(values).of(form, start, 0);
            Prefixes prefixes = prefixes(values, form, operands);
            byte[] code = Encoder.encode(form, operands, prefixes).bytes();
            if (values.oneIn(10) && code.length > 1) {
                start = Trial.CODE + 0x2000 - values.between(1, code.length);
            }
            // Again, now that it is known how long the instruction is: a jump must not lead into it.
            if (hasTarget(form)) {
                operands = new RowOperands(values).of(form, start, code.length);
                code = Encoder.encode(form, operands, prefixes).bytes();
            }
            if (form.isDecodeOnly() && code.length > 2) {
                varyModrm(values, form, code);
            }
            if (decoder.decode(code, 0, code.length, start) instanceof Instruction instruction
                    && instruction.form().place().equals(form.place())
                    && instruction.length() == code.length
                    && !isPrefetchOfRegister(code)) {
                List<Trial> trials = new ArrayList<>();
                for (int i = 0; i < cases; i++) {
                    trials.add(RowStates.trial(values, instruction, code));
                }
                return new Group(code, disassembler.text(instruction), trials);
            }
        }
    }

    /** Some rows are what is left of an opcode beside other rows, by fields of ModR/M that the encoder sets to 0. */
    private static void varyModrm(Values values, Form form, byte[] code) {
        switch (form.operation().name()) {
            case "FENCE" -> code[2] ^= (byte) values.between(0, 8);
            case "NOP" -> code[code[0] == 0x66 ? 3 : 2] ^= (byte) (values.between(0, 8) << 3);
            default -> {}
        }
    }

    /** 0F 0D with a register: an invalid opcode to AMD's processors; it does nothing here, as on Intel's. */
    private static boolean isPrefetchOfRegister(byte[] code) {
        return code[0] == 0x0F && code[1] == 0x0D && (code[2] & 0xC0) == 0xC0;
    }

    private static boolean hasTarget(Form form) {
        for (FormOperand operand : form.operands()) {
            if (operand.kind().shape() == OperandKind.Shape.TARGET) {
                return true;
            }
        }
        return false;
    }

    private static Prefixes prefixes(Values values, Form form, List<Operand> operands) {
        if (isString(form)) {
            Repeat repeat = Repeat.values()[values.between(0, 3)];
            boolean reads = switch (form.operation().name()) {
                case "MOVS", "CMPS", "LODS" -> true;
                default -> false;
            };
            return new Prefixes(reads && values.oneIn(5) ? Register.FS : null, repeat, false, false);
        }
        boolean lock =
                form.takesLock(operands) && operands.stream().anyMatch(o -> o instanceof Memory) && values.oneIn(6);
        return new Prefixes(null, Repeat.NONE, lock, false);
    }
}
