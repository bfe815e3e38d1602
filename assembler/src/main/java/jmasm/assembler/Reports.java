package jmasm.assembler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.Severity;
import jmasm.base.Span;

/** Collects what is wrong, leaves out warnings that nobody asked for, and stops when there is too much. */
final class Reports implements ErrorSink {

    private static final int MOST_ERRORS = 100;

    private final Diagnostics diagnostics = new Diagnostics();
    private final Set<String> reported = new HashSet<>();
    private final List<String> echoed = new ArrayList<>();
    private final int warningLevel;

    Reports(int warningLevel) {
        this.warningLevel = warningLevel;
    }

    @Override
    public void report(AsmError error) {
        Diagnostic diagnostic = error.diagnostic();
        AsmProblem problem = (AsmProblem) diagnostic.problem();
        if (problem.warningLevel() > warningLevel || !reported.add(key(diagnostic))) {
            return;
        }
        diagnostics.report(diagnostic);
        if (diagnostics.errorCount() > MOST_ERRORS) {
            diagnostics.report(Diagnostic.in(diagnostic.place(), AsmProblem.TOO_MANY_ERRORS));
        }
    }

    /** One message for one fault, however often a line is read. */
    private static String key(Diagnostic diagnostic) {
        if (diagnostic.problem() == AsmProblem.BEYOND_ML) {
            return diagnostic.text();
        }
        int column = diagnostic.span().map(Span::column).orElse(0);
        return diagnostic.place() + ":" + column + ":" + diagnostic.problem().code() + ":" + diagnostic.text();
    }

    boolean preventsObject(boolean warningsAreErrors) {
        if (diagnostics.hasErrors()) {
            return true;
        }
        if (warningsAreErrors) {
            for (Diagnostic diagnostic : diagnostics.all()) {
                if (diagnostic.severity() == Severity.WARNING) {
                    return true;
                }
            }
        }
        return false;
    }

    void note(String text) {
        echoed.add(text);
    }

    /** The lines of ECHO. */
    List<String> echoed() {
        return echoed;
    }

    List<Diagnostic> all() {
        return diagnostics.all();
    }
}
