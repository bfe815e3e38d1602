package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.List;
import jmasm.machine.silicon.Trial.Poke;
import jmasm.x86.Instruction;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.Register;

/**
 * What an instruction finds: random registers, flags and memory, with the relations that make its cases interesting
 * (equal operands, dividends that fit, small counts) and addresses that lie in the trial's data.
 */
final class RowStates {

    private static final int EAX = 0;
    private static final int ECX = 1;
    private static final int EDX = 2;
    private static final int EBX = 3;
    private static final int ESP = 4;
    private static final int EBP = 5;
    private static final int ESI = 6;
    private static final int EDI = 7;
    private static final int DIRECTION = 0x400;

    private final Values values;
    private final Instruction instruction;
    private final int width;
    private final int[] registers = new int[8];
    private final List<Poke> pokes = new ArrayList<>();
    private int flags;

    private RowStates(Values values, Instruction instruction) {
        this.values = values;
        this.instruction = instruction;
        this.width = instruction.operandSize();
    }

    static Trial trial(Values values, Instruction instruction, byte[] code) {
        RowStates states = new RowStates(values, instruction);
        states.generate();
        State before = new State(states.registers, states.flags, instruction.address(), State.plainImage());
        return Trial.of(before, code, states.pokes);
    }

    private void generate() {
        for (int i = 0; i < 8; i++) {
            registers[i] = values.next();
        }
        flags = values.flags();
        if (usesStack()) {
            registers[ESP] = stackPointer();
            registers[EBP] = stackPointer();
        }
        registersOfOperation();
        int at = 0;
        for (Operand operand : instruction.operands()) {
            if (operand instanceof Memory memory && !isImplied(memory)) {
                at = reach(memory, Math.max(memory.size(), 1));
                pokes.add(Poke.of(at, Math.max(memory.size(), 1), values.nextLong()));
            }
        }
        memoryOfOperation(at);
    }

    private boolean usesStack() {
        return switch (instruction.operation().name()) {
            case "PUSH", "POP", "PUSHA", "POPA", "PUSHF", "POPF", "ENTER", "LEAVE", "CALL", "RET" -> true;
            default -> false;
        };
    }

    private int stackPointer() {
        int address = Trial.DATA + values.between(0x1000, 0x3000);
        return values.oneIn(8) ? address : address & -4;
    }

    private boolean isImplied(Memory memory) {
        return switch (instruction.operation().name()) {
            case "MOVS", "CMPS", "STOS", "LODS", "SCAS", "XLAT", "LEA" -> true;
            default -> false;
        };
    }

    private void registersOfOperation() {
        switch (instruction.operation().name()) {
            case "ROL", "ROR", "RCL", "RCR", "SHL", "SHR", "SAR", "SHLD", "SHRD" -> {
                if (!values.oneIn(3)) {
                    registers[ECX] = registers[ECX] & 0xFFFF_FF00 | values.between(0, 40);
                }
            }
            case "LOOP", "LOOPE", "LOOPNE", "JCXZ" -> {
                if (values.oneIn(2)) {
                    registers[ECX] = registers[ECX] & (values.oneIn(2) ? 0xFFFF_0000 : 0) | values.between(0, 3);
                }
            }
            case "DIV", "IDIV" -> {
                if (!values.oneIn(4)) {
                    dividend();
                }
            }
            case "BT", "BTS", "BTR", "BTC" -> bitOffset();
            case "XLAT" -> registers[EBX] = values.dataAddress(1) - (registers[EAX] & 0xFF);
            case "MOVS", "CMPS", "STOS", "LODS", "SCAS" -> string();
            case "CMPXCHG" -> {
                if (values.oneIn(2) && instruction.operand(0) instanceof Register register) {
                    set(register, registers[EAX]);
                }
            }
            case "JMP", "CALL" -> {
                if (instruction.operand(0) instanceof Register register) {
                    set(register, Trial.CODE + values.between(0, Trial.AREA));
                }
            }
            default -> {}
        }
    }

    private void memoryOfOperation(int at) {
        switch (instruction.operation().name()) {
            case "CMPXCHG" -> {
                if (at != 0 && values.oneIn(2)) {
                    pokes.add(Poke.of(at, width, registers[EAX]));
                }
            }
            case "CMPXCHG8B" -> {
                if (values.oneIn(2)) {
                    pokes.add(Poke.of(at, 8, registers[EAX] & 0xFFFF_FFFFL | (long) registers[EDX] << 32));
                }
            }
            case "JMP", "CALL" -> {
                if (at != 0) {
                    pokes.add(Poke.of(at, width, Trial.CODE + values.between(0, Trial.AREA)));
                }
            }
            case "RET" -> pokes.add(Poke.of(registers[ESP], width, Trial.CODE + values.between(0, Trial.AREA)));
            // Not TF, which would end the trial before its INT3.
            case "POPF" -> pokes.add(Poke.of(registers[ESP], width, values.next() & ~0x100));
            case "BOUND" -> {
                int index = registers[((Register) instruction.operand(0)).number()];
                pokes.add(Poke.of(at, width, index + values.between(-2, 2)));
                pokes.add(Poke.of(at + width, width, index + values.between(-1, 3)));
            }
            default -> {}
        }
    }

    /** A dividend whose quotient fits by half, mostly by the register that divides. */
    private void dividend() {
        long divisor = instruction.operand(0) instanceof Register register ? get(register) : values.next();
        divisor = width == 1 ? (byte) divisor : width == 2 ? (short) divisor : divisor;
        long quotient = values.next() >> values.between(0, 32 - 4 * width);
        quotient = width == 1 ? (byte) quotient : width == 2 ? (short) quotient : (int) quotient;
        long dividend = divisor * quotient + (divisor == 0 ? 0 : values.nextLong() % divisor);
        if (width == 1) {
            registers[EAX] = registers[EAX] & 0xFFFF_0000 | (int) dividend & 0xFFFF;
        } else {
            int mask = width == 2 ? 0xFFFF : -1;
            registers[EAX] = registers[EAX] & ~mask | (int) dividend & mask;
            registers[EDX] = registers[EDX] & ~mask | (int) (dividend >> 8 * width) & mask;
        }
    }

    /** An offset in a register leads away from a memory operand. */
    private void bitOffset() {
        if (instruction.operand(0) instanceof Memory && instruction.operand(1) instanceof Register register) {
            set(register, values.between(-1000, 1000));
        }
    }

    private void string() {
        boolean inThreadBlock = instruction.prefixes().segment() == Register.FS;
        int source = Trial.DATA + values.between(0x400, inThreadBlock ? 0xC00 : 0x3C00);
        int target = values.oneIn(3) ? source + values.between(-8, 9) : Trial.DATA + values.between(0x400, 0x3C00);
        registers[ESI] = inThreadBlock ? source - Trial.DATA : source;
        registers[EDI] = target;
        registers[ECX] = values.oneIn(4) ? values.between(0, 70) : values.between(0, 7);
        flags |= values.oneIn(2) ? DIRECTION : 0;
        int size = 0;
        switch (instruction.operation().name()) {
            case "CMPS", "SCAS" -> size = 4 * width;
            default -> {}
        }
        // Runs of equal elements, that a comparison has something to find.
        int element = values.next();
        for (int i = -size; i < size; i += width) {
            pokes.add(Poke.of(source + i, width, element));
            pokes.add(Poke.of(target + i, width, values.oneIn(5) ? element + values.between(-1, 2) : element));
        }
        if (size > 0 && values.oneIn(2)) {
            registers[EAX] = element;
        }
    }

    // ---------------------------------------------------------------- operands

    private int get(Register register) {
        int value = registers[register.size() == 1 ? register.number() & 3 : register.number()];
        return register.size() == 1 && register.number() >= 4 ? value >> 8 : value;
    }

    private void set(Register register, int value) {
        int number = register.size() == 1 ? register.number() & 3 : register.number();
        int shift = register.size() == 1 && register.number() >= 4 ? 8 : 0;
        int mask = register.size() == 4 ? -1 : register.size() == 2 ? 0xFFFF : 0xFF << shift;
        registers[number] = registers[number] & ~mask | value << shift & mask;
    }

    /** Sets base and index so that the operand lies in the data. @return where it lies */
    private int reach(Memory memory, int size) {
        boolean inThreadBlock = memory.effectiveSegment() == Register.FS;
        int origin = inThreadBlock ? Trial.DATA : 0;
        if (memory.isAbsolute()) {
            return origin + memory.displacement();
        }
        int offset = inThreadBlock ? values.between(0, 0xFE0) : values.dataAddress(size);
        int rest = offset - memory.displacement();
        if (memory.base() == null || memory.base() == memory.index()) {
            int scale = memory.scale() + (memory.base() == null ? 0 : 1);
            int value = Integer.divideUnsigned(rest, scale);
            set(memory.index(), value);
            return origin + value * scale + memory.displacement();
        }
        if (memory.index() != null) {
            set(memory.index(), values.oneIn(3) ? values.next() : values.between(-8, 64));
            rest -= get(memory.index()) * memory.scale();
        }
        set(memory.base(), rest);
        return origin + offset;
    }
}
