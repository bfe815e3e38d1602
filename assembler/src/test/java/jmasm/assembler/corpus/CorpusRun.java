package jmasm.assembler.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jmasm.assembler.cli.Jml;
import jmasm.base.ExitCode;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;

/**
 * Assembles every source of some folders and prints a table: how many assembled, how many of the objects are equivalent
 * to a peer's, and the first message of those that did not, grouped by cause, most frequent first. See {@link #USAGE}.
 */
final class CorpusRun {

    private static final String USAGE = """
            usage: CorpusRun [-I FOLDER]... [--jml OPTION]... [--peer BINARY [--peer-option OPTION]...]
                             [--ending .asm]... [--exceptions FILE] [--list] FOLDER...
              -I FOLDER             an include folder, for both
              --jml OPTION          an option for jml, e.g. /DNAME=1
              --peer BINARY         another assembler to compare the objects with, e.g. JWasm
              --peer-option OPTION  its options; -q -nologo -c -coff -Zg if there is none
              --ending .asm         which files are sources (those without an END are included by others)
              --exceptions FILE     a table of units that may differ from the peer's; the run fails when it is not right
              --list                one line for each unit as well""";

    /** A source that needs longer is a finding. */
    private static final int SECONDS = 30;

    private final List<Path> folders = new ArrayList<>();
    private final List<Path> includeFolders = new ArrayList<>();
    private final List<String> jmlOptions = new ArrayList<>();
    private final List<String> peerOptions = new ArrayList<>();
    private final List<String> endings = new ArrayList<>();
    private Path peer;
    private Exceptions exceptions = Exceptions.none();
    private boolean exceptionsGiven;
    private boolean list;

    /** Of each unit that the peer assembles: whether the objects are equivalent. */
    private final Map<Path, Boolean> equivalent = new TreeMap<>();

    /** Causes of failures, and kinds of differences, with the units. */
    private final Map<String, List<String>> causes = new TreeMap<>();

    private final Map<String, List<String>> differences = new TreeMap<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "unit", 64 << 20);
        thread.setDaemon(true);
        return thread;
    });

    public static void main(String[] arguments) throws IOException {
        CorpusRun run = new CorpusRun();
        if (!run.parse(List.of(arguments)) || run.folders.isEmpty()) {
            System.err.println(USAGE);
            System.exit(ExitCode.COMMAND_LINE);
        }
        // A unit that hangs must not hold the report.
        System.exit(run.run(System.out) ? ExitCode.SUCCESS : ExitCode.USER_ERROR);
    }

    private boolean parse(List<String> arguments) throws IOException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--list")) {
                list = true;
            } else if (!argument.startsWith("-")) {
                folders.add(Path.of(argument));
            } else if (i + 1 == arguments.size() || !option(argument, arguments.get(++i))) {
                return false;
            }
        }
        return true;
    }

    private boolean option(String name, String value) throws IOException {
        return switch (name) {
            case "-I" -> includeFolders.add(Path.of(value).toAbsolutePath());
            case "--jml" -> jmlOptions.add(value);
            case "--peer-option" -> peerOptions.add(value);
            case "--ending" -> endings.add(value);
            case "--exceptions" -> {
                exceptions = Exceptions.read(Path.of(value));
                exceptionsGiven = true;
                yield true;
            }
            case "--peer" -> {
                peer = Path.of(value).toAbsolutePath();
                yield true;
            }
            default -> false;
        };
    }

    /** False when the list of exceptions is not right. */
    private boolean run(PrintStream out) throws IOException {
        List<String> wanted = endings.isEmpty() ? List.of(".asm") : endings;
        Tally total = new Tally();
        out.printf("%-40s %6s %9s %6s %9s %10s%n", "folder", "units", "assembled", "peer", "both", "equivalent");
        for (Path folder : folders) {
            Tally tally = new Tally();
            for (Path unit : Unit.below(folder, wanted)) {
                tally.units++;
                judge(unit, tally, out);
            }
            tally.print(out, folder.toString());
            total.add(tally);
        }
        total.print(out, "total");
        print(out, "What did not assemble, by first message:", causes);
        print(out, "What differs from the peer, by first difference:", differences);
        return !exceptionsGiven || isExcused(out);
    }

    private boolean isExcused(PrintStream out) {
        out.println();
        out.println("Exceptions, by kind: " + exceptions.kinds(equivalent));
        List<String> violations = exceptions.violations(equivalent);
        violations.forEach(out::println);
        return violations.isEmpty();
    }

    private void judge(Path unit, Tally tally, PrintStream out) throws IOException {
        Path object = Files.createTempFile("unit", ".obj");
        try {
            Optional<String> failure = assemble(unit, object);
            Optional<byte[]> theirs = peer == null
                    ? Optional.empty()
                    : new Peer(
                                    peer,
                                    peerOptions.isEmpty()
                                            ? List.of("-q", "-nologo", "-c", "-coff", "-Zg")
                                            : peerOptions)
                            .assemble(unit, includeFolders);
            tally.peer += theirs.isPresent() ? 1 : 0;
            if (theirs.isPresent()) {
                equivalent.put(unit, false);
            }
            String verdict = failure.orElse("assembled");
            if (failure.isPresent()) {
                String cause = cause(failure.get()) + (theirs.isPresent() ? "  [peer assembles]" : "");
                causes.computeIfAbsent(cause, key -> new ArrayList<>()).add(unit + ": " + failure.get());
            } else {
                tally.assembled++;
                if (theirs.isPresent()) {
                    verdict = compare(unit, Files.readAllBytes(object), theirs.get(), tally);
                }
            }
            if (list) {
                out.println(unit + ": " + verdict);
            }
        } finally {
            Files.deleteIfExists(object);
        }
    }

    private String compare(Path unit, byte[] ours, byte[] theirs, Tally tally) {
        try {
            CoffObject peerObject = CoffObject.read(theirs);
            tally.both++;
            List<String> found = ObjectComparison.differences(CoffObject.read(ours), peerObject);
            if (found.isEmpty()) {
                tally.equivalent++;
                equivalent.put(unit, true);
                return "equivalent";
            }
            differences
                    .computeIfAbsent(kind(found.get(0)), key -> new ArrayList<>())
                    .add(unit + ": " + found.get(0));
            return String.join("; ", found.subList(0, Math.min(found.size(), 6)));
        } catch (MalformedInput notI386) {
            return "the peer's object is no 32-bit COFF: " + notI386.getMessage();
        }
    }

    /** The first error line; empty when the unit assembles. */
    private Optional<String> assemble(Path unit, Path object) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(text, true, StandardCharsets.ISO_8859_1);
        List<String> command = new ArrayList<>(List.of("/c", "/nologo", "/quiet", "/w"));
        command.addAll(jmlOptions);
        includeFolders.forEach(folder -> command.add("/I" + folder));
        command.add("/Fo" + object);
        command.add(unit.toString());
        Future<Integer> exit = executor.submit(() -> Jml.run(command.toArray(String[]::new), out, out));
        try {
            return exit.get(SECONDS, TimeUnit.SECONDS) == ExitCode.SUCCESS
                    ? Optional.empty()
                    : Optional.of(firstError(text.toString(StandardCharsets.ISO_8859_1)));
        } catch (TimeoutException e) {
            exit.cancel(true);
            return Optional.of("did not end in " + SECONDS + " s");
        } catch (ExecutionException | InterruptedException e) {
            return Optional.of("failed: " + e.getCause());
        }
    }

    private static String firstError(String text) {
        return text.lines()
                .filter(line -> line.contains("error ") || line.contains("internal"))
                .findFirst()
                .orElse(text.lines().findFirst().orElse("no message"));
    }

    /** The message without its place, so that equal causes meet. */
    private static String cause(String message) {
        int at = message.indexOf("error ");
        return at < 0 ? message : message.substring(at).replaceAll("^(error A2006[^:]*: [^:]*).*", "$1");
    }

    private static String kind(String difference) {
        return difference.replaceAll("\\b[0-9A-F]{2,}h?\\b.*", "…").replaceAll("^symbol [^:]*: ", "symbol: ");
    }

    private static void print(PrintStream out, String title, Map<String, List<String>> groups) {
        if (groups.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<String>> group) ->
                        -group.getValue().size()))
                .forEach(group -> {
                    out.printf("%5d  %s%n", group.getValue().size(), group.getKey());
                    group.getValue().stream().limit(3).forEach(unit -> out.println("         " + unit));
                });
    }

    /** What became of some units. */
    private static final class Tally {
        int units;
        int assembled;
        int peer;
        int both;
        int equivalent;

        void add(Tally other) {
            units += other.units;
            assembled += other.assembled;
            peer += other.peer;
            both += other.both;
            equivalent += other.equivalent;
        }

        void print(PrintStream out, String name) {
            out.printf("%-40s %6d %9d %6d %9d %10d%n", name, units, assembled, peer, both, equivalent);
        }
    }
}
