package jmasm.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The problems of one run, in the order in which they were met. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();
    private int errors;

    /** @throws FatalProblem when the diagnostic is fatal; it is kept as well */
    public void report(Diagnostic diagnostic) {
        all.add(diagnostic);
        if (diagnostic.severity() != Severity.WARNING) {
            errors++;
        }
        if (diagnostic.severity() == Severity.FATAL) {
            throw new FatalProblem(diagnostic);
        }
    }

    public void report(Span span, Problem problem, Object... arguments) {
        report(Diagnostic.at(span, problem, arguments));
    }

    /** Nothing may be written when this is true. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** Errors and fatal errors. */
    public int errorCount() {
        return errors;
    }

    public List<Diagnostic> all() {
        return Collections.unmodifiableList(all);
    }
}
