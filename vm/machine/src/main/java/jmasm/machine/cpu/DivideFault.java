package jmasm.machine.cpu;

/** A division by zero, or one whose quotient does not fit (#DE). Carries no stack trace. */
public final class DivideFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean byZero;

    public DivideFault(boolean byZero) {
        super(null, null, false, false);
        this.byZero = byZero;
    }

    public boolean byZero() {
        return byZero;
    }

    @Override
    public String getMessage() {
        return byZero ? "division by zero" : "the quotient does not fit";
    }
}
