package jmasm.machine.kernel;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Flags;
import jmasm.machine.engine.Exit;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.Hex;
import jmasm.machine.nt.Status;
import jmasm.machine.trace.AddressNames;

/**
 * What the kernel makes of the processor's faults: the exception that user mode sees.
 */
final class ProcessorFaults {

    private static final int LOCK = 0xF0;
    private static final int PREFIXES_LOOKED_AT = 4;

    private final AddressSpace memory;
    private final GuardPages guardPages;
    private final Exceptions exceptions;
    private final AddressNames names;
    private final Messages messages;

    ProcessorFaults(
            AddressSpace memory, GuardPages guardPages, Exceptions exceptions, AddressNames names, Messages messages) {
        this.memory = memory;
        this.guardPages = guardPages;
        this.exceptions = exceptions;
        this.names = names;
        this.messages = messages;
    }

    void handle(GuestThread thread, Exit exit) {
        if (exit instanceof Exit.PageFault page) {
            pageFault(thread, page);
        } else if (exit instanceof Exit.Unimplemented missing) {
            notImplemented(thread, missing);
        } else if (exit instanceof Exit.Breakpoint) {
            breakpoint(thread, thread.cpu().eip());
        } else if (exit instanceof Exit.Fault fault) {
            raise(thread, fault, record(thread.cpu(), fault));
        } else {
            throw new IllegalStateException("no fault: " + exit);
        }
    }

    /** {@code INT 3}. @param address what the kernel takes for its address */
    void breakpoint(GuestThread thread, int address) {
        Cpu cpu = thread.cpu();
        cpu.setEip(address);
        exceptions.raise(thread, ExceptionRecord.of(Status.STATUS_BREAKPOINT, address, 0, cpu.ecx(), cpu.edx()));
    }

    /** With RF as the processor saves it. */
    private void raise(GuestThread thread, Exit.Fault fault, ExceptionRecord record) {
        if (fault.restarts()) {
            thread.cpu().setEflags(thread.cpu().eflags() | Flags.RF);
        }
        exceptions.raise(thread, record);
    }

    private void pageFault(GuestThread thread, Exit.PageFault exit) {
        MemoryFault fault = exit.fault();
        int how = how(fault.kind());
        int eip = thread.cpu().eip();
        switch (guardPages.touched(fault.address())) {
            case STACK_GREW -> {
                // The instruction is executed again and finds its memory.
            }
            case NO_GUARD_PAGE ->
                raise(thread, exit, ExceptionRecord.of(Status.STATUS_ACCESS_VIOLATION, eip, how, fault.address()));
            case STACK_ENDED ->
                raise(thread, exit, ExceptionRecord.of(Status.STATUS_STACK_OVERFLOW, eip, how, fault.address()));
            case GUARD_PAGE_HIT ->
                raise(thread, exit, ExceptionRecord.of(Status.STATUS_GUARD_PAGE_VIOLATION, eip, how, fault.address()));
        }
    }

    /** A program for which data may be executed is told of a read where it meant to execute, as on processors without DEP. */
    private int how(AccessKind kind) {
        return switch (kind) {
            case READ -> 0;
            case WRITE -> 1;
            case EXECUTE -> memory.preventsDataExecution() ? 8 : 0;
        };
    }

    /** The kernel's decoding of a fault other than a page fault. */
    private ExceptionRecord record(Cpu cpu, Exit.Fault fault) {
        int eip = cpu.eip();
        if (fault instanceof Exit.DivideError divide) {
            return ExceptionRecord.of(
                    divide.byZero() ? Status.STATUS_INTEGER_DIVIDE_BY_ZERO : Status.STATUS_INTEGER_OVERFLOW, eip);
        } else if (fault instanceof Exit.SingleStep) {
            cpu.setEflags(cpu.eflags() & ~Flags.TF);
            return ExceptionRecord.of(Status.STATUS_SINGLE_STEP, eip);
        } else if (fault instanceof Exit.DebugTrap trap) {
            cpu.setEip(trap.next());
            return ExceptionRecord.of(Status.STATUS_SINGLE_STEP, trap.next());
        } else if (fault instanceof Exit.Overflow) {
            return ExceptionRecord.of(Status.STATUS_INTEGER_OVERFLOW, eip);
        } else if (fault instanceof Exit.BoundRange) {
            return ExceptionRecord.of(Status.STATUS_ARRAY_BOUNDS_EXCEEDED, eip);
        } else if (fault instanceof Exit.InvalidOpcode) {
            return ExceptionRecord.of(
                    hasLockPrefix(eip) ? Status.STATUS_INVALID_LOCK_SEQUENCE : Status.STATUS_ILLEGAL_INSTRUCTION, eip);
        } else if (fault instanceof Exit.SimdException) {
            return ExceptionRecord.of(Status.STATUS_FLOAT_MULTIPLE_TRAPS, eip, 0);
        } else if (fault instanceof Exit.GeneralProtection protection) {
            return protection.privileged()
                    ? ExceptionRecord.of(Status.STATUS_PRIVILEGED_INSTRUCTION, eip)
                    : ExceptionRecord.of(
                            Status.STATUS_ACCESS_VIOLATION,
                            eip,
                            0,
                            protection.errorCode() == 0 ? -1 : protection.errorCode());
        } else if (fault instanceof Exit.FloatingPointError) {
            return FloatingPointFaults.record(cpu.fpu());
        }
        throw new IllegalStateException("a fault that is handled elsewhere: " + fault);
    }

    private boolean hasLockPrefix(int eip) {
        byte[] code = new byte[PREFIXES_LOOKED_AT];
        int count = memory.fetch(eip, code);
        for (int i = 0; i < count; i++) {
            if ((code[i] & 0xFF) == LOCK) {
                return true;
            }
        }
        return false;
    }

    private void notImplemented(GuestThread thread, Exit.Unimplemented missing) {
        messages.message(
                RunProblem.INSTRUCTION_NOT_IMPLEMENTED,
                thread.process().imageName(),
                missing.instruction(),
                missing.bytes(),
                names.name(missing.address()) + " (" + Hex.address(missing.address()) + ")");
        thread.end(Status.STATUS_ILLEGAL_INSTRUCTION);
        thread.process().end(Status.STATUS_ILLEGAL_INSTRUCTION);
    }
}
