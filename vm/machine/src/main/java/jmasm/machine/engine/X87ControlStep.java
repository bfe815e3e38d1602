package jmasm.machine.engine;

import java.util.Optional;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.X87Environment;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.x86.Instruction;
import jmasm.x86.X87Operation;

/** Control and status words, the stack's pointer and tags, environments; and FWAIT. */
final class X87ControlStep extends X87Step {

    private final X87Operation operation;
    private final int width;

    X87ControlStep(Instruction instruction, X87Operation operation) {
        super(instruction);
        this.operation = operation;
        width = instruction.operandSize() * 8;
    }

    @Override
    boolean waits() {
        return switch (operation) {
            case FNINIT, FNCLEX, FNSTCW, FNSTSW, FNSTENV, FNSAVE -> false;
            default -> true;
        };
    }

    @Override
    boolean leavesPointers() {
        return switch (operation) {
            case FINCSTP, FDECSTP, FFREE, FFREEP, FNOP -> true;
            default -> false;
        };
    }

    @Override
    void execute(Cpu cpu, Fpu fpu, AddressSpace memory) {
        switch (operation) {
            case FNINIT -> fpu.initialize();
            case FNCLEX -> fpu.clearExceptions();
            case FLDCW -> fpu.setControl(memory.read16(source(cpu)));
            case FNSTCW -> memory.write16(place.address(cpu, 0, 2, true), fpu.control());
            case FNSTSW -> {
                if (place == null) {
                    cpu.set16(Cpu.EAX, fpu.status());
                } else {
                    memory.write16(place.address(cpu, 0, 2, true), fpu.status());
                }
            }
            case FNSTENV -> {
                int at = writable(cpu, memory, X87Environment.size(width));
                write(memory, at, X87Environment.store(fpu, memory, width));
            }
            case FNSAVE -> {
                int at = writable(cpu, memory, X87Environment.stateSize(width));
                write(memory, at, X87Environment.save(fpu, memory, width));
            }
            case FLDENV -> X87Environment.load(fpu, width, read(cpu, memory, X87Environment.size(width)));
            case FRSTOR -> X87Environment.restore(fpu, width, read(cpu, memory, X87Environment.stateSize(width)));
            case FINCSTP -> fpu.rotate(1);
            case FDECSTP -> fpu.rotate(-1);
            case FFREE -> fpu.free(fpu.slot(register));
            case FFREEP -> {
                fpu.free(fpu.slot(register));
                fpu.pop();
            }
            default -> {
                // FNOP, FWAIT: to wait was all.
            }
        }
    }

    private int writable(Cpu cpu, AddressSpace memory, int length) {
        int at = place.address(cpu, 0, length, true);
        require(memory, at, length, AccessKind.WRITE);
        return at;
    }

    private static void write(AddressSpace memory, int at, byte[] bytes) {
        memory.write(at, bytes, 0, bytes.length);
    }

    private byte[] read(Cpu cpu, AddressSpace memory, int length) {
        byte[] bytes = new byte[length];
        int at = place.address(cpu, 0, length, false);
        require(memory, at, length, AccessKind.READ);
        memory.read(at, bytes, 0, length);
        return bytes;
    }

    /** The first word and then the last byte are asked for, which shows in the address of a page fault. */
    private void require(AddressSpace memory, int at, int length, AccessKind kind) {
        Optional<MemoryFault> start = memory.probe(at, width / 8, kind);
        start.or(() -> memory.probe(at + length - 1, 1, kind)).ifPresent(fault -> {
            throw fault;
        });
    }
}
