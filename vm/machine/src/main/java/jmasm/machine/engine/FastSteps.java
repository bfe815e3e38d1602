package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Segment;
import jmasm.x86.ArithmeticOperation;
import jmasm.x86.FlowOperation;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.Memory;
import jmasm.x86.MoveOperation;
import jmasm.x86.Operand;
import jmasm.x86.Operation;
import jmasm.x86.Register;

/**
 * Picks steps for the commonest forms, whose operands' places are known, so that nothing is decided while running.
 * They hold only while data segments are flat: offsets are addresses then. What a step computes is computed by the
 * same semantics methods as in the steps that {@link Steps} picks for all else.
 */
final class FastSteps {

    private FastSteps() {}

    /** Null when there is none. */
    static Step of(Instruction instruction) {
        Operation operation = instruction.operation();
        if (operation instanceof MoveOperation move) {
            return FastMoves.of(instruction, move);
        }
        if (operation instanceof ArithmeticOperation arithmetic) {
            return FastArithmetic.of(instruction, arithmetic);
        }
        return operation instanceof FlowOperation flow ? FastFlow.of(instruction, flow) : null;
    }

    static boolean isRegister(Operand operand, int size) {
        return operand instanceof Register register
                && register.kind() == Register.Kind.GENERAL
                && register.size() == size;
    }

    /** Memory of a size, in a flat segment. */
    static boolean isFlatMemory(Operand operand, int size) {
        return operand instanceof Memory memory
                && memory.size() == size
                && memory.addressSize() == 4
                && isFlat(memory.effectiveSegment().number());
    }

    private static boolean isFlat(int segment) {
        return segment == Segment.DS || segment == Segment.SS || segment == Segment.ES;
    }

    static int number(Operand register) {
        return ((Register) register).number();
    }

    static int value(Operand immediate) {
        return (int) ((Immediate) immediate).value();
    }

    /** A step with a memory operand. */
    abstract static class WithMemory extends Step {

        private final int base;
        private final int index;
        private final int shift;
        private final int displacement;

        WithMemory(Instruction instruction, Operand operand) {
            super(instruction);
            Memory memory = (Memory) operand;
            base = memory.base() == null ? Cpu.NONE : memory.base().number();
            index = memory.index() == null ? Cpu.NONE : memory.index().number();
            shift = Integer.numberOfTrailingZeros(memory.scale());
            displacement = memory.displacement();
        }

        final int at(Cpu cpu) {
            return cpu.get32(base) + (cpu.get32(index) << shift) + displacement;
        }
    }
}
