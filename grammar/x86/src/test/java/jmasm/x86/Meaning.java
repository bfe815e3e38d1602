package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares an instruction with what another disassembler prints for it: mnemonic, prefixes, operands. */
final class Meaning {

    /** Another name for what a row of the table is. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "lcall", "call", "ljmp", "jmp", "fcompi", "fcomip", "fucompi", "fucomip", "int1", "icebp", "xlatb", "xlat");

    private final InstructionTable table;

    Meaning(InstructionTable table) {
        this.table = table;
    }

    /**
     * Empty when both mean the same, else how they differ: a word, the two mnemonics, and {@code mixed-prefixes} where
     * F2 or F3 meets 66 or is followed by another prefix, which others take in other ways.
     */
    String difference(Decoded ours, ForeignReading theirs, byte[] bytes) {
        String difference = plainDifference(ours, theirs, bytes);
        return difference.isEmpty() || difference.contains("lock-not-allowed")
                ? difference
                : difference + (areMixed(bytes) ? " mixed-prefixes" : "");
    }

    private static boolean areMixed(byte[] bytes) {
        PrefixCoding.Found found = new PrefixCoding.Found();
        boolean followed = false;
        for (int i = 0; i < bytes.length && found.add(bytes[i] & 0xFF); i++) {
            int code = bytes[i] & 0xFF;
            followed |= found.repeat != Repeat.NONE && code != 0xF2 && code != 0xF3;
        }
        return followed || found.repeat != Repeat.NONE && found.operandSize;
    }

    private String plainDifference(Decoded ours, ForeignReading theirs, byte[] bytes) {
        if (!(ours instanceof Instruction instruction)) {
            return theirs.isNone() ? "" : "unknown " + reason(ours, theirs, bytes) + "/" + theirs.mnemonic();
        }
        String names = instruction.form().mnemonic() + "/" + theirs.mnemonic();
        if (theirs.isNone()) {
            return "invalid " + instruction.form().mnemonic();
        }
        if (theirs.length() != instruction.length()) {
            return "length " + names;
        }
        if (!isNamed(instruction, theirs.mnemonic())) {
            return "name " + names;
        }
        if (instruction.prefixes().lock() != theirs.hasPrefix("lock") || !sameRepeat(instruction, theirs)) {
            return "prefix " + names;
        }
        return sameOperands(instruction, theirs) ? "" : "operands " + kinds(instruction);
    }

    private static String kinds(Instruction instruction) {
        StringBuilder text = new StringBuilder(instruction.form().mnemonic());
        for (FormOperand operand : instruction.form().operands()) {
            text.append(' ').append(operand.kind().notation());
        }
        return text.toString();
    }

    private String reason(Decoded ours, ForeignReading theirs, byte[] bytes) {
        if (!(ours instanceof Decoded.Invalid invalid)) {
            return "truncated";
        }
        PrefixCoding.Found found = new PrefixCoding.Found();
        int at = 0;
        while (found.add(bytes[at] & 0xFF)) {
            at++;
        }
        int opcode = bytes[at] & 0xFF;
        boolean register = (bytes[at + 1] & 0xC0) == 0xC0;
        boolean hasVex = register && (opcode == 0xC4 || opcode == 0xC5);
        if (hasVex && (found.lock || found.operandSize || found.repeat != Repeat.NONE)) {
            return "prefix-before-vex";
        }
        if (hasVex) {
            return table.isMnemonic(theirs.mnemonic()) ? "bits-of-vex" : "undefined-vex";
        }
        if (opcode == 0x62 && register) {
            return "undefined-evex";
        }
        return opcode == 0x8F
                ? "undefined-xop"
                : invalid.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean isNamed(Instruction instruction, String mnemonic) {
        return isNamed(instruction.form(), mnemonic)
                || mnemonic.length() > 1
                        && "bwdlsq".indexOf(mnemonic.charAt(mnemonic.length() - 1)) >= 0
                        && isNamed(instruction.form(), mnemonic.substring(0, mnemonic.length() - 1))
                || isShorthand(instruction, mnemonic);
    }

    private static boolean isNamed(Form form, String mnemonic) {
        return form.mnemonics().contains(mnemonic)
                || form.mnemonics().contains(OTHER_NAMES.getOrDefault(mnemonic, ""))
                || form.operation().name().toLowerCase(Locale.ROOT).equals(mnemonic);
    }

    /** {@code cmpltps} for a CMPPS with 1: others prefer names that our decoder never gives. */
    private boolean isShorthand(Instruction instruction, String mnemonic) {
        int last = instruction.operands().size() - 1;
        for (Form form : table.forms(mnemonic)) {
            if (form.operation() == instruction.operation()
                    && form.isAlias()
                    && last >= 0
                    && instruction.operand(last) instanceof Immediate immediate
                    && immediate.value() == form.opcode().trailing()) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameRepeat(Instruction instruction, ForeignReading theirs) {
        if (!instruction.form().takes(Prefix.REP)) {
            return true;
        }
        Repeat repeat = theirs.hasPrefix("repne", "repnz")
                ? Repeat.REPNE
                : theirs.hasPrefix("rep", "repe", "repz") ? Repeat.REPE : Repeat.NONE;
        return repeat == instruction.prefixes().repeat();
    }

    private boolean sameOperands(Instruction instruction, ForeignReading theirs) {
        List<Expected> ours = expected(instruction);
        List<String> given = new ArrayList<>(theirs.operands());
        if (isShorthand(instruction, theirs.mnemonic())) {
            ours.remove(ours.size() - 1);
        }
        if (ours.size() == 1 && ours.get(0).operand() instanceof FarPointer pointer) {
            // 1234:5678, or 1234, 5678.
            String[] parts = String.join(":", given).split(":");
            return parts.length == 2
                    && (ForeignOperand.number(parts[0]) & 0xFFFF) == pointer.selector()
                    && (int) ForeignOperand.number(parts[1]) == pointer.offset();
        }
        if (instruction.operation() == MoveOperation.XLAT && ours.isEmpty() && !given.isEmpty()) {
            ours.add(table(instruction));
        }
        if (ours.size() != given.size()) {
            // ST, a count of 1 and XMM0 go without saying in one spelling or another.
            ours.removeIf(operand -> goesWithoutSaying(operand.kind()));
            given.removeIf(
                    text -> text.equals("st") || text.equals("st(0)") || text.equals("1") || text.equals("xmm0"));
        }
        if (ours.size() != given.size()) {
            return false;
        }
        return match(ours, given, instruction)
                || isSymmetric(instruction) && match(ours, List.of(given.get(1), given.get(0)), instruction);
    }

    private static boolean match(List<Expected> ours, List<String> given, Instruction instruction) {
        for (int i = 0; i < given.size(); i++) {
            if (!ForeignOperand.means(
                    given.get(i), ours.get(i).operand(), ours.get(i).kind(), instruction)) {
                return false;
            }
        }
        return true;
    }

    /** Which of its operands comes first is a matter of taste. */
    private static boolean isSymmetric(Instruction instruction) {
        return instruction.operation() == MoveOperation.XCHG || instruction.operation() == ArithmeticOperation.TEST;
    }

    private static boolean goesWithoutSaying(OperandKind kind) {
        return kind == OperandKind.ST0
                || kind == OperandKind.ONE
                || kind == OperandKind.THREE
                || kind == OperandKind.XMM0;
    }

    /** An operand that the other text should have. */
    private record Expected(Operand operand, OperandKind kind) {}

    private static List<Expected> expected(Instruction instruction) {
        if (instruction.operation() instanceof StringOperation operation) {
            return ofString(instruction, operation);
        }
        List<Expected> operands = new ArrayList<>();
        for (int i = 0; i < instruction.operands().size(); i++) {
            operands.add(new Expected(
                    instruction.operand(i), instruction.form().operands().get(i).kind()));
        }
        return operands;
    }

    /** XLAT's. */
    private static Expected table(Instruction instruction) {
        Register register = instruction.addressSize() == 2 ? Register.BX : Register.EBX;
        return new Expected(
                Memory.at(1, register, 0).withSegment(instruction.prefixes().segment()), OperandKind.M);
    }

    /** Others print what string instructions imply. */
    private static List<Expected> ofString(Instruction instruction, StringOperation operation) {
        int size = instruction.operandSize();
        boolean narrow = instruction.addressSize() == 2;
        Expected source = new Expected(
                Memory.at(size, narrow ? Register.SI : Register.ESI, 0)
                        .withSegment(instruction.prefixes().segment()),
                OperandKind.M);
        Expected destination = new Expected(
                Memory.at(size, narrow ? Register.DI : Register.EDI, 0).withSegment(Register.ES), OperandKind.M);
        Expected accumulator = new Expected(Register.general(size, 0), OperandKind.R32);
        Expected port = new Expected(Register.DX, OperandKind.DX);
        return new ArrayList<>(
                switch (operation) {
                    case MOVS -> List.of(destination, source);
                    case CMPS -> List.of(source, destination);
                    case STOS -> List.of(destination, accumulator);
                    case LODS -> List.of(accumulator, source);
                    case SCAS -> List.of(accumulator, destination);
                    case INS -> List.of(destination, port);
                    case OUTS -> List.of(port, source);
                });
    }
}
