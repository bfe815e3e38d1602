package jmasm.machine.trace;

import jmasm.guest.NtService;
import jmasm.machine.cpu.Cpu;

/** Something that happened, as it is told to a {@link Tracer}. */
public sealed interface TraceEvent {

    /** An image was mapped. @param name its file's name @param size bytes */
    record ModuleMapped(String name, int base, int size, boolean relocated) implements TraceEvent {}

    /** An instruction is about to be executed. @param cpu its state now; not to be kept */
    record Instruction(Cpu cpu) implements TraceEvent {}

    /**
     * The kernel was entered.
     *
     * @param how       by which instruction
     * @param cpu       the user's registers; not to be kept
     * @param userEsp   what ESP will be on return
     * @param userEip   where user mode will go on
     * @param arguments the address of the first argument
     */
    record KernelEntry(EntryKind how, Cpu cpu, int userEsp, int userEip, int arguments) implements TraceEvent {}

    /**
     * The number was looked up.
     *
     * @param number  EAX
     * @param limit   how many services the table has; 0 for a table that isn't there
     * @param service null when the table has none
     */
    record Decoded(int number, int limit, NtService service) implements TraceEvent {}

    /** The arguments were copied to the kernel's stack. @param succeeded false when the user's stack can't be read */
    record ArgumentsCopied(int from, int bytes, boolean succeeded) implements TraceEvent {}

    /** The service begins. */
    record ServiceBegins(NtService service, int[] arguments, int caller) implements TraceEvent {}

    /**
     * The service looked at memory of the caller.
     *
     * @param function  e.g. {@code ProbeForRead}
     * @param what      e.g. {@code ObjectName.Buffer}
     * @param alignment 1 when none is asked for
     * @param status    STATUS_SUCCESS, or why it failed
     */
    record Probed(String function, String what, int address, int length, int alignment, int status)
            implements TraceEvent {}

    /** The service did something worth telling. */
    record Note(String text) implements TraceEvent {}

    /** The service returns a status. */
    record ServiceEnds(NtService service, int[] arguments, int status) implements TraceEvent {}

    /** The service does not return to its caller. @param why e.g. {@code the process has ended} */
    record ServiceLeaves(NtService service, String why) implements TraceEvent {}

    /** Back in user mode. @param cpu the registers there; not to be kept */
    record KernelExit(EntryKind how, Cpu cpu) implements TraceEvent {}

    /** How user mode entered the kernel. */
    enum EntryKind {
        SYSENTER,
        INT_2E
    }
}
