package jmasm.machine.kernel;

import java.util.Optional;
import jmasm.guest.NtService;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Flags;
import jmasm.machine.cpu.Segment;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.nt.SharedDataLayout;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.TraceEvent;
import jmasm.machine.trace.TraceEvent.EntryKind;
import jmasm.machine.trace.Tracer;

/**
 * The gate: the way of a system call from the instruction that enters the kernel to the one that user mode executes
 * next. What KiFastCallEntry, KiSystemService and KiServiceExit do.
 */
final class SystemCall {

    /** Bits 12 and 13 of the number choose the table, bits 0 to 11 the entry; the others don't count. */
    private static final int INDEX = 0xFFF;

    private static final int TABLE_SHIFT = 12;
    private static final int TABLES = 3;

    /** SYSENTER has pushed nothing, but two calls led to it: that of the stub, and that of KiFastSystemCall. */
    private static final int TWO_RETURN_ADDRESSES = 8;

    private final AddressSpace memory;
    private final ServiceTable services;
    private final MissingServices missing;
    private final UserMemory user;
    private final Tracer tracer;

    SystemCall(AddressSpace memory, ServiceTable services, MissingServices missing, UserMemory user, Tracer tracer) {
        this.memory = memory;
        this.services = services;
        this.missing = missing;
        this.user = user;
        this.tracer = tracer;
    }

    /**
     * What is known of a call once the kernel has been entered.
     *
     * @param userEsp   ESP on return
     * @param userEip   EIP on return
     * @param arguments the address of the first
     * @param stub      where the code behind the stub's way into the kernel lies; 0 when nobody knows
     */
    private record Entry(EntryKind how, GuestThread thread, int userEsp, int userEip, int arguments, int stub) {}

    /**
     * SYSENTER keeps neither ESP nor EIP: the stack is where EDX says, and user mode goes on at the one address that
     * the shared page holds, wherever SYSENTER was executed.
     *
     * @param next the address behind the instruction
     */
    void bySysEnter(GuestThread thread, int next) {
        int stack = thread.cpu().edx();
        int systemCallReturn = memory.peek32(SharedDataLayout.ADDRESS + SharedDataLayout.SYSTEM_CALL_RETURN);
        int stub = next == systemCallReturn ? returnAddress(stack) : 0;
        perform(new Entry(EntryKind.SYSENTER, thread, stack, systemCallReturn, stack + TWO_RETURN_ADDRESSES, stub));
    }

    /** {@code INT 2Eh}: the processor keeps ESP and EIP; EDX is the address of the arguments itself. */
    void byInterrupt(GuestThread thread, int next) {
        Cpu cpu = thread.cpu();
        perform(new Entry(EntryKind.INT_2E, thread, cpu.esp(), next, cpu.edx(), next));
    }

    private void perform(Entry entry) {
        Cpu cpu = entry.thread.cpu();
        int number = cpu.eax();
        boolean traced = tracer.hasCalls();
        if (traced) {
            tracer.event(new TraceEvent.KernelEntry(entry.how, cpu, entry.userEsp, entry.userEip, entry.arguments));
        }
        NtService service = decode(number);
        int popped = poppedByStub(entry);
        if (traced) {
            tracer.event(new TraceEvent.Decoded(number, limit(number), service));
        }
        if (service == null) {
            missing.noService(number, popped, caller(entry, popped));
            returnToUser(entry, Status.STATUS_INVALID_SYSTEM_SERVICE, traced);
            return;
        }
        Optional<int[]> arguments =
                copyArguments(entry.arguments, service.argumentBytes().orElse(0), traced);
        if (arguments.isEmpty()) {
            returnToUser(entry, Status.STATUS_ACCESS_VIOLATION, traced);
            return;
        }
        missing.check(service, popped, services.isImplemented(service), caller(entry, popped));
        if (traced) {
            tracer.event(new TraceEvent.ServiceBegins(service, arguments.get(), caller(entry, popped)));
        }
        ServiceCall call = new ServiceCall(service, arguments.get(), entry.thread, user, tracer);
        int status = serve(call);
        if (call.leaving() != null) {
            if (traced) {
                tracer.event(new TraceEvent.ServiceLeaves(service, call.leaving()));
            }
            return;
        }
        if (traced) {
            tracer.event(new TraceEvent.ServiceEnds(service, arguments.get(), status));
        }
        returnToUser(entry, status, traced);
    }

    /** Table 0 is the kernel's; there is no win32k yet, and nobody ever registered the tables 2 and 3. */
    private NtService decode(int number) {
        return table(number) == 0 ? services.at(number & INDEX).orElse(null) : null;
    }

    private static int table(int number) {
        return number >>> TABLE_SHIFT & TABLES;
    }

    private int limit(int number) {
        return table(number) == 0 ? services.limit() : 0;
    }

    /** Copies as many bytes as the table says; empty when the caller's stack can't be read there. */
    private Optional<int[]> copyArguments(int from, int bytes, boolean traced) {
        Optional<int[]> arguments = Optional.empty();
        if (Integer.compareUnsigned(from, UserMemory.PROBE_ADDRESS) < 0) {
            try {
                int[] copy = new int[bytes / 4];
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = user.read32(from + 4 * i);
                }
                arguments = Optional.of(copy);
            } catch (StatusException e) {
                // Whatever the fault was, the caller is told of an access violation.
            }
        }
        if (traced) {
            tracer.event(new TraceEvent.ArgumentsCopied(from, bytes, arguments.isPresent()));
        }
        return arguments;
    }

    private int serve(ServiceCall call) {
        if (!services.isImplemented(call.service())) {
            return Status.STATUS_NOT_IMPLEMENTED;
        }
        try {
            return services.call(call.service(), call);
        } catch (StatusException e) {
            return e.status();
        }
    }

    /**
     * SYSEXIT takes ESP from ECX and EIP from EDX, so these two show in user mode. DS and ES were loaded on the way
     * in; EFLAGS is what it was, with interrupts on.
     */
    private void returnToUser(Entry entry, int status, boolean traced) {
        Cpu cpu = entry.thread.cpu();
        cpu.setEax(status);
        cpu.setEcx(entry.userEsp);
        cpu.setEdx(entry.userEip);
        cpu.setEsp(entry.userEsp);
        cpu.setEip(entry.userEip);
        cpu.setEflags(cpu.eflags() | Flags.IF);
        cpu.loadSegment(Segment.DS, Segment.USER_DATA);
        cpu.loadSegment(Segment.ES, Segment.USER_DATA);
        if (traced) {
            tracer.event(new TraceEvent.KernelExit(entry.how, cpu));
        }
    }

    /**
     * Who called the stub: its return address lies below the arguments. An INT 2Eh that stands in no stub is called by
     * itself. For messages only.
     */
    private int caller(Entry entry, int popped) {
        if (entry.how == EntryKind.INT_2E && popped < 0) {
            return entry.userEip;
        }
        int caller = returnAddress(entry.arguments - 4);
        byte[] code = new byte[1];
        return memory.fetch(caller, code) == 1 && memory.protection(caller).executable() ? caller : entry.userEip;
    }

    private int returnAddress(int at) {
        try {
            return memory.peek32(at);
        } catch (MemoryFault e) {
            return 0;
        }
    }

    /** How many bytes the stub's RET takes off the stack; −1 when the code there is not {@code ret} or {@code ret n}. */
    private int poppedByStub(Entry entry) {
        try {
            byte[] code = new byte[3];
            memory.peek(entry.stub, code, 0, code.length);
            if (code[0] == (byte) 0xC3) {
                return 0;
            }
            return code[0] == (byte) 0xC2 ? code[1] & 0xFF | (code[2] & 0xFF) << 8 : -1;
        } catch (MemoryFault e) {
            return -1;
        }
    }
}
