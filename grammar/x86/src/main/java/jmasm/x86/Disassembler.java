package jmasm.x86;

import java.util.Optional;

/**
 * Instructions as MASM text, in the spacing of {@code dumpbin /disasm}: {@code mov edx,7FFE0300h}.
 *
 * <p>The text assembles to an instruction of the same meaning, but for what MASM can't write: prefixes without a
 * meaning, and an operand size prefix on jumps, returns and the like. A return is {@code ret}, as dumpbin prints it;
 * a source's {@code retn} is the same instruction.
 */
public final class Disassembler {

    private final SymbolLookup symbols;

    public Disassembler(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** For example {@code call dword ptr [edx]}; no address, no bytes, no comment. */
    public String text(Instruction instruction) {
        StringBuilder text = new StringBuilder(40);
        appendPrefixes(text, instruction);
        if (StringOperandText.needed(instruction)) {
            StringOperandText.append(text, instruction);
            return text.toString();
        }
        text.append(mnemonic(instruction));
        for (int i = 0; i < instruction.operands().size(); i++) {
            text.append(i == 0 ? ' ' : ',');
            appendOperand(text, instruction, i);
        }
        return text.toString();
    }

    /** Bytes that are no instruction, as data: {@code db 0Fh,0FFh}. */
    public static String data(byte[] code, int offset, int length) {
        StringBuilder text = new StringBuilder("db ");
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ",");
            HexNumber.append(text, code[offset + i] & 0xFF);
        }
        return text.toString();
    }

    private static void appendPrefixes(StringBuilder text, Instruction instruction) {
        if (instruction.prefixes().lock()) {
            text.append("lock ");
        }
        if (!instruction.form().takes(Prefix.REP)) {
            return;
        }
        boolean compares =
                instruction.operation() == StringOperation.CMPS || instruction.operation() == StringOperation.SCAS;
        switch (instruction.prefixes().repeat()) {
            case NONE -> {}
            case REPE -> text.append(compares ? "repe " : "rep ");
            case REPNE -> text.append("repne ");
        }
    }

    /** MASM has another name where no operand shows a 16-bit push. */
    private static String mnemonic(Instruction instruction) {
        boolean narrowPush = instruction.operation() == FlowOperation.PUSH
                && instruction.operandSize() == 2
                && instruction.operand(0) instanceof Immediate;
        return narrowPush ? "pushw" : instruction.form().mnemonic();
    }

    private void appendOperand(StringBuilder text, Instruction instruction, int index) {
        Operand operand = instruction.operand(index);
        OperandKind kind = instruction.form().operands().get(index).kind();
        if (operand instanceof Register register) {
            text.append(kind == OperandKind.ST0 ? "st" : register.text());
        } else if (operand instanceof Immediate immediate) {
            appendImmediate(text, instruction, immediate);
        } else if (operand instanceof Target) {
            appendTarget(text, instruction);
        } else if (operand instanceof FarPointer pointer) {
            HexNumber.append(text, pointer.selector());
            text.append(':');
            HexNumber.append(text, pointer.offset());
        } else {
            Memory memory = (Memory) operand;
            text.append(sizeWord(instruction, kind));
            MemoryText.append(text, memory, displacementName(instruction, memory));
        }
    }

    /** {@code dword ptr [x]} is a near pointer to CALL and JMP. */
    private static String sizeWord(Instruction instruction, OperandKind kind) {
        boolean far =
                instruction.operation() == FlowOperation.CALL_FAR || instruction.operation() == FlowOperation.JMP_FAR;
        return far && kind == OperandKind.FAR16 ? "far ptr " : MemoryText.sizeWord(kind.memorySize());
    }

    private void appendImmediate(StringBuilder text, Instruction instruction, Immediate immediate) {
        int value = (int) immediate.value();
        Optional<String> name = instruction.immediateOffset() == 0
                ? Optional.empty()
                : symbols.nameInField(instruction.address() + instruction.immediateOffset(), value);
        if (name.isPresent()) {
            text.append("offset ").append(name.get());
        } else {
            HexNumber.append(text, value);
        }
    }

    private void appendTarget(StringBuilder text, Instruction instruction) {
        int displacement = ((Target) instruction.operand(0)).displacement();
        Optional<String> name =
                symbols.nameInField(instruction.address() + instruction.immediateOffset(), displacement);
        if (name.isEmpty()) {
            name = symbols.name(instruction.target());
        }
        if (name.isPresent()) {
            text.append(name.get());
        } else {
            HexNumber.append(text, instruction.target());
        }
    }

    private Optional<String> displacementName(Instruction instruction, Memory memory) {
        if (instruction.displacementOffset() == 0) {
            return Optional.empty();
        }
        int fieldAddress = instruction.address() + instruction.displacementOffset();
        Optional<String> name = symbols.nameInField(fieldAddress, memory.displacement());
        boolean isAddress = memory.isAbsolute() && memory.effectiveSegment() == Register.DS;
        return name.isEmpty() && isAddress ? symbols.name(memory.displacement()) : name;
    }
}
