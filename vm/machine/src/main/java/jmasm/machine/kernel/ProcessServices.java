package jmasm.machine.kernel;

import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.AccessMask;
import jmasm.machine.nt.Hex;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/** Services for processes and threads. */
final class ProcessServices {

    // THREADINFOCLASS
    private static final int THREAD_BASIC_INFORMATION = 0;
    private static final int THREAD_QUERY_SET_WIN32_START_ADDRESS = 9;
    private static final int THREAD_AM_I_LAST_THREAD = 0x0C;
    private static final int LAST_THREAD_CLASS = 0x16;

    // PROCESSINFOCLASS
    private static final int PROCESS_BASIC_INFORMATION = 0;
    private static final int PROCESS_DEBUG_PORT = 7;
    private static final int PROCESS_HANDLE_COUNT = 0x14;
    private static final int PROCESS_EXECUTE_FLAGS = 0x22;
    /** MEM_EXECUTE_OPTION_ENABLE. */
    private static final int EXECUTION_ALLOWED = 2;
    /** MEM_EXECUTE_OPTION_DISABLE, no emulation of ATL's thunks, and that this can't be changed. */
    private static final int EXECUTION_PREVENTED = 1 | 4 | 8;

    private static final int PROCESS_SESSION_INFORMATION = 0x18;
    private static final int PROCESS_WOW64_INFORMATION = 0x1A;
    private static final int LAST_PROCESS_CLASS = 0x25;

    private static final int NORMAL_PRIORITY = 8;
    private static final int ONE_PROCESSOR = 1;

    private final Dispatcher dispatcher;
    private final Messages messages;

    ProcessServices(Dispatcher dispatcher, Messages messages) {
        this.dispatcher = dispatcher;
        this.messages = messages;
    }

    int NtTerminateProcess(ServiceCall call) throws StatusException {
        int handle = call.argument(0);
        int status = call.argument(1);
        if (handle == 0) {
            // What kernel32!ExitProcess does first: everybody else ends, the caller goes on.
            dispatcher.endOthers(status);
            return Status.STATUS_SUCCESS;
        }
        GuestProcess process = (GuestProcess) call.reference(handle, ObjectType.PROCESS, AccessMask.PROCESS_TERMINATE);
        dispatcher.endOthers(status);
        call.thread().end(status);
        process.end(status);
        call.leave("the process has ended");
        return Status.STATUS_SUCCESS;
    }

    int NtTerminateThread(ServiceCall call) throws StatusException {
        int handle = call.argument(0);
        int status = call.argument(1);
        if (handle == 0 && dispatcher.running() == 1) {
            return Status.STATUS_CANT_TERMINATE_SELF;
        }
        GuestThread thread = handle == 0
                ? call.thread()
                : (GuestThread) call.reference(handle, ObjectType.THREAD, AccessMask.THREAD_TERMINATE);
        thread.end(status);
        if (dispatcher.running() == 0) {
            thread.process().end(status);
        }
        if (thread == call.thread()) {
            call.leave("the thread has ended");
        }
        return Status.STATUS_SUCCESS;
    }

    int NtSetInformationThread(ServiceCall call) throws StatusException {
        int information = call.argument(1);
        int length = call.argument(3);
        UserMemory user = call.user();
        if (information != THREAD_QUERY_SET_WIN32_START_ADDRESS) {
            return unknown(call, information, LAST_THREAD_CLASS);
        }
        user.probeForRead("ThreadInformation", call.argument(2), length, 4);
        if (length != 4) {
            return Status.STATUS_INFO_LENGTH_MISMATCH;
        }
        int address = user.read32(call.argument(2));
        thread(call, AccessMask.THREAD_SET_INFORMATION).setWin32StartAddress(address);
        return Status.STATUS_SUCCESS;
    }

    int NtQueryInformationThread(ServiceCall call) throws StatusException {
        int information = call.argument(1);
        InformationBuffer out = new InformationBuffer(0x1C);
        switch (information) {
            case THREAD_BASIC_INFORMATION -> {
                requireLength(call, 0x1C);
                GuestThread thread = thread(call, AccessMask.THREAD_QUERY_INFORMATION);
                out.u32(thread.exitStatus()).u32(thread.teb());
                out.u32(thread.process().id()).u32(thread.id());
                out.u32(ONE_PROCESSOR).u32(NORMAL_PRIORITY).u32(NORMAL_PRIORITY);
            }
            case THREAD_QUERY_SET_WIN32_START_ADDRESS -> {
                requireLength(call, 4);
                out.u32(thread(call, AccessMask.THREAD_QUERY_INFORMATION).win32StartAddress());
            }
            case THREAD_AM_I_LAST_THREAD -> {
                requireLength(call, 4);
                out.u32(dispatcher.running() == 1 ? 1 : 0);
            }
            default -> {
                return unknown(call, information, LAST_THREAD_CLASS);
            }
        }
        return answer(call, out);
    }

    int NtQueryInformationProcess(ServiceCall call) throws StatusException {
        int information = call.argument(1);
        InformationBuffer out = new InformationBuffer(0x18);
        switch (information) {
            case PROCESS_BASIC_INFORMATION -> {
                requireLength(call, 0x18);
                GuestProcess process = process(call);
                out.u32(process.exitStatus()).u32(process.peb()).u32(ONE_PROCESSOR);
                out.u32(NORMAL_PRIORITY).u32(process.id()).u32(0);
            }
            // No debugger, session 0, not on a 64-bit system.
            case PROCESS_DEBUG_PORT, PROCESS_SESSION_INFORMATION, PROCESS_WOW64_INFORMATION -> {
                requireLength(call, 4);
                process(call);
                out.u32(0);
            }
            case PROCESS_EXECUTE_FLAGS -> {
                requireLength(call, 4);
                process(call);
                out.u32(call.user().preventsDataExecution() ? EXECUTION_PREVENTED : EXECUTION_ALLOWED);
            }
            case PROCESS_HANDLE_COUNT -> {
                requireLength(call, 4);
                out.u32(process(call).handles().count());
            }
            default -> {
                return unknown(call, information, LAST_PROCESS_CLASS);
            }
        }
        return answer(call, out);
    }

    private static GuestThread thread(ServiceCall call, int access) throws StatusException {
        return (GuestThread) call.reference(call.argument(0), ObjectType.THREAD, access);
    }

    private static GuestProcess process(ServiceCall call) throws StatusException {
        return (GuestProcess)
                call.reference(call.argument(0), ObjectType.PROCESS, AccessMask.PROCESS_QUERY_INFORMATION);
    }

    /** The length must be right to the byte; then the buffer and the place for the length are looked at. */
    private static void requireLength(ServiceCall call, int length) throws StatusException {
        if (call.argument(3) != length) {
            throw new StatusException(Status.STATUS_INFO_LENGTH_MISMATCH);
        }
        String name = call.service().name().endsWith("Thread") ? "ThreadInformation" : "ProcessInformation";
        call.user().probeForWrite(name, call.argument(2), length, 4);
        if (call.argument(4) != 0) {
            call.user().probeForWriteScalar("Ulong", "ReturnLength", call.argument(4), 4);
        }
    }

    private static int answer(ServiceCall call, InformationBuffer out) throws StatusException {
        out.copyTo(call.user(), call.argument(2), out.size());
        if (call.argument(4) != 0) {
            call.user().write32(call.argument(4), out.size());
        }
        return Status.STATUS_SUCCESS;
    }

    private int unknown(ServiceCall call, int information, int last) {
        if (information >= 0 && information <= last) {
            messages.message(
                    RunProblem.INFORMATION_CLASS_NOT_IMPLEMENTED, call.service().name(), Hex.of(information));
        }
        return Status.STATUS_INVALID_INFO_CLASS;
    }
}
