package jmasm.machine.engine;

import static jmasm.machine.engine.FastSteps.isFlatMemory;
import static jmasm.machine.engine.FastSteps.isRegister;
import static jmasm.machine.engine.FastSteps.number;
import static jmasm.machine.engine.FastSteps.value;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Moves;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.Memory;
import jmasm.x86.MoveOperation;
import jmasm.x86.Operand;

/** Fast steps that move values. */
final class FastMoves {

    private FastMoves() {}

    /** Null when there is none. */
    static Step of(Instruction instruction, MoveOperation operation) {
        return switch (operation) {
            case MOV -> move(instruction, instruction.operand(0), instruction.operand(1));
            case MOVZX, MOVSX ->
                isRegister(instruction.operand(0), 4) ? widened(instruction, instruction.operand(1)) : null;
            case LEA -> isWide(instruction) ? new LoadAddress(instruction) : null;
            default -> null;
        };
    }

    private static boolean isWide(Instruction instruction) {
        return isRegister(instruction.operand(0), 4) && ((Memory) instruction.operand(1)).addressSize() == 4;
    }

    private static Step move(Instruction instruction, Operand to, Operand from) {
        return isRegister(to, 4)
                ? toRegister(instruction, from)
                : isFlatMemory(to, 4)
                        ? toMemory(instruction, from)
                        : isRegister(to, 1) && isFlatMemory(from, 1)
                                ? new Load8(instruction)
                                : isFlatMemory(to, 1) && isRegister(from, 1) ? new Store8(instruction) : null;
    }

    private static Step toRegister(Instruction instruction, Operand from) {
        if (from instanceof Immediate) {
            return new Constant(instruction);
        }
        return isRegister(from, 4) ? new Copy(instruction) : isFlatMemory(from, 4) ? new Load(instruction) : null;
    }

    private static Step toMemory(Instruction instruction, Operand from) {
        if (from instanceof Immediate) {
            return new StoreConstant(instruction);
        }
        return isRegister(from, 4) ? new Store(instruction) : null;
    }

    private static Step widened(Instruction instruction, Operand from) {
        boolean zero = instruction.operation() == MoveOperation.MOVZX;
        if (isFlatMemory(from, 1)) {
            return zero ? new LoadZero8(instruction) : new LoadSigned(instruction, 8);
        }
        if (isFlatMemory(from, 2)) {
            return zero ? new LoadZero16(instruction) : new LoadSigned(instruction, 16);
        }
        return null;
    }

    private static final class Constant extends Step {

        private final int to;
        private final int value;

        Constant(Instruction instruction) {
            super(instruction);
            to = number(instruction.operand(0));
            value = value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, value);
            return next;
        }
    }

    private static final class Copy extends Step {

        private final int to;
        private final int from;

        Copy(Instruction instruction) {
            super(instruction);
            to = number(instruction.operand(0));
            from = number(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, cpu.get32(from));
            return next;
        }
    }

    private static final class Load extends FastSteps.WithMemory {

        private final int to;

        Load(Instruction instruction) {
            super(instruction, instruction.operand(1));
            to = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, memory.read32(at(cpu)));
            return next;
        }
    }

    private static final class Load8 extends FastSteps.WithMemory {

        private final int to;

        Load8(Instruction instruction) {
            super(instruction, instruction.operand(1));
            to = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set8(to, memory.read8(at(cpu)));
            return next;
        }
    }

    private static final class LoadZero8 extends FastSteps.WithMemory {

        private final int to;

        LoadZero8(Instruction instruction) {
            super(instruction, instruction.operand(1));
            to = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, memory.read8(at(cpu)));
            return next;
        }
    }

    private static final class LoadZero16 extends FastSteps.WithMemory {

        private final int to;

        LoadZero16(Instruction instruction) {
            super(instruction, instruction.operand(1));
            to = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, memory.read16(at(cpu)));
            return next;
        }
    }

    private static final class LoadSigned extends FastSteps.WithMemory {

        private final int to;
        private final int from;

        LoadSigned(Instruction instruction, int from) {
            super(instruction, instruction.operand(1));
            to = number(instruction.operand(0));
            this.from = from;
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            int address = at(cpu);
            int value = from == 8 ? memory.read8(address) : memory.read16(address);
            cpu.set32(to, Moves.movsx(from, 32, value));
            return next;
        }
    }

    private static final class Store extends FastSteps.WithMemory {

        private final int from;

        Store(Instruction instruction) {
            super(instruction, instruction.operand(0));
            from = number(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            memory.write32(at(cpu), cpu.get32(from));
            return next;
        }
    }

    private static final class Store8 extends FastSteps.WithMemory {

        private final int from;

        Store8(Instruction instruction) {
            super(instruction, instruction.operand(0));
            from = number(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            memory.write8(at(cpu), cpu.get8(from));
            return next;
        }
    }

    private static final class StoreConstant extends FastSteps.WithMemory {

        private final int value;

        StoreConstant(Instruction instruction) {
            super(instruction, instruction.operand(0));
            value = value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            memory.write32(at(cpu), value);
            return next;
        }
    }

    private static final class LoadAddress extends FastSteps.WithMemory {

        private final int to;

        LoadAddress(Instruction instruction) {
            super(instruction, instruction.operand(1));
            to = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, at(cpu));
            return next;
        }
    }
}
