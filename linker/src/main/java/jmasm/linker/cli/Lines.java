package jmasm.linker.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
import jmasm.base.DiagnosticPrinter;

/** A stream as what the linker and its messages write lines to. */
record Lines(PrintStream out) implements Consumer<String>, DiagnosticPrinter.Appender {

    @Override
    public void accept(String text) {
        out.println(text);
    }

    @Override
    public void line(String text) {
        out.println(text);
    }
}
