package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.X87Compare;
import jmasm.machine.cpu.X87Operands;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;

/** FCOM, FUCOM, FICOM, FCOMI, FUCOMI with their popping forms. */
final class X87CompareStep extends X87Step {

    private final boolean integer;
    private final boolean quietIsValid;
    private final boolean intoFlags;
    private final int pops;
    private final int other;

    /** @param pops 0, 1 or 2 */
    X87CompareStep(Instruction instruction, boolean integer, boolean quietIsValid, boolean intoFlags, int pops) {
        super(instruction);
        this.integer = integer;
        this.quietIsValid = quietIsValid;
        this.intoFlags = intoFlags;
        this.pops = pops;
        other = pops == 2 ? 1 : register;
    }

    @Override
    void execute(Cpu cpu, Fpu fpu, AddressSpace memory) {
        int first = fpu.slot(0);
        int second = fpu.slot(other);
        if (place != null) {
            second = load(fpu, memory, source(cpu));
            leaveData(cpu, fpu);
        }
        boolean done;
        if (intoFlags) {
            done = quietIsValid
                    ? X87Compare.unorderedFlags(cpu, first, second)
                    : X87Compare.orderedFlags(cpu, first, second);
        } else {
            done = quietIsValid ? X87Compare.unordered(fpu, first, second) : X87Compare.ordered(fpu, first, second);
        }
        for (int i = 0; done && i < pops; i++) {
            fpu.pop();
        }
    }

    private int load(Fpu fpu, AddressSpace memory, int at) {
        if (integer) {
            return X87Operands.integer(fpu, size == 4 ? memory.read32(at) : (short) memory.read16(at));
        }
        return size == 8 ? X87Operands.real64(fpu, memory.read64(at)) : X87Operands.real32(fpu, memory.read32(at));
    }
}
