package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;

/** An instruction made ready for execution. */
abstract class Step {

    final int address;
    final int next;

    Step(Instruction instruction) {
        address = instruction.address();
        next = instruction.next();
    }

    /**
     * Executes the instruction. Throws a fault before it has changed anything that the guest could see.
     *
     * @return the address of the next instruction; only a block's last step may return anything but {@link #next}
     */
    abstract int run(Cpu cpu, AddressSpace memory);

    /** Whether a single-step trap waits for the instruction behind this one: after a load of SS. */
    boolean delaysTrap() {
        return false;
    }
}
