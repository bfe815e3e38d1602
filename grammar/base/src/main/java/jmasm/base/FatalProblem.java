package jmasm.base;

/** Ends a tool's work at once: the diagnostic is what the user sees. */
public final class FatalProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    public FatalProblem(Diagnostic diagnostic) {
        super(diagnostic.problem().code() + ": " + diagnostic.text());
        this.diagnostic = diagnostic;
    }

    public FatalProblem(Diagnostic diagnostic, Throwable cause) {
        this(diagnostic);
        initCause(cause);
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
