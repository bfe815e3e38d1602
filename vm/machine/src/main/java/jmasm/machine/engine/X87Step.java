package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.Segment;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.Memory;
import jmasm.x86.Register;

/** An x87 instruction: waits for pending exceptions first, and leaves behind where it was and what it accessed. */
abstract class X87Step extends Step {

    /** The memory operand, null when there is none. */
    final Place.InMemory place;

    /** The i of the register ST(i) that is not ST, or of the only one; 0 when there is none. */
    final int register;

    /** Bytes of the memory operand. */
    final int size;

    X87Step(Instruction instruction) {
        super(instruction);
        Place.InMemory memory = null;
        int number = 0;
        for (int i = 0; i < instruction.operands().size(); i++) {
            if (instruction.operand(i) instanceof Memory operand) {
                memory = Place.InMemory.of(operand);
            } else if (instruction.operand(i) instanceof Register operand && operand.kind() == Register.Kind.X87) {
                number |= operand.number();
            }
        }
        place = memory;
        register = number;
        size = memory == null ? 0 : memory.width() >>> 3;
    }

    @Override
    final int run(Cpu cpu, AddressSpace memory) {
        Fpu fpu = cpu.fpu();
        if (fpu.isErrorPending()) {
            checkError(fpu);
        }
        execute(cpu, fpu, memory);
        if (leavesPointers()) {
            fpu.setInstruction(cpu.selector(Segment.CS), address);
        }
        return next;
    }

    private void checkError(Fpu fpu) {
        if (waits() && fpu.isErrorPending()) {
            throw new ExitRequest(new Exit.FloatingPointError());
        }
    }

    /** Does the work; a memory fault comes before anything has changed. */
    abstract void execute(Cpu cpu, Fpu fpu, AddressSpace memory);

    /** Whether a pending exception is raised before this instruction. */
    boolean waits() {
        return true;
    }

    /** Whether the address of this instruction is kept for exception handlers: not that of control instructions. */
    boolean leavesPointers() {
        return true;
    }

    /** The address of the memory operand, which is read. */
    final int source(Cpu cpu) {
        return place.address(cpu, 0, size, false);
    }

    /** The address of the memory operand, which can be written: faults otherwise. */
    final int destination(Cpu cpu, AddressSpace memory) {
        int at = place.address(cpu, 0, size, true);
        switch (size) {
            case 2 -> memory.modify16(at);
            case 4 -> memory.modify32(at);
            case 8 -> memory.modify64(at);
            default -> requireWritable(memory, at, size);
        }
        return at;
    }

    static void requireWritable(AddressSpace memory, int address, int length) {
        memory.probe(address, length, AccessKind.WRITE).ifPresent(fault -> {
            throw fault;
        });
    }

    /** Keeps where the memory operand lies, for exception handlers. */
    final void leaveData(Cpu cpu, Fpu fpu) {
        fpu.setData(cpu.selector(place.segment()), place.offset(cpu));
    }
}
