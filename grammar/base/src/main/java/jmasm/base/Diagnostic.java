package jmasm.base;

import java.util.List;
import java.util.Optional;

/**
 * A problem that was met.
 *
 * @param problem   which one
 * @param text      its text with the arguments filled in
 * @param place     where, as the message line names it: a span, an object file or a tool's name
 * @param span      the source place, when there is one to show
 * @param hint      what the user may try; never part of {@code text}, which keeps Microsoft's words
 * @param notes     more lines, e.g. who else refers to an undefined symbol
 */
public record Diagnostic(
        Problem problem, String text, String place, Optional<Span> span, Optional<String> hint, List<String> notes) {

    /** A problem in a source line. */
    public static Diagnostic at(Span span, Problem problem, Object... arguments) {
        String place = span.line() == 0 ? span.file().name() : span.file().name() + "(" + span.line() + ")";
        return new Diagnostic(
                problem, format(problem, arguments), place, Optional.of(span), Optional.empty(), List.of());
    }

    /** A problem of a file or of the tool as a whole; {@code place} begins the message line. */
    public static Diagnostic in(String place, Problem problem, Object... arguments) {
        return new Diagnostic(
                problem, format(problem, arguments), place, Optional.empty(), Optional.empty(), List.of());
    }

    public Diagnostic withHint(String newHint) {
        return new Diagnostic(problem, text, place, span, Optional.of(newHint), notes);
    }

    public Diagnostic withNotes(List<String> newNotes) {
        return new Diagnostic(problem, text, place, span, hint, List.copyOf(newNotes));
    }

    public Severity severity() {
        return problem.severity();
    }

    private static String format(Problem problem, Object[] arguments) {
        return arguments.length == 0 ? problem.text() : String.format(java.util.Locale.ROOT, problem.text(), arguments);
    }
}
