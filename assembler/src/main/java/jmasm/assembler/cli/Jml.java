package jmasm.assembler.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.assembler.DebugLevel;
import jmasm.assembler.VersionChange;
import jmasm.assembler.listing.ListingOptions;
import jmasm.base.CrashReport;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.ExitCode;
import jmasm.base.FatalProblem;
import jmasm.base.OutputFile;
import jmasm.base.Severity;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;

/** The command {@code jml}. */
public final class Jml {

    private final Request request;
    private final LinkStep linker;
    private final PrintStream out;
    private final PrintStream err;
    private final DiagnosticPrinter printer;
    private InstructionTable table;

    private Jml(Request request, LinkStep linker, PrintStream out, PrintStream err) {
        this.request = request;
        this.linker = linker;
        this.out = out;
        this.err = err;
        // ml prints its messages where its other words go.
        this.printer = new DiagnosticPrinter(
                out::println, !request.assembler.masmVersion.has(VersionChange.NO_BLANK_IN_MESSAGES));
    }

    /** Assembles only: without a linker beside it. */
    public static void main(String[] arguments) {
        ExitCode.exit(run(arguments, System.out, System.err), System.out, System.err);
    }

    /** Runs the command in this process, without a linker. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return run(arguments, out, err, null);
    }

    /**
     * Runs the command in this process. Never exits and never throws; the exit codes are {@link ExitCode}'s, or the
     * linker's.
     *
     * @param linker what is to follow without /c; null for nothing
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err, LinkStep linker) {
        return run(arguments, System.getenv(), out, err, linker);
    }

    static int run(
            String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err, LinkStep linker) {
        Diagnostics problems = new Diagnostics();
        try {
            Request request = null;
            try {
                List<String> words = new Words(problems).of(environment.get("ML"), List.of(arguments));
                request = new CommandLineReader(problems).read(words);
            } catch (FatalProblem wrong) {
                // It is among the problems.
            }
            DiagnosticPrinter printer = new DiagnosticPrinter(out::println);
            problems.all().forEach(printer::print);
            if (request == null || problems.hasErrors()) {
                return ExitCode.COMMAND_LINE;
            }
            if (request.help) {
                Help.print(out);
                return ExitCode.SUCCESS;
            }
            return new Jml(request, linker, out, err).run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            CrashReport.of("jml", failure).forEach(err::println);
            return ExitCode.INTERNAL_ERROR;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run() {
        if (request.explain != null) {
            return Explanation.print(request.explain, out);
        }
        if (request.linked.isEmpty() || request.sources.isEmpty() && request.assembleOnly) {
            printer.print(Diagnostic.in("MASM", CommandLineProblem.MISSING_SOURCE_FILE));
            return ExitCode.COMMAND_LINE;
        }
        boolean failed = false;
        for (Request.Source source : request.sources) {
            failed |= !assemble(source);
        }
        if (failed) {
            return ExitCode.USER_ERROR;
        }
        boolean objectsOnly = request.assembleOnly || request.checkOnly || request.assembler.preprocessOnly;
        return objectsOnly ? ExitCode.SUCCESS : link();
    }

    // ---- assembling

    /** False when there was an error. */
    private boolean assemble(Request.Source source) {
        Optional<SourceFile> text = read(source.name);
        if (text.isEmpty()) {
            return false;
        }
        if (!request.quiet && !request.noLogo) {
            out.println(" Assembling: " + source.name);
        }
        Assembly assembly = new Assembler(options(source), includes(), table()).assemble(text.get());
        assembly.echoed().forEach(out::println);
        assembly.diagnostics().forEach(printer::print);
        if (request.assembler.preprocessOnly) {
            assembly.expanded().ifPresent(out::print);
            return assembly.diagnostics().stream().noneMatch(Jml::isError);
        }
        boolean written = true;
        if (assembly.listing().isPresent()) {
            Path file = output(source.listing.isEmpty() ? null : source.listing, source.name, ".lst");
            written = write(file, List.of(assembly.listing().get().getBytes(StandardCharsets.ISO_8859_1)));
        }
        if (assembly.succeeded() && !request.checkOnly) {
            written &= write(object(source), assembly.pieces().get());
        }
        return assembly.succeeded() && written;
    }

    private AssemblerOptions options(Request.Source source) {
        Optional<ListingOptions> listing = request.assembler.listing;
        request.assembler.listing = source.listing == null ? Optional.empty() : listing;
        request.assembler.forcedIncludes = request.forcedIncludes;
        AssemblerOptions options = request.assembler.build();
        request.assembler.listing = listing;
        return options;
    }

    private InstructionTable table() {
        if (table == null) {
            table = InstructionTable.load();
        }
        return table;
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
            printer.print(Diagnostic.in("MASM", CommandLineProblem.CANNOT_OPEN_FILE, name));
            return Optional.empty();
        }
    }

    private FileIncludes includes() {
        return request.ignoreIncludeVariable
                ? new FileIncludes(request.includeFolders)
                : FileIncludes.ofEnvironment(request.includeFolders);
    }

    private Path object(Request.Source source) {
        return output(source.object != null ? source.object : request.objectFolder, source.name, ".obj");
    }

    /** The file that is asked for, or the source's name with another ending in the current folder. */
    private static Path output(String wanted, String source, String ending) {
        String derived = stem(source) + ending;
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

    private static String stem(String name) {
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = plain.lastIndexOf('.');
        return dot > 0 ? plain.substring(0, dot) : plain;
    }

    private boolean write(Path file, List<byte[]> pieces) {
        try {
            OutputFile.write(file, pieces);
            return true;
        } catch (IOException e) {
            printer.print(Diagnostic.in("MASM", CommandLineProblem.CANNOT_OPEN_FILE, file));
            return false;
        }
    }

    // ---- linking

    private int link() {
        if (linker == null) {
            if (!request.quiet) {
                out.println("there is no linker beside jml: as with /c, it stops at the object");
            }
            return ExitCode.SUCCESS;
        }
        return linker.link(request.linker, linkArguments(), out, err);
    }

    /** What jml's own options and files mean to a linker, then what /link gives it. */
    private List<String> linkArguments() {
        List<String> arguments = new ArrayList<>();
        String first = null;
        for (Object input : request.linked) {
            String name =
                    input instanceof Request.Source source ? object(source).toString() : (String) input;
            first = first == null && !name.startsWith("/DEF:") ? name : first;
            arguments.add(name);
        }
        String image = request.executable != null ? request.executable : stem(first == null ? "a" : first);
        arguments.add(
                "/OUT:" + (image.substring(image.lastIndexOf('/') + 1).indexOf('.') > 0 ? image : image + ".exe"));
        if (request.map != null) {
            arguments.add(request.map.isEmpty() ? "/MAP" : "/MAP:" + request.map);
        }
        if (request.assembler.debug == DebugLevel.SYMBOLS) {
            arguments.add("/DEBUG");
        }
        if (request.stack > 0) {
            arguments.add("/STACK:" + request.stack);
        }
        if (request.noLogo || request.quiet) {
            arguments.add("/NOLOGO");
        }
        arguments.addAll(request.linkOptions);
        return arguments;
    }
}
