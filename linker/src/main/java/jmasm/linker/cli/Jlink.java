package jmasm.linker.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.CrashReport;
import jmasm.base.Diagnostic;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.ExitCode;
import jmasm.base.FatalProblem;
import jmasm.linker.FileFinder;
import jmasm.linker.Librarian;
import jmasm.linker.LinkOptions;
import jmasm.linker.LinkResult;
import jmasm.linker.Linker;
import jmasm.linker.OptionText;

/** The command {@code jlink}. */
public final class Jlink {

    private static final String BANNER = "jlink (jmasm) 0.1.0";

    private final PrintStream out;
    private final PrintStream err;

    private Jlink(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        ExitCode.exit(run(arguments, System.out, System.err), System.out, System.err);
    }

    /** Runs the command in this process. Never exits and never throws; the exit codes are {@link ExitCode}'s. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        Diagnostics problems = new Diagnostics();
        try {
            return new Jlink(out, err).run(List.of(arguments), problems);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            CrashReport.of("jlink", e).forEach(err::println);
            return ExitCode.INTERNAL_ERROR;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run(List<String> arguments, Diagnostics problems) {
        Optional<LinkOptions> options;
        try {
            CommandLineReader reader = new CommandLineReader(problems, out);
            List<String> expanded = reader.expanded(arguments);
            if (CommandLineReader.asksForLibrarian(expanded)) {
                return library(expanded, problems);
            }
            options = reader.read(expanded);
        } catch (FatalProblem e) {
            print(problems);
            return ExitCode.COMMAND_LINE;
        }
        if (options.isEmpty()) {
            return ExitCode.SUCCESS;
        }
        if (options.get().inputs().isEmpty() && problems.all().isEmpty()) {
            err.println("jlink : there is nothing to link; jlink --help tells the options");
            return ExitCode.COMMAND_LINE;
        }
        if (options.get().logo()) {
            out.println(BANNER);
        }
        boolean linked = link(options.get(), problems);
        DiagnosticPrinter printer = new DiagnosticPrinter(new Lines(err));
        for (Diagnostic problem : problems.all()) {
            if (!options.get().ignores(problem)) {
                printer.print(problem);
            }
        }
        return linked ? ExitCode.SUCCESS : ExitCode.USER_ERROR;
    }

    private int library(List<String> arguments, Diagnostics problems) {
        List<String> rest = new ArrayList<>(arguments);
        rest.removeIf(text -> CommandLineReader.asksForLibrarian(List.of(text)));
        if (rest.stream().anyMatch(CommandLineReader::isHelp)) {
            Help.printLibrarian(out);
            return ExitCode.SUCCESS;
        }
        if (rest.stream().noneMatch(Jlink::namesLibrarysInput)) {
            err.println("jlib : there is nothing to do; jlib --help tells the options");
            return ExitCode.COMMAND_LINE;
        }
        FileFinder files = DiskFiles.ofEnvironment(Librarian.libraryPaths(rest));
        Optional<Librarian.Result> result = Librarian.run(rest, files, problems);
        try {
            result.ifPresent(made -> {
                made.lines().forEach(out::println);
                Results written = new Results(List.of(), problems);
                made.output().ifPresent(bytes -> written.add(made.name(), bytes));
                made.others().forEach(file -> written.add(file.name(), file.bytes()));
                written.write();
            });
        } catch (FatalProblem e) {
            // It is among the diagnostics.
        }
        print(problems);
        return problems.hasErrors() ? ExitCode.USER_ERROR : ExitCode.SUCCESS;
    }

    private static boolean namesLibrarysInput(String argument) {
        return isFile(argument) || OptionText.name(argument).equalsIgnoreCase("DEF");
    }

    private static boolean isFile(String argument) {
        return !OptionText.isOption(argument);
    }

    private boolean link(LinkOptions options, Diagnostics problems) {
        try {
            FileFinder files = DiskFiles.ofEnvironment(options.libraryPaths());
            Optional<LinkResult> result = new Linker(options, files, problems, new Lines(out)).link();
            if (result.isPresent()) {
                results(result.get(), options, problems).write();
            }
            return result.isPresent();
        } catch (FatalProblem e) {
            // It is among the diagnostics.
            return false;
        }
    }

    /** The image comes first: it may be running, and is then what can't be replaced. */
    private static Results results(LinkResult result, LinkOptions options, Diagnostics problems) {
        Results files = new Results(options.inputs(), problems);
        files.add(options.outputName(), result.pieces());
        if (result.map().isPresent()) {
            files.add(options.mapName().orElseThrow(), result.map().get().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (result.importLibrary().isPresent()) {
            files.add(options.importLibraryName(), result.importLibrary().get());
        }
        for (LinkResult.SideFile file : result.others()) {
            files.add(file.name(), file.bytes());
        }
        return files;
    }

    private void print(Diagnostics problems) {
        DiagnosticPrinter printer = new DiagnosticPrinter(new Lines(err));
        problems.all().forEach(printer::print);
    }
}
