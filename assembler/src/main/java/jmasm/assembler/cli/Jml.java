package jmasm.assembler.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.Assembler;
import jmasm.assembler.Assembly;
import jmasm.base.CrashReport;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.ExitCode;
import jmasm.base.OutputFile;
import jmasm.base.Severity;
import jmasm.base.SourceFile;
import picocli.CommandLine;

/** The command {@code jml}. */
public final class Jml {

    private final JmlOptions options;
    private final PrintStream out;
    private final DiagnosticPrinter printer;

    private Jml(JmlOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        // ml prints its messages where its other words go.
        this.printer = new DiagnosticPrinter(out::println);
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Runs the command in this process. Never exits and never throws; the exit codes are {@link ExitCode}'s. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            JmlOptions options = new JmlOptions();
            CommandLine commandLine = new CommandLine(options);
            try {
                commandLine.parseArgs(Arguments.split(arguments));
            } catch (CommandLine.ParameterException wrong) {
                err.println("jml : " + wrong.getMessage());
                return ExitCode.COMMAND_LINE;
            }
            if (options.help) {
                commandLine.usage(out);
                return ExitCode.SUCCESS;
            }
            return new Jml(options, out).run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            CrashReport.of("jml", failure).forEach(err::println);
            return ExitCode.INTERNAL_ERROR;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run() {
        if (options.explain != null) {
            return Explanation.print(options.explain, out);
        }
        boolean known = commandLineProblems();
        List<String> sources = new ArrayList<>(options.files);
        sources.addAll(options.asmFiles);
        if (sources.isEmpty()) {
            report(Diagnostic.in("jml", CommandLineProblem.MISSING_SOURCE_FILE));
            return ExitCode.COMMAND_LINE;
        }
        if (!known) {
            return ExitCode.COMMAND_LINE;
        }
        boolean failed = false;
        for (String source : sources) {
            failed |= !assemble(source, sources.size() == 1);
        }
        return failed ? ExitCode.USER_ERROR : ExitCode.SUCCESS;
    }

    /** False when the command line asks for something that there is not. */
    private boolean commandLineProblems() {
        for (String unknown : options.unknown) {
            report(Diagnostic.in("jml", CommandLineProblem.UNKNOWN_OPTION, unknown.replaceFirst("^-", "/")));
        }
        warnAbout(CommandLineProblem.NO_LINKING, "/link", options.linkOptions != null);
        warnAbout(CommandLineProblem.NO_LINKING, "/Fe", options.executable != null);
        warnAbout(CommandLineProblem.NO_LINKING, "/Fm", options.map != null);
        if (options.omf) {
            report(Diagnostic.in("jml", CommandLineProblem.NO_OMF, "/omf"));
            return false;
        }
        if (options.version() == null) {
            report(Diagnostic.in("jml", CommandLineProblem.BAD_OPTION_VALUE, "--masm-version " + options.masmVersion));
            return false;
        }
        return true;
    }

    private void warnAbout(CommandLineProblem problem, String option, boolean given) {
        if (given) {
            report(Diagnostic.in("jml", problem, option));
        }
    }

    private void report(Diagnostic diagnostic) {
        printer.print(diagnostic);
    }

    /** False when there was an error. */
    private boolean assemble(String name, boolean onlyOne) {
        Optional<SourceFile> source = read(name);
        if (source.isEmpty()) {
            return false;
        }
        if (!options.quiet && !options.noLogo) {
            out.println(" Assembling: " + name);
        }
        Assembly assembly = new Assembler(options.assemblerOptions(), includes()).assemble(source.get());
        assembly.echoed().forEach(out::println);
        assembly.diagnostics().forEach(this::report);
        if (options.preprocessOnly) {
            assembly.expanded().ifPresent(out::print);
            return assembly.diagnostics().stream().noneMatch(Jml::isError);
        }
        boolean written = true;
        if (assembly.listing().isPresent()) {
            Path file = output(options.listingFile.isEmpty() ? null : options.listingFile, name, ".lst");
            written = write(file, assembly.listing().get().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (assembly.succeeded() && !options.checkOnly) {
            Path file = output(onlyOne ? options.objectFile : null, name, ".obj");
            written &= write(file, assembly.object().get());
            if (!options.assembleOnly && !options.quiet) {
                out.println("jml stops at the object (as with /c): jlink " + file + " makes a program of it");
            }
        }
        return assembly.succeeded() && written;
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() != Severity.WARNING;
    }

    private Optional<SourceFile> read(String name) {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file) && !Files.exists(file)) {
                Path withEnding = Path.of(name + ".asm");
                file = Files.isRegularFile(withEnding) ? withEnding : file;
            }
            return Optional.of(SourceFile.read(file, name));
        } catch (IOException | InvalidPathException e) {
            report(Diagnostic.in("MASM", CommandLineProblem.CANNOT_OPEN_FILE, name));
            return Optional.empty();
        }
    }

    private FileIncludes includes() {
        return options.ignoreEnvironment
                ? new FileIncludes(options.includeFolders)
                : FileIncludes.ofEnvironment(options.includeFolders);
    }

    /** The file that is asked for, or the source's name with another ending in the current folder. */
    private static Path output(String wanted, String source, String ending) {
        String plain = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        int dot = plain.lastIndexOf('.');
        String derived = (dot > 0 ? plain.substring(0, dot) : plain) + ending;
        if (wanted == null) {
            return Path.of(derived);
        }
        Path given = Path.of(wanted);
        if (wanted.endsWith("/") || wanted.endsWith("\\") || Files.isDirectory(given)) {
            return given.resolve(derived);
        }
        boolean named = given.getFileName().toString().indexOf('.') > 0;
        return named || !Files.notExists(given) ? given : Path.of(wanted + ending);
    }

    private boolean write(Path file, byte[] bytes) {
        try {
            OutputFile.write(file, bytes);
            return true;
        } catch (IOException e) {
            report(Diagnostic.in("MASM", CommandLineProblem.CANNOT_OPEN_FILE, file));
            return false;
        }
    }
}
