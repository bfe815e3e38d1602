package jmasm.machine.kernel;

import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.TraceCategory;
import jmasm.machine.trace.TraceEvent;
import jmasm.machine.trace.Tracer;

/**
 * What a service may touch of its caller's memory, and how it asks first. Every failure is a status, never a fault.
 *
 * <p>The order is the kernel's: a misaligned address is STATUS_DATATYPE_MISALIGNMENT even when it is also out of range;
 * an address out of range is STATUS_ACCESS_VIOLATION before anything is touched. {@link #probeForRead} touches nothing:
 * memory that is not there shows when it is copied. Scalars (handles, numbers, IO_STATUS_BLOCK, UNICODE_STRING) need
 * no alignment on x86.
 */
final class UserMemory {

    /** {@code MmUserProbeAddress}: the first address that user mode may not pass. */
    static final int PROBE_ADDRESS = 0x7FFF_0000;

    private final AddressSpace memory;
    private final GuardPages guardPages;
    private final Tracer tracer;

    UserMemory(AddressSpace memory, GuardPages guardPages, Tracer tracer) {
        this.memory = memory;
        this.guardPages = guardPages;
        this.tracer = tracer;
    }

    /** Whether code in data pages faults. */
    boolean preventsDataExecution() {
        return memory.preventsDataExecution();
    }

    // ---------------------------------------------------------------- probing

    /** {@code ProbeForRead}. @param what for the trace, e.g. {@code ObjectName.Buffer} @param alignment a power of 2 */
    void probeForRead(String what, int address, int length, int alignment) throws StatusException {
        told("ProbeForRead", what, address, length, alignment, check(address, length, alignment));
    }

    /** {@code ProbeForWrite}: as {@link #probeForRead}, then each page is read and written. */
    void probeForWrite(String what, int address, int length, int alignment) throws StatusException {
        int status = check(address, length, alignment);
        if (status == Status.STATUS_SUCCESS) {
            status = touch(address, length, AccessKind.WRITE);
        }
        told("ProbeForWrite", what, address, length, alignment, status);
    }

    /** As {@link #probeForWrite}, for the kernel itself: nothing is traced. */
    boolean canWrite(int address, int length) {
        return check(address, length, 1) == Status.STATUS_SUCCESS
                && touch(address, length, AccessKind.WRITE) == Status.STATUS_SUCCESS;
    }

    /** {@code ProbeForWriteHandle}, {@code …Ulong}, {@code …IoStatusBlock} …: no alignment. @param type e.g. {@code Handle} */
    void probeForWriteScalar(String type, String what, int address, int length) throws StatusException {
        int status =
                inRange(address, length) ? touch(address, length, AccessKind.WRITE) : Status.STATUS_ACCESS_VIOLATION;
        told("ProbeForWrite" + type, what, address, length, 1, status);
    }

    /** {@code ProbeForReadLargeInteger}, {@code …UnicodeString} …: no alignment, and the memory must be there. */
    void probeForReadScalar(String type, String what, int address, int length) throws StatusException {
        int status =
                inRange(address, length) ? touch(address, length, AccessKind.READ) : Status.STATUS_ACCESS_VIOLATION;
        told("ProbeForRead" + type, what, address, length, 1, status);
    }

    private static int check(int address, int length, int alignment) {
        if (length == 0) {
            return Status.STATUS_SUCCESS;
        }
        if ((address & alignment - 1) != 0) {
            return Status.STATUS_DATATYPE_MISALIGNMENT;
        }
        return inRange(address, length) ? Status.STATUS_SUCCESS : Status.STATUS_ACCESS_VIOLATION;
    }

    private static boolean inRange(int address, int length) {
        return (address & 0xFFFF_FFFFL) + (length & 0xFFFF_FFFFL) <= PROBE_ADDRESS
                && Integer.compareUnsigned(address, PROBE_ADDRESS) < 0;
    }

    private int touch(int address, int length, AccessKind kind) {
        while (true) {
            MemoryFault fault =
                    memory.probe(address, length & 0xFFFF_FFFFL, kind).orElse(null);
            if (fault == null) {
                return Status.STATUS_SUCCESS;
            }
            int status = resolve(fault);
            if (status != Status.STATUS_SUCCESS) {
                return status;
            }
        }
    }

    /** A guard page may only ask for more stack; the access is then repeated. */
    private int resolve(MemoryFault fault) {
        return switch (guardPages.touched(fault.address())) {
            case NO_GUARD_PAGE -> Status.STATUS_ACCESS_VIOLATION;
            case STACK_GREW -> Status.STATUS_SUCCESS;
            case STACK_ENDED -> Status.STATUS_STACK_OVERFLOW;
            case GUARD_PAGE_HIT -> Status.STATUS_GUARD_PAGE_VIOLATION;
        };
    }

    private void told(String function, String what, int address, int length, int alignment, int status)
            throws StatusException {
        if (tracer.has(TraceCategory.SEQUENCE)) {
            tracer.event(new TraceEvent.Probed(function, what, address, length, alignment, status));
        }
        if (status != Status.STATUS_SUCCESS) {
            throw new StatusException(status);
        }
    }

    // ---------------------------------------------------------------- access

    int read16(int address) throws StatusException {
        require(address, 2, AccessKind.READ);
        return memory.read16(address);
    }

    int read32(int address) throws StatusException {
        require(address, 4, AccessKind.READ);
        return memory.read32(address);
    }

    long read64(int address) throws StatusException {
        require(address, 8, AccessKind.READ);
        return memory.read64(address);
    }

    byte[] readBytes(int address, int length) throws StatusException {
        require(address, length, AccessKind.READ);
        byte[] bytes = new byte[length];
        memory.read(address, bytes, 0, length);
        return bytes;
    }

    /** 16-bit characters, whatever they are: half a surrogate pair stays one. @param length in bytes, even */
    String readString(int address, int length) throws StatusException {
        byte[] bytes = readBytes(address, length);
        char[] characters = new char[length / 2];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8);
        }
        return new String(characters);
    }

    void write32(int address, int value) throws StatusException {
        require(address, 4, AccessKind.WRITE);
        memory.write32(address, value);
    }

    void write64(int address, long value) throws StatusException {
        require(address, 8, AccessKind.WRITE);
        memory.write64(address, value);
    }

    void writeBytes(int address, byte[] bytes, int length) throws StatusException {
        require(address, length, AccessKind.WRITE);
        memory.write(address, bytes, 0, length);
    }

    /** A user address that passed its probe can't be touched: the copy faults, and the service returns that. */
    void require(int address, int length, AccessKind kind) throws StatusException {
        int status = touch(address, length, kind);
        if (status != Status.STATUS_SUCCESS) {
            throw new StatusException(status);
        }
    }
}
