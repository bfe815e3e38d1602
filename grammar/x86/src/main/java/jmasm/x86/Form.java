package jmasm.x86;

import java.util.List;
import jmasm.base.Table;

/** A row of {@code x86.tbl} at one operand size and length of vectors: a row with twins gives two forms. */
public final class Form {

    private final Table.Row row;
    private final List<String> mnemonics;
    private final Operation operation;
    private final Condition condition;
    private final List<FormOperand> operands;
    private final int operandSize;
    private final Opcode opcode;
    private final Cpu cpu;
    private final FlagEffects flags;
    private final FlagEffects repeatedFlags;
    private final int attributes;
    private final boolean rmTakesRegister;
    private final boolean rmTakesMemory;
    private final boolean hasVexRegister;
    private final Register.Kind vectorIndex;

    Form(
            Table.Row row,
            List<String> mnemonics,
            Operation operation,
            List<FormOperand> operands,
            int operandSize,
            Opcode opcode,
            Cpu cpu,
            FlagEffects flags,
            int attributes) {
        this.row = row;
        this.mnemonics = mnemonics;
        this.operation = operation;
        this.condition = condition(operation, opcode);
        this.operands = operands;
        this.operandSize = operandSize;
        this.opcode = opcode;
        this.cpu = cpu;
        this.flags = flags;
        this.attributes = attributes;
        this.repeatedFlags = is(Attribute.REP) ? flags.atMost() : flags;
        OperandKind inRm = kindAt(FormOperand.Place.RM, operands);
        OperandKind.Shape rm = inRm == null ? OperandKind.Shape.REGISTER : inRm.shape();
        this.rmTakesRegister = rm != OperandKind.Shape.MEMORY;
        this.rmTakesMemory = rm != OperandKind.Shape.REGISTER;
        this.hasVexRegister = kindAt(FormOperand.Place.VEX, operands) != null;
        this.vectorIndex = inRm == null ? null : inRm.vectorIndex();
    }

    private static OperandKind kindAt(FormOperand.Place place, List<FormOperand> operands) {
        for (FormOperand operand : operands) {
            if (operand.place() == place) {
                return operand.kind();
            }
        }
        return null;
    }

    private static Condition condition(Operation operation, Opcode opcode) {
        if (operation == FlowOperation.JCC || operation == MoveOperation.SETCC || operation == MoveOperation.CMOVCC) {
            return Condition.ofOpcode(opcode.value());
        }
        return operation == X87Operation.FCMOVCC ? conditionOfX87(opcode) : null;
    }

    /** DA C0, C8, D0, D8: b, e, be, u (parity); DB has the negated ones. */
    private static Condition conditionOfX87(Opcode opcode) {
        Condition condition = Condition.ofOpcode(
                switch (opcode.digit()) {
                    case 0 -> 0x2;
                    case 1 -> 0x4;
                    case 2 -> 0x6;
                    default -> 0xA;
                });
        return opcode.value() == 0xDA ? condition : condition.negated();
    }

    /** The row that it comes from, e.g. {@code x86.tbl:312}. */
    public String place() {
        return row.place();
    }

    /** The name that the disassembler prints. */
    public String mnemonic() {
        return mnemonics.get(0);
    }

    /** All names, lower case; the first is {@link #mnemonic()}. */
    public List<String> mnemonics() {
        return mnemonics;
    }

    public Operation operation() {
        return operation;
    }

    /** Of JCC, SETCC, CMOVCC and FCMOVCC; null for all others. */
    public Condition condition() {
        return condition;
    }

    /** The explicit operands, in MASM's order. */
    public List<FormOperand> operands() {
        return operands;
    }

    /** 1, 2 or 4: what the operation works on; for a jump, call or return the width of the instruction pointer. */
    public int operandSize() {
        return operandSize;
    }

    public Cpu cpu() {
        return cpu;
    }

    /** Without a repeat prefix; {@link Instruction#flags()} knows of one. */
    public FlagEffects flags() {
        return flags;
    }

    /** With a repeat prefix: the count may be 0. */
    FlagEffects repeatedFlags() {
        return repeatedFlags;
    }

    /** Control may go elsewhere than to the next instruction, or the machine has to look up from its work. */
    public boolean endsBlock() {
        return is(Attribute.ENDS);
    }

    /** Another spelling that the assembler takes; the decoder never gives it. */
    public boolean isAlias() {
        return is(Attribute.ASM_ONLY);
    }

    /** MASM can't write it; {@link #accepts} is false for all operands. */
    public boolean isDecodeOnly() {
        return is(Attribute.DECODE_ONLY);
    }

    /** Its memory operand has a vector of indices: {@code [eax+xmm1*4]}. */
    public boolean gathers() {
        return vectorIndex != null;
    }

    /** It accepts these operands: kinds, sizes and values. */
    public boolean accepts(List<Operand> candidates) {
        return !isDecodeOnly() && OperandFit.of(this, candidates) == OperandFit.FITS;
    }

    /** LOCK may stand before it with these operands: memory is what it writes. A2067 and #UD otherwise. */
    public boolean takesLock(List<Operand> given) {
        if (!is(Attribute.LOCK)) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) instanceof Memory) {
                return operands.get(i).access().writes();
            }
        }
        return false;
    }

    /** The prefix has a meaning before this form; of LOCK, {@link #takesLock} says more. */
    public boolean takes(Prefix prefix) {
        return is(prefix == Prefix.LOCK ? Attribute.LOCK : Attribute.REP);
    }

    boolean is(Attribute attribute) {
        return (attributes & attribute.bit()) != 0;
    }

    /** ModR/M's r/m field may name a register. */
    boolean rmTakesRegister() {
        return rmTakesRegister;
    }

    /** ModR/M's r/m field may name memory. */
    boolean rmTakesMemory() {
        return rmTakesMemory;
    }

    /** The VEX prefix names one of the operands. */
    boolean hasVexRegister() {
        return hasVexRegister;
    }

    /** The kind of a memory operand's index when that is a vector of indices, else null. */
    Register.Kind vectorIndex() {
        return vectorIndex;
    }

    /** No vector register is named twice where that is undefined: GATHER has to tell result, indices and mask apart. */
    boolean areDistinct(List<Operand> given) {
        if (!is(Attribute.DISTINCT)) {
            return true;
        }
        int seen = 0;
        for (Operand operand : given) {
            Register register = operand instanceof Memory memory ? memory.index() : (Register) operand;
            int bit = 1 << register.number();
            if ((seen & bit) != 0) {
                return false;
            }
            seen |= bit;
        }
        return true;
    }

    Opcode opcode() {
        return opcode;
    }

    /** For messages: the mnemonic and its operands as the table has them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(mnemonic());
        for (int i = 0; i < operands.size(); i++) {
            text.append(i == 0 ? " " : ", ").append(operands.get(i).kind().notation());
        }
        return text.append(" (").append(place()).append(')').toString();
    }
}
