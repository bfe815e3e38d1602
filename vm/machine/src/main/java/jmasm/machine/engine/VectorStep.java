package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;
import jmasm.x86.Operation;
import jmasm.x86.Register;
import jmasm.x86.TextOperation;
import jmasm.x86.VectorMoveOperation;

/**
 * A step with MMX or XMM operands, and the ways to get at them. A value of 128 bits is two halves; narrower ones are in
 * the lower half, zero-extended.
 */
abstract class VectorStep extends Step {

    /** The numbers of the register operands; -1 where there is none. */
    final int first;

    final int second;
    final boolean firstIsMmx;
    final boolean firstIsXmm;
    /** The constant, the last operand where there is one. */
    final int constant;

    final boolean hasConstant;

    /** The memory operand, whichever it is; null when all are registers. */
    private final Place.InMemory place;

    private final int size;
    private final boolean aligned;
    private final Register.Kind source;

    VectorStep(Instruction instruction) {
        super(instruction);
        first = number(instruction, 0);
        second = number(instruction, 1);
        firstIsMmx = kind(instruction, 0) == Register.Kind.MMX;
        firstIsXmm = kind(instruction, 0) == Register.Kind.XMM;
        source = kind(instruction, 1);
        int last = instruction.operands().size() - 1;
        hasConstant = last >= 0 && instruction.operand(last) instanceof Immediate;
        constant = hasConstant ? (int) ((Immediate) instruction.operand(last)).value() : 0;
        int memory = memoryOperand(instruction);
        place = memory < 0 ? null : Place.InMemory.of((Memory) instruction.operand(memory));
        size = memory < 0 ? 0 : sizeOf(instruction.form().operands().get(memory).kind());
        aligned = size == 512 || size == 16 && !takesAnyAddress(instruction.operation());
    }

    private static int sizeOf(OperandKind kind) {
        return kind == OperandKind.M ? 512 : kind.memorySize();
    }

    private static boolean takesAnyAddress(Operation operation) {
        return operation == VectorMoveOperation.MOV_UNALIGNED || operation instanceof TextOperation;
    }

    private static int memoryOperand(Instruction instruction) {
        for (int i = 0; i < instruction.operands().size(); i++) {
            if (instruction.operand(i) instanceof Memory) {
                return i;
            }
        }
        return -1;
    }

    private static int number(Instruction instruction, int index) {
        Register.Kind kind = kind(instruction, index);
        return kind == null ? -1 : ((Register) instruction.operand(index)).number();
    }

    static boolean isMmx(Instruction instruction, int index) {
        return kind(instruction, index) == Register.Kind.MMX;
    }

    private static Register.Kind kind(Instruction instruction, int index) {
        if (index >= instruction.operands().size()) {
            return null;
        }
        Operand operand = instruction.operand(index);
        return operand instanceof Register register ? register.kind() : null;
    }

    final boolean hasMemory() {
        return place != null;
    }

    /** Bytes of the memory operand. */
    final int size() {
        return size;
    }

    /** Where the memory operand lies, to be read; 0 when there is none. */
    final int readAddress(Cpu cpu) {
        return place == null ? 0 : address(cpu, false);
    }

    /** As {@link #readAddress}, to be written. */
    final int writeAddress(Cpu cpu) {
        return place == null ? 0 : address(cpu, true);
    }

    private int address(Cpu cpu, boolean write) {
        int at = place.address(cpu, 0, size, write);
        if (aligned && (at & 15) != 0) {
            throw new ProtectionFault(0);
        }
        return at;
    }

    /** The second operand's lower half, or all of it. @param at of {@link #readAddress} */
    final long low(Cpu cpu, AddressSpace memory, int at) {
        if (source == null) {
            return switch (size) {
                case 1 -> memory.read8(at);
                case 2 -> memory.read16(at);
                case 4 -> memory.read32(at) & 0xFFFF_FFFFL;
                default -> memory.read64(at);
            };
        }
        return switch (source) {
            case XMM -> cpu.xmmLow(second);
            case MMX -> cpu.fpu().significand(second);
            default -> cpu.get32(second) & 0xFFFF_FFFFL;
        };
    }

    /** The second operand's upper half; 0 when it has none. */
    final long high(Cpu cpu, AddressSpace memory, int at) {
        if (source == null) {
            return size == 16 ? memory.read64(at + 8) : 0;
        }
        return source == Register.Kind.XMM ? cpu.xmmHigh(second) : 0;
    }

    /** Stores to memory only when all of it can be stored to. */
    static void write128(AddressSpace memory, int at, long low, long high) {
        memory.modify64(at);
        memory.modify64(at + 8);
        memory.write64(at, low);
        memory.write64(at + 8, high);
    }

    /** Before an MMX instruction's work: raises what x87 instructions left pending. */
    static void checkX87(Cpu cpu) {
        if (cpu.fpu().isErrorPending()) {
            throw new ExitRequest(new Exit.FloatingPointError());
        }
    }

    /** Puts a result into an MMX register, with what that does to the x87 registers. */
    static void setMmx(Cpu cpu, int register, long value) {
        cpu.fpu().useAsMmx();
        cpu.fpu().setMmx(register, value);
    }
}
