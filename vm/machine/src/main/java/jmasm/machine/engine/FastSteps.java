package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Segment;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.Register;

/**
 * Picks steps for the commonest forms, whose operands' places are known, so that nothing is decided while running.
 * They hold only while data segments are flat: offsets are addresses then. What a step computes is computed by the
 * same semantics methods as in {@link GeneralStep}.
 */
final class FastSteps {

    private FastSteps() {}

    /** The fastest step there is for an instruction. */
    static Step of(Instruction instruction) {
        Step step = switch (instruction.operation()) {
            case MOV, MOVZX, MOVSX, LEA -> FastMoves.of(instruction);
            case ADD, ADC, SUB, SBB, CMP, AND, OR, XOR, TEST -> FastArithmetic.binary(instruction);
            case INC, DEC, SHL, SHR, SAR -> FastArithmetic.unary(instruction);
            case PUSH, POP, JCC, JMP, CALL, RET -> FastFlow.of(instruction);
            default -> null;
        };
        return step != null ? step : new GeneralStep(instruction);
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
