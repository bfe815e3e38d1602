package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;

/** Something that executes guest code. An engine belongs to one host thread. */
public interface Engine {

    /**
     * Executes instructions from {@code cpu}'s EIP on until something happens that is not an instruction's own work.
     *
     * @param budget how many instructions at most, at least 1; a budget of 1 is a single step. A string instruction
     *               with a REP prefix counts as one
     * @return why it stopped; see each {@link Exit} for where EIP stands then
     */
    Exit run(Cpu cpu, AddressSpace memory, long budget);

    /**
     * How many instructions this engine has completed since it was made: what the machine's clock is derived from.
     * An instruction that faulted does not count; one that left by SYSENTER or INT does.
     */
    long retired();
}
