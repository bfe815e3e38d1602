package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.FxSave;
import jmasm.machine.cpu.Mxcsr;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.StateOperation;

/** Saving and loading the state of x87 and SSE, and hints about memory. */
final class StateStep extends VectorStep {

    private final StateOperation operation;

    StateStep(Instruction instruction, StateOperation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        switch (operation) {
            case FXSAVE -> FxSave.save(cpu, memory, writeAddress(cpu));
            case FXRSTOR -> FxSave.restore(cpu, memory, readAddress(cpu));
            case LDMXCSR -> {
                int value = memory.read32(readAddress(cpu));
                if ((value & ~Mxcsr.MASK) != 0) {
                    throw new ProtectionFault(0);
                }
                cpu.setMxcsr(value);
            }
            case STMXCSR -> memory.write32(writeAddress(cpu), cpu.mxcsr());
            // There is no cache to flush, but the address must be good.
            case CLFLUSH -> memory.read8(readAddress(cpu));
            case FENCE, PREFETCH -> {}
        }
        return next;
    }
}
