package jmasm.machine.kernel;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Flags;
import jmasm.machine.cpu.Segment;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.message.Messages;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.AddressNames;

/**
 * Brings exceptions to user mode ({@code KiDispatchException}): the first chance is ntdll's dispatcher, which asks the
 * handlers; when they decline, or can't be reached, the process ends with the exception's code and a report.
 */
final class Exceptions {

    private final AddressSpace memory;
    private final UserMemory user;
    private final int dispatcher;
    private final AddressNames names;
    private final Messages messages;

    /** @param dispatcher the address of ntdll!KiUserExceptionDispatcher; 0 when there is none */
    Exceptions(AddressSpace memory, UserMemory user, int dispatcher, AddressNames names, Messages messages) {
        this.memory = memory;
        this.user = user;
        this.dispatcher = dispatcher;
        this.names = names;
        this.messages = messages;
    }

    /** Registers are those of the exception; EIP where a handler would continue. */
    void raise(GuestThread thread, ExceptionRecord record) {
        if (dispatcher == 0 || !deliver(thread.cpu(), record)) {
            endProcess(thread, record);
        }
    }

    /** CONTEXT and record on the thread's stack, pointers to them below; false when the stack can't take them. */
    private boolean deliver(Cpu cpu, ExceptionRecord record) {
        int context = (cpu.esp() & ~3) - Context.SIZE;
        int recordAt = context - record.size();
        int esp = recordAt - 8;
        if (!user.canWrite(esp, cpu.esp() - esp)) {
            return false;
        }
        try {
            Context.write(cpu, user, context);
            record.write(user, recordAt);
            user.write32(esp + 4, context);
            user.write32(esp, recordAt);
        } catch (StatusException e) {
            return false;
        }
        cpu.setEsp(esp);
        cpu.setEip(dispatcher);
        resume(cpu);
        cpu.loadSegment(Segment.DS, Segment.USER_DATA);
        cpu.loadSegment(Segment.ES, Segment.USER_DATA);
        cpu.loadSegment(Segment.FS, Segment.USER_THREAD_BLOCK);
        cpu.loadSegment(Segment.GS, 0);
        return true;
    }

    /** The second chance: there is no debugger, so this is the end. */
    void endProcess(GuestThread thread, ExceptionRecord record) {
        messages.message(new CrashDescription(memory, names).of(thread, record));
        thread.end(record.code());
        thread.process().end(record.code());
    }

    /**
     * RF lasts until an instruction has completed, and nothing before that reads it. So user mode may as well go on
     * without; programs find it only in the CONTEXT of an exception that is a fault.
     */
    private static void resume(Cpu cpu) {
        cpu.setEflags(cpu.eflags() & ~Flags.RF);
    }

    int NtContinue(ServiceCall call) throws StatusException {
        Context.load(call.thread().cpu(), user, call.argument(0));
        resume(call.thread().cpu());
        call.leave("goes on at " + names.name(call.thread().cpu().eip()));
        return 0;
    }

    int NtRaiseException(ServiceCall call) throws StatusException {
        ExceptionRecord record = ExceptionRecord.read(user, call.argument(0));
        Context.load(call.thread().cpu(), user, call.argument(1));
        boolean firstChance = (call.argument(2) & 0xFF) != 0;
        if (firstChance) {
            raise(call.thread(), record);
            call.leave("goes on at " + names.name(call.thread().cpu().eip()));
        } else {
            endProcess(call.thread(), record);
            call.leave("the process has ended");
        }
        return 0;
    }
}
