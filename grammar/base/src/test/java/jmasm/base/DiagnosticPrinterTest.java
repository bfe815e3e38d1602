package jmasm.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {

    private enum Sample implements Problem {
        UNDEFINED(Severity.ERROR, "undefined symbol : %s");

        private final Severity severity;
        private final String text;

        Sample(Severity severity, String text) {
            this.severity = severity;
            this.text = text;
        }

        @Override
        public String code() {
            return "A2006";
        }

        @Override
        public Severity severity() {
            return severity;
        }

        @Override
        public String text() {
            return text;
        }
    }

    private static List<String> print(Diagnostic diagnostic) {
        List<String> lines = new ArrayList<>();
        new DiagnosticPrinter(lines::add).print(diagnostic);
        return lines;
    }

    @Test
    void showsLineCaretAndHint() {
        SourceFile file = SourceFile.of("a.asm", ".code\n\tmov eax, FFh\n");
        Span span = Span.ofLine(file, 2).at(11, 3);
        assertEquals(
                List.of(
                        "a.asm(2) : error A2006: undefined symbol : FFh",
                        "\tmov eax, FFh",
                        "\t         ^~~",
                        "  hint: write 0FFh"),
                print(Diagnostic.at(span, Sample.UNDEFINED, "FFh").withHint("write 0FFh")));
    }

    @Test
    void showsHowTheReaderGotThere() {
        Span main = Span.ofLine(SourceFile.of("main.asm", "include a.inc"), 1);
        SourceFile inc = SourceFile.of("a.inc", "twice eax\n");
        Span call = new Span(inc, 1, 0, 0, Optional.of(new Span.Origin(Span.Kind.INCLUDE, "a.inc", main)));
        Span body = new Span(inc, 9, 0, 0, Optional.of(new Span.Origin(Span.Kind.MACRO, "twice", call)));
        assertEquals(
                List.of(
                        "a.inc(9) : error A2006: undefined symbol : x",
                        "  twice: Macro Called From a.inc(1)",
                        "  a.inc: Included From main.asm(1)"),
                print(Diagnostic.at(body, Sample.UNDEFINED, "x")));
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        SourceFile file = SourceFile.of("a.asm", "\u001B[31m x");
        assertEquals(
                "?[31m x",
                print(Diagnostic.at(Span.ofLine(file, 1), Sample.UNDEFINED, "x"))
                        .get(1));
    }

    @Test
    void aPlaceNeedsNoSource() {
        assertEquals(
                List.of("LINK : error A2006: undefined symbol : x", "  a.obj refers to it"),
                print(Diagnostic.in("LINK", Sample.UNDEFINED, "x").withNotes(List.of("a.obj refers to it"))));
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        SourceFile file = SourceFile.of("a.asm", "x".repeat(5000) + "FFh" + "y".repeat(5000));
        List<String> lines = print(Diagnostic.at(Span.ofLine(file, 1).at(5001, 3), Sample.UNDEFINED, "FFh"));
        assertEquals("x".repeat(80) + "FFh" + "y".repeat(77), lines.get(1));
        assertEquals(" ".repeat(80) + "^~~", lines.get(2));
    }

    @Test
    void aCaretOutsideTheLineIsLeftOut() {
        SourceFile file = SourceFile.of("a.asm", "x");
        assertEquals(
                2,
                print(Diagnostic.at(Span.ofLine(file, 1).at(7, 3), Sample.UNDEFINED, "x"))
                        .size());
    }
}
