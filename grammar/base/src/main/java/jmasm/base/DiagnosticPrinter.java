package jmasm.base;

import java.util.Optional;

/**
 * Writes diagnostics as Microsoft's tools do, {@code file(line) : error A2008: text}, so that editors' problem
 * matchers work, and below it what those tools leave out: the line, a caret, how the reader got there, a hint.
 *
 * <pre>{@code
 * testnt.asm(17) : error A2006: undefined symbol : FFh
 *         mov eax, FFh
 *                  ^~~
 *   hint: a number begins with a digit: write 0FFh
 * }</pre>
 */
public final class DiagnosticPrinter {

    private static final String NOTE_INDENT = "  ";

    /** Of a longer chain only the first calls and the outermost one are shown. */
    private static final int MOST_ORIGINS = 8;

    private static final int FIRST_ORIGINS = 4;
    private static final int WIDEST_LINE = 160;

    private final Appender out;
    private final String afterNumber;

    /** Where lines go. */
    @FunctionalInterface
    public interface Appender {
        void line(String text);
    }

    public DiagnosticPrinter(Appender out) {
        this(out, true);
    }

    /** @param spaced whether a blank follows the number's colon; Microsoft's assembler since release 10 has none */
    public DiagnosticPrinter(Appender out, boolean spaced) {
        this.out = out;
        this.afterNumber = spaced ? ": " : ":";
    }

    public void print(Diagnostic diagnostic) {
        line(diagnostic.place() + " : " + diagnostic.severity().word() + " "
                + diagnostic.problem().code() + afterNumber + diagnostic.text());
        diagnostic.span().ifPresent(this::printSource);
        diagnostic.notes().forEach(note -> line(NOTE_INDENT + note));
        diagnostic.span().flatMap(Span::origin).ifPresent(this::printOrigins);
        diagnostic.hint().ifPresent(hint -> line(NOTE_INDENT + "hint: " + hint));
    }

    private void printSource(Span span) {
        String line = span.file().line(span.line());
        if (line.isBlank()) {
            return;
        }
        int caret = span.column() >= 1 && span.column() <= line.length() ? span.column() - 1 : -1;
        int from = windowStart(line.length(), caret);
        int until = Math.min(line.length(), from + WIDEST_LINE);
        String visible = printable(line.substring(from, until));
        out.line(visible);
        if (caret >= 0) {
            int shown = Math.min(span.length(), until - caret);
            out.line(underIndent(visible, caret - from) + "^" + "~".repeat(Math.max(0, shown - 1)));
        }
    }

    /** A generated line may be megabytes long: what is shown begins a little before the caret. */
    private static int windowStart(int length, int caret) {
        if (length <= WIDEST_LINE || caret < WIDEST_LINE / 2) {
            return 0;
        }
        return Math.min(caret - WIDEST_LINE / 2, length - WIDEST_LINE);
    }

    /** Tabs stay tabs, so that the caret lands under its character at any tab width. */
    private static String underIndent(String line, int length) {
        StringBuilder indent = new StringBuilder();
        for (int i = 0; i < length; i++) {
            indent.append(line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return indent.toString();
    }

    /** Names in messages may come from a damaged file: they are made printable as source lines are. */
    private void line(String text) {
        out.line(printable(text));
    }

    /** A source may hold any byte; a terminal must not be driven by it. */
    private static String printable(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(c == '\t' || c >= 0x20 && c < 0x7F || c >= 0xA0 ? c : '?');
        }
        return text.toString();
    }

    private void printOrigins(Span.Origin first) {
        Optional<Span.Origin> origin = Optional.of(first);
        int steps = 0;
        for (Optional<Span.Origin> each = origin;
                each.isPresent();
                each = each.get().at().origin()) {
            steps++;
        }
        for (int i = 0; i < steps; i++, origin = origin.orElseThrow().at().origin()) {
            if (steps > MOST_ORIGINS && i >= FIRST_ORIGINS && i < steps - 1) {
                if (i == FIRST_ORIGINS) {
                    line(NOTE_INDENT + "... " + (steps - FIRST_ORIGINS - 1) + " more");
                }
                continue;
            }
            Span.Origin step = origin.get();
            String how = step.kind() == Span.Kind.MACRO ? "Macro Called From" : "Included From";
            line(NOTE_INDENT + step.name() + ": " + how + " " + step.at().file().name() + "("
                    + step.at().line() + ")");
        }
    }
}
