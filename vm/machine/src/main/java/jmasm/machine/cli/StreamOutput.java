package jmasm.machine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.FatalProblem;
import jmasm.machine.RunOutput;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;

/** Messages to the error stream, the trace there as well or to a file. */
final class StreamOutput implements RunOutput, AutoCloseable {

    private final PrintStream err;
    private final PrintStream trace;
    private final DiagnosticPrinter printer;

    /** @param traceOut empty for the error stream @throws FatalProblem when the file can't be written */
    StreamOutput(PrintStream err, String traceOut) {
        this.err = err;
        this.trace = traceOut.isEmpty() ? err : open(traceOut);
        this.printer = new DiagnosticPrinter(err::println);
    }

    private static PrintStream open(String file) {
        try {
            return new PrintStream(Files.newOutputStream(Path.of(file)), false, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new FatalProblem(
                    Diagnostic.in(Messages.TOOL, RunProblem.TRACE_FILE_UNUSABLE, file, "the file can't be written"));
        }
    }

    @Override
    public void message(Diagnostic diagnostic) {
        if (trace == err) {
            err.flush();
        }
        printer.print(diagnostic);
    }

    /** Lines end alike on every host. */
    @Override
    public void trace(String line) {
        trace.print(line + "\n");
    }

    @Override
    public void close() {
        if (trace != err) {
            trace.close();
        }
    }
}
