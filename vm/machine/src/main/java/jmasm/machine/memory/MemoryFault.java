package jmasm.machine.memory;

/**
 * An access that the page tables refuse. Thrown from the middle of an instruction, so it carries no stack trace and
 * costs no more than a small object. Whoever needs to know why (not mapped, guard page, read-only) asks
 * {@link AddressSpace#isMapped} and {@link AddressSpace#protection}.
 */
public final class MemoryFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int address;
    private final AccessKind kind;

    public MemoryFault(int address, AccessKind kind) {
        super(null, null, false, false);
        this.address = address;
        this.kind = kind;
    }

    /** The first byte that could not be accessed: what CR2 would hold. */
    public int address() {
        return address;
    }

    public AccessKind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return String.format("%s of %08X", kind, address);
    }
}
