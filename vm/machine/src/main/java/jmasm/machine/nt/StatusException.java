package jmasm.machine.nt;

/**
 * Ends a system service with a status. Services fail often and by design, so it carries no stack trace and costs no
 * more than a small object.
 */
public final class StatusException extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status one of {@link Status} */
    public StatusException(int status) {
        super(null, null, false, false);
        this.status = status;
    }

    /** What the caller finds in EAX. */
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.format("NTSTATUS %08X", status);
    }
}
