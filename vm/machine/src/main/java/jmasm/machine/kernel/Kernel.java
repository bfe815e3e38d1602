package jmasm.machine.kernel;

import java.util.List;
import jmasm.guest.WindowsVersion;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.engine.Engine;
import jmasm.machine.engine.Exit;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.message.Messages;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.AddressNames;
import jmasm.machine.trace.TraceEvent;
import jmasm.machine.trace.Tracer;
import jmasm.machine.volume.Mount;

/**
 * Runs a process: lets its threads execute until they enter the kernel, by a system call or by a fault, and does what
 * Windows does then.
 */
public final class Kernel {

    // DPL 3 gates of the interrupt table besides the system call's; all others are a general protection fault.
    private static final int VECTOR_BREAKPOINT = 0x03;
    private static final int VECTOR_GET_TICK_COUNT = 0x2A;
    private static final int VECTOR_CALLBACK_RETURN = 0x2B;
    private static final int VECTOR_SET_LOW_WAIT_HIGH_THREAD = 0x2C;
    private static final int VECTOR_SYSTEM_SERVICE = 0x2E;

    private final GuestProcess process;
    private final AddressSpace memory;
    private final Engine engine;
    private final Tracer tracer;
    private final Clock clock;
    private final Dispatcher dispatcher = new Dispatcher();
    private final SystemCall systemCall;
    private final ProcessorFaults faults;

    /**
     * What the kernel is given besides the process.
     *
     * @param mounts              the drives
     * @param exceptionDispatcher the address of ntdll!KiUserExceptionDispatcher; 0 when there is none
     * @param names               for messages
     * @param messages            hears of what is not there, and of crashes
     */
    public record Surroundings(
            WindowsVersion version,
            List<Mount> mounts,
            int exceptionDispatcher,
            Tracer tracer,
            AddressNames names,
            Messages messages) {}

    /** @param memory with everything mapped that a process finds at its start */
    public Kernel(Surroundings surroundings, GuestProcess process, AddressSpace memory, Engine engine) {
        this.process = process;
        this.memory = memory;
        this.engine = engine;
        this.tracer = surroundings.tracer();
        this.clock = new Clock(memory);
        AddressNames names = surroundings.names();
        Messages messages = surroundings.messages();
        GuardPages guardPages = new GuardPages(memory, dispatcher);
        UserMemory user = new UserMemory(memory, guardPages, tracer);
        Exceptions exceptions = new Exceptions(memory, user, surroundings.exceptionDispatcher(), names, messages);
        ServiceTable services = new ServiceTable(
                surroundings.version(), surroundings.mounts(), dispatcher, exceptions, clock, messages);
        MissingServices missing =
                new MissingServices(new ForeignNumbers(surroundings.version(), services), names, messages);
        systemCall = new SystemCall(memory, services, missing, user, tracer);
        faults = new ProcessorFaults(memory, guardPages, exceptions, names, messages);
    }

    /**
     * Adds a thread.
     *
     * @param cpu in the state in which it starts
     * @param id  a multiple of 4
     * @param teb the address of its block
     */
    public void addThread(Cpu cpu, int id, int teb) {
        dispatcher.add(new GuestThread(process, cpu, id, teb));
    }

    /** What the handle of an object is called, for traces; empty when there is no such handle or it has no name. */
    public String handleLabel(int handle) {
        try {
            return handle == HandleTable.CURRENT_PROCESS
                    ? "this process"
                    : handle == HandleTable.CURRENT_THREAD
                            ? "this thread"
                            : process.handles().entry(handle).object().label();
        } catch (StatusException e) {
            return "";
        }
    }

    /** Runs the process to its end. @return its exit status */
    public int run() {
        clock.advanceTo(engine.retired());
        boolean stepping = tracer.hasInstructions();
        while (!process.hasEnded()) {
            GuestThread thread = dispatcher.current();
            if (stepping) {
                tracer.event(new TraceEvent.Instruction(thread.cpu()));
            }
            Exit exit = engine.run(thread.cpu(), memory, stepping ? 1 : clock.instructionsToNextTick());
            clock.advanceTo(engine.retired());
            handle(thread, exit);
        }
        return process.exitStatus();
    }

    private void handle(GuestThread thread, Exit exit) {
        if (exit instanceof Exit.SysEnter sysEnter) {
            systemCall.bySysEnter(thread, sysEnter.next());
        } else if (exit instanceof Exit.Interrupt interrupt) {
            interrupt(thread, interrupt);
        } else if (!(exit instanceof Exit.BudgetUsed)) {
            faults.handle(thread, exit);
        }
    }

    private void interrupt(GuestThread thread, Exit.Interrupt interrupt) {
        switch (interrupt.vector()) {
            case VECTOR_SYSTEM_SERVICE -> systemCall.byInterrupt(thread, interrupt.next());
            case VECTOR_GET_TICK_COUNT -> answer(thread, interrupt, clock.tickCount());
            case VECTOR_CALLBACK_RETURN -> answer(thread, interrupt, Status.STATUS_NO_CALLBACK_ACTIVE);
            case VECTOR_SET_LOW_WAIT_HIGH_THREAD -> answer(thread, interrupt, Status.STATUS_NO_EVENT_PAIR);
            // CD 03: unlike CC, what the kernel takes for its address is one byte behind its start.
            case VECTOR_BREAKPOINT -> faults.breakpoint(thread, interrupt.next() - 1);
            default -> faults.handle(thread, new Exit.GeneralProtection(false, 0));
        }
    }

    private static void answer(GuestThread thread, Exit.Interrupt interrupt, int eax) {
        thread.cpu().setEax(eax);
        thread.cpu().setEip(interrupt.next());
    }
}
