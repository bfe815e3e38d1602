package jmasm.machine.cpu;

/** A rule of protected mode is broken (#GP). Thrown from the middle of an instruction; carries no stack trace. */
public final class ProtectionFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean privileged;
    private final int errorCode;

    /** @param errorCode the selector in question without its RPL, else 0 */
    public ProtectionFault(int errorCode) {
        this(false, errorCode);
    }

    private ProtectionFault(boolean privileged, int errorCode) {
        super(null, null, false, false);
        this.privileged = privileged;
        this.errorCode = errorCode;
    }

    /** An instruction that user mode may not execute. */
    public static ProtectionFault privilegedInstruction() {
        return new ProtectionFault(true, 0);
    }

    /** Whether the instruction as such is forbidden, not what it did. */
    public boolean privileged() {
        return privileged;
    }

    public int errorCode() {
        return errorCode;
    }

    @Override
    public String getMessage() {
        return "general protection, error code " + errorCode;
    }
}
