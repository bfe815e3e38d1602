package jmasm.machine.engine;

import static jmasm.machine.engine.FastSteps.isFlatMemory;
import static jmasm.machine.engine.FastSteps.isRegister;
import static jmasm.machine.engine.FastSteps.number;
import static jmasm.machine.engine.FastSteps.value;

import jmasm.machine.cpu.ControlFlow;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Stack;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.FlowOperation;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.Operand;
import jmasm.x86.Target;

/** Fast steps of jumps, calls and the stack. */
final class FastFlow {

    private FastFlow() {}

    /** Null when there is none. */
    static Step of(Instruction instruction, FlowOperation operation) {
        if (instruction.operandSize() != 4) {
            return null;
        }
        Operand operand = instruction.operands().isEmpty() ? null : instruction.operand(0);
        return switch (operation) {
            case JCC -> new ConditionalJump(instruction);
            case JMP -> operand instanceof Target ? new Jump(instruction) : null;
            case CALL ->
                operand instanceof Target
                        ? new Call(instruction)
                        : isFlatMemory(operand, 4) ? new CallMemory(instruction) : null;
            case RET -> new Return(instruction);
            case PUSH ->
                operand instanceof Immediate
                        ? new PushConstant(instruction)
                        : isRegister(operand, 4)
                                ? new PushRegister(instruction)
                                : isFlatMemory(operand, 4) ? new PushMemory(instruction) : null;
            case POP -> isRegister(operand, 4) ? new PopRegister(instruction) : null;
            default -> null;
        };
    }

    private static final class ConditionalJump extends Step {

        private final int condition;
        private final int target;

        ConditionalJump(Instruction instruction) {
            super(instruction);
            condition = instruction.form().condition().ordinal();
            target = instruction.target();
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            return ControlFlow.holds(cpu, condition) ? target : next;
        }
    }

    private static final class Jump extends Step {

        private final int target;

        Jump(Instruction instruction) {
            super(instruction);
            target = instruction.target();
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            return target;
        }
    }

    private static final class Call extends Step {

        private final int target;

        Call(Instruction instruction) {
            super(instruction);
            target = instruction.target();
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            Stack.push(cpu, memory, 32, next);
            return target;
        }
    }

    private static final class CallMemory extends FastSteps.WithMemory {

        CallMemory(Instruction instruction) {
            super(instruction, instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            int target = memory.read32(at(cpu));
            Stack.push(cpu, memory, 32, next);
            return target;
        }
    }

    private static final class Return extends Step {

        private final int release;

        Return(Instruction instruction) {
            super(instruction);
            release = instruction.operands().isEmpty() ? 0 : value(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            int target = Stack.pop(cpu, memory, 32);
            cpu.setEsp(cpu.esp() + release);
            return target;
        }
    }

    private static final class PushConstant extends Step {

        private final int value;

        PushConstant(Instruction instruction) {
            super(instruction);
            value = value(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            Stack.push(cpu, memory, 32, value);
            return next;
        }
    }

    private static final class PushRegister extends Step {

        private final int register;

        PushRegister(Instruction instruction) {
            super(instruction);
            register = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            Stack.push(cpu, memory, 32, cpu.get32(register));
            return next;
        }
    }

    private static final class PushMemory extends FastSteps.WithMemory {

        PushMemory(Instruction instruction) {
            super(instruction, instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            Stack.push(cpu, memory, 32, memory.read32(at(cpu)));
            return next;
        }
    }

    private static final class PopRegister extends Step {

        private final int register;

        PopRegister(Instruction instruction) {
            super(instruction);
            register = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(register, Stack.pop(cpu, memory, 32));
            return next;
        }
    }
}
