package jmasm.machine.kernel;

import jmasm.guest.NtService;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.TraceCategory;
import jmasm.machine.trace.TraceEvent;
import jmasm.machine.trace.Tracer;

/** One call of a service: the kernel's copy of its arguments, who called, and the way to the caller's memory. */
final class ServiceCall {

    private final NtService service;
    private final int[] arguments;
    private final GuestThread thread;
    private final UserMemory user;
    private final Tracer tracer;
    private String leaving;

    ServiceCall(NtService service, int[] arguments, GuestThread thread, UserMemory user, Tracer tracer) {
        this.service = service;
        this.arguments = arguments;
        this.thread = thread;
        this.user = user;
        this.tracer = tracer;
    }

    NtService service() {
        return service;
    }

    /** An argument: 32 bits, by position from 0. */
    int argument(int index) {
        return arguments[index];
    }

    GuestThread thread() {
        return thread;
    }

    GuestProcess process() {
        return thread.process();
    }

    UserMemory user() {
        return user;
    }

    /**
     * The object of a handle, pseudo handles included.
     *
     * @throws StatusException STATUS_INVALID_HANDLE, STATUS_OBJECT_TYPE_MISMATCH, STATUS_ACCESS_DENIED, in this order
     */
    KernelObject reference(int handle, ObjectType type, int access) throws StatusException {
        if (handle == HandleTable.CURRENT_PROCESS || handle == HandleTable.CURRENT_THREAD) {
            KernelObject pseudo = handle == HandleTable.CURRENT_PROCESS ? process() : thread;
            if (pseudo.type() != type) {
                throw new StatusException(Status.STATUS_OBJECT_TYPE_MISMATCH);
            }
            return pseudo;
        }
        return process().handles().reference(handle, type, access);
    }

    /** Says that the service won't return to its caller: the thread has ended or goes on elsewhere. */
    void leave(String why) {
        leaving = why;
    }

    /** Null when the service returns in the usual way. */
    String leaving() {
        return leaving;
    }

    /** Tells the trace of something that the service did. */
    void note(String text) {
        if (tracer.has(TraceCategory.SEQUENCE)) {
            tracer.event(new TraceEvent.Note(text));
        }
    }
}
