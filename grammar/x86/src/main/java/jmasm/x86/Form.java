package jmasm.x86;

import java.util.List;

/** A row of {@code x86.tbl} at one operand size: a row with 16- and 32-bit twins gives two forms. */
public final class Form {

    private final int line;
    private final List<String> mnemonics;
    private final Operation operation;
    private final Condition condition;
    private final List<FormOperand> operands;
    private final int operandSize;
    private final Cpu cpu;
    private final FlagEffects flags;

    Form(
            int line,
            List<String> mnemonics,
            Operation operation,
            Condition condition,
            List<FormOperand> operands,
            int operandSize,
            Cpu cpu,
            FlagEffects flags) {
        this.line = line;
        this.mnemonics = mnemonics;
        this.operation = operation;
        this.condition = condition;
        this.operands = operands;
        this.operandSize = operandSize;
        this.cpu = cpu;
        this.flags = flags;
    }

    /** The line of {@code x86.tbl} that it comes from. */
    public int line() {
        return line;
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

    /** Of JCC, SETCC and CMOVCC; null for all others. */
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

    public FlagEffects flags() {
        return flags;
    }

    /** Control may go elsewhere than to the next instruction, or the machine has to look up from its work. */
    public boolean endsBlock() {
        throw new UnsupportedOperationException("the table isn't read yet");
    }

    /** Another spelling that the assembler takes; the decoder never gives it. */
    public boolean isAlias() {
        throw new UnsupportedOperationException("the table isn't read yet");
    }

    /** It accepts these operands: kinds, sizes and values. */
    public boolean accepts(List<Operand> candidates) {
        throw new UnsupportedOperationException("the table isn't read yet");
    }

    /** The prefix has a meaning before this form; LOCK needs a memory operand as well. */
    public boolean takes(Prefix prefix) {
        throw new UnsupportedOperationException("the table isn't read yet");
    }
}
