package jmasm.machine;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;

/** Keeps what a run says. */
final class RecordedOutput implements RunOutput {

    final List<Diagnostic> messages = new ArrayList<>();
    private final StringBuilder trace = new StringBuilder();

    @Override
    public void message(Diagnostic diagnostic) {
        messages.add(diagnostic);
    }

    @Override
    public void trace(String line) {
        trace.append(line).append('\n');
    }

    String traceText() {
        return trace.toString();
    }

    /** As a user would see them. */
    String messageText() {
        StringBuilder text = new StringBuilder();
        DiagnosticPrinter printer =
                new DiagnosticPrinter(line -> text.append(line).append('\n'));
        messages.forEach(printer::print);
        return text.toString();
    }
}
