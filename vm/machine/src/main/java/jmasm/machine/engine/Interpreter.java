package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;

/** Executes decoded blocks one instruction after the other. */
public final class Interpreter implements Engine {

    private long retired;

    @Override
    public Exit run(Cpu cpu, AddressSpace memory, long budget) {
        throw new UnsupportedOperationException("the decoder is not there yet");
    }

    @Override
    public long retired() {
        return retired;
    }
}
