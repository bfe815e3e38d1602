package jmasm.machine.cpu;

/** An SSE exception that MXCSR does not mask (#XF). Carries no stack trace. */
public final class SimdFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SimdFault() {
        super("an unmasked SSE exception", null, false, false);
    }
}
