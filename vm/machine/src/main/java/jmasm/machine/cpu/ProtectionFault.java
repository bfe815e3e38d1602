package jmasm.machine.cpu;

/** A rule of protected mode is broken (#GP). Thrown from the middle of an instruction; carries no stack trace. */
public final class ProtectionFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int errorCode;

    /** @param errorCode the selector in question without its RPL, else 0 */
    public ProtectionFault(int errorCode) {
        super(null, null, false, false);
        this.errorCode = errorCode;
    }

    public int errorCode() {
        return errorCode;
    }

    @Override
    public String getMessage() {
        return "general protection, error code " + errorCode;
    }
}
