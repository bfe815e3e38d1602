package jmasm.assembler;

import jmasm.base.Diagnostic;
import jmasm.base.Span;

/** Ends the work on one statement; the driver reports it and goes on with the next. */
public final class AsmError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    public AsmError(Span span, AsmProblem problem, Object... arguments) {
        this(Diagnostic.at(span, problem, arguments));
    }

    private AsmError(Diagnostic diagnostic) {
        super(diagnostic.text(), null, false, false);
        this.diagnostic = diagnostic;
    }

    public AsmError withHint(String hint) {
        return new AsmError(diagnostic.withHint(hint));
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
