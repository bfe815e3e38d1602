package jmasm.machine.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import jmasm.base.CrashReport;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.ExitCode;
import jmasm.base.FatalProblem;
import jmasm.machine.Machine;
import jmasm.machine.Program;
import jmasm.machine.RunOptions;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import picocli.CommandLine;

/** The command {@code jrun}. */
public final class Jrun {

    private final PrintStream out;
    private final PrintStream err;
    private final ProgramReader reader;

    private Jrun(PrintStream out, PrintStream err, ProgramReader reader) {
        this.out = out;
        this.err = err;
        this.reader = reader;
    }

    public static void main(String[] arguments) {
        ExitCode.exit(run(arguments, System.out, System.err), System.out, System.err);
    }

    /** Runs the command in this process. Never exits and never throws. @return the exit code for the host */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return run(arguments, out, err, new ImageFile());
    }

    /** As the other; {@code reader} makes the image of the file that the user names. */
    public static int run(String[] arguments, PrintStream out, PrintStream err, ProgramReader reader) {
        Jrun jrun = new Jrun(out, err, reader);
        try {
            return jrun.run(arguments);
        } catch (FatalProblem e) {
            jrun.print(e.diagnostic());
            return ExitCode.USER_ERROR;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            CrashReport.of(Messages.TOOL, e).forEach(err::println);
            return ExitCode.INTERNAL_ERROR;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run(String[] words) {
        CommandLine commandLine = Arguments.commandLine();
        try {
            CommandLine.ParseResult parsed = commandLine.parseArgs(Arguments.withTraceList(words));
            if (parsed.isUsageHelpRequested()) {
                commandLine.usage(out);
                return ExitCode.SUCCESS;
            } else if (parsed.isVersionHelpRequested()) {
                commandLine.printVersionHelp(out);
                return ExitCode.SUCCESS;
            }
            return run(Arguments.of(parsed));
        } catch (CommandLine.ParameterException | Arguments.Unusable e) {
            err.println("jrun : command line error: " + e.getMessage());
            err.println("  jrun --help shows the options");
            return ExitCode.COMMAND_LINE;
        }
    }

    private int run(Arguments arguments) {
        Drives drives = new Drives(arguments.mounts());
        Path file = file(arguments.program());
        Optional<ProgramReader.Image> image = reader.read(file, arguments.program(), err);
        if (image.isEmpty()) {
            return ExitCode.USER_ERROR;
        }
        Program program = new Program(
                drives.guestPath(file, image.get().fileName()),
                image.get().bytes(),
                image.get().map(),
                arguments.rest());
        RunOptions options =
                new RunOptions(arguments.version(), drives.mounts(), arguments.trace(), arguments.dataExecution());
        try (StreamOutput output = new StreamOutput(err, arguments.traceOut())) {
            int status = new Machine(options, output, reader.instructions()).run(program);
            return HostExitCode.of(status, System.getProperty("os.name").startsWith("Windows"));
        }
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new FatalProblem(Diagnostic.in(Messages.TOOL, RunProblem.FILE_NOT_FOUND, name));
        }
    }

    private void print(Diagnostic diagnostic) {
        new DiagnosticPrinter(err::println).print(diagnostic);
    }
}
