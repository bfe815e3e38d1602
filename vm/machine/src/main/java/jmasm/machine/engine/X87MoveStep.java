package jmasm.machine.engine;

import jmasm.machine.cpu.ControlFlow;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.X87Loads;
import jmasm.machine.cpu.X87Operands;
import jmasm.machine.cpu.X87Stores;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.X87Operation;

/** Loads, stores, and moves between registers. */
final class X87MoveStep extends X87Step {

    private final X87Operation operation;
    private final int condition;

    X87MoveStep(Instruction instruction, X87Operation operation) {
        super(instruction);
        this.operation = operation;
        condition = instruction.form().condition() == null
                ? 0
                : instruction.form().condition().ordinal();
    }

    @Override
    void execute(Cpu cpu, Fpu fpu, AddressSpace memory) {
        switch (operation) {
            case FLD -> load(cpu, fpu, memory);
            case FILD -> {
                int at = source(cpu);
                X87Loads.integer(
                        fpu, size == 4 ? memory.read32(at) : size == 8 ? memory.read64(at) : (short) memory.read16(at));
            }
            case FBLD -> {
                int at = source(cpu);
                long low = memory.read64(at);
                X87Loads.decimal(fpu, memory.read16(at + 8), low);
            }
            case FST, FSTP -> store(cpu, fpu, memory);
            case FSTPNCE -> X87Stores.registerUnchecked(fpu, register);
            case FIST, FISTP, FISTTP, FBSTP -> storeInteger(cpu, fpu, memory);
            case FXCH -> X87Stores.exchange(fpu, register);
            default -> X87Stores.conditionalMove(fpu, register, ControlFlow.holds(cpu, condition));
        }
        if (place != null) {
            leaveData(cpu, fpu);
        }
    }

    private void load(Cpu cpu, Fpu fpu, AddressSpace memory) {
        if (place == null) {
            X87Loads.register(fpu, register);
            return;
        }
        int at = source(cpu);
        switch (size) {
            case 4 -> {
                X87Operands.real32(fpu, memory.read32(at));
                X87Loads.real(fpu);
            }
            case 8 -> {
                X87Operands.real64(fpu, memory.read64(at));
                X87Loads.real(fpu);
            }
            default -> {
                long low = memory.read64(at);
                X87Loads.real80(fpu, memory.read16(at + 8), low);
            }
        }
    }

    private void store(Cpu cpu, Fpu fpu, AddressSpace memory) {
        boolean done;
        if (place == null) {
            done = X87Stores.register(fpu, register);
        } else {
            int at = destination(cpu, memory);
            done = switch (size) {
                case 4 -> X87Stores.real32(fpu);
                case 8 -> X87Stores.real64(fpu);
                default -> X87Stores.real80(fpu);
            };
            if (done) {
                write(fpu, memory, at);
            }
        }
        if (done && operation == X87Operation.FSTP) {
            fpu.pop();
        }
    }

    private void storeInteger(Cpu cpu, Fpu fpu, AddressSpace memory) {
        int at = destination(cpu, memory);
        boolean done = switch (operation) {
            case FISTTP -> X87Stores.truncated(fpu, size * 8);
            case FBSTP -> X87Stores.decimal(fpu);
            default -> X87Stores.integer(fpu, size * 8);
        };
        if (done) {
            write(fpu, memory, at);
            if (operation != X87Operation.FIST) {
                fpu.pop();
            }
        }
    }

    private void write(Fpu fpu, AddressSpace memory, int at) {
        long bits = X87Stores.bits(fpu);
        switch (size) {
            case 2 -> memory.write16(at, (int) bits);
            case 4 -> memory.write32(at, (int) bits);
            case 8 -> memory.write64(at, bits);
            default -> {
                memory.write64(at, bits);
                memory.write16(at + 8, X87Stores.highBits(fpu));
            }
        }
    }
}
