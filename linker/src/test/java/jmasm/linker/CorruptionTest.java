package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.coff.FileKind;
import jmasm.coff.PeImage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Damaged inputs link, or are refused with a message; an image that comes out of them can be read. What that takes of memory is
 * bounded by a multiple of the input, and there is a bound on time.
 *
 * <p>{@code -Dcorruption.rounds=20000} makes the long run, a number for each kind of file; {@code -Dcorruption.inputs=FOLDER}
 * adds files of compilers to those of the tests.
 */
class CorruptionTest {

    private static final long SEED = 5_072_026;
    private static final int ROUNDS = Integer.getInteger("corruption.rounds", 1_000);

    /** Bytes that a link allocates in all, live or not: what any link needs, and how much more for each byte of input. */
    private static final long ALLOCATION_OF_ANY_LINK = 8 << 20;

    private static final long ALLOCATION_A_BYTE = 500;
    /** What is larger shows one limit, slowly. */
    private static final int LARGEST = 50_000;

    private static final long LONGEST_MILLISECONDS = 10_000;

    private enum Kind {
        OBJECT,
        LIBRARY,
        IMPORT,
        RESOURCES,
        DEFINITION,
        /** Lists of names, stubs, response files: whatever else a link reads. */
        OTHER
    }

    /** A link, and the one of its files that is damaged. */
    private record Victim(Scenario scenario, String file) {

        Kind kind() {
            if (file.endsWith(".def")) {
                return Kind.DEFINITION;
            }
            return switch (FileKind.of(scenario.files().get(file))) {
                case OBJECT -> Kind.OBJECT;
                case ARCHIVE -> Kind.LIBRARY;
                case IMPORT_MEMBER -> Kind.IMPORT;
                case RESOURCE -> Kind.RESOURCES;
                default -> Kind.OTHER;
            };
        }
    }

    @TestFactory
    List<DynamicTest> damagedFiles() throws IOException, MalformedInput {
        Map<Kind, List<Victim>> victims = victims();
        List<DynamicTest> tests = new ArrayList<>();
        victims.forEach((kind, list) -> tests.add(DynamicTest.dynamicTest(kind.name(), () -> damage(kind, list))));
        return tests;
    }

    private static Map<Kind, List<Victim>> victims() throws IOException, MalformedInput {
        List<Scenario> scenarios = new ArrayList<>();
        for (String folder : List.of("links", "problems")) {
            for (Path path : Scenario.in(folder)) {
                Scenario scenario = Scenario.read(path);
                if (scenario.isLink() && scenario.files().values().stream().allMatch(bytes -> bytes.length < LARGEST)) {
                    scenarios.add(scenario);
                }
            }
        }
        if (System.getProperty("corruption.inputs") != null) {
            try (Stream<Path> paths = Files.list(Path.of(System.getProperty("corruption.inputs")))) {
                for (Path path : paths.sorted().toList()) {
                    scenarios.add(Scenario.of(path.getFileName().toString(), Files.readAllBytes(path)));
                }
            }
        }
        Map<Kind, List<Victim>> victims = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            for (String name : scenario.files().keySet()) {
                Victim victim = new Victim(scenario, name);
                victims.computeIfAbsent(victim.kind(), kind -> new ArrayList<>())
                        .add(victim);
            }
        }
        return victims;
    }

    private static void damage(Kind kind, List<Victim> victims) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED + kind.ordinal());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Victim victim = victims.get(random.nextInt(victims.size()));
            Map<String, byte[]> files = new LinkedHashMap<>(victim.scenario().files());
            files.put(victim.file(), Damage.of(files.get(victim.file()), random));
            try {
                librarian(victim.file(), files);
                refused += link(victim.scenario().arguments(), files) ? 0 : 1;
            } catch (Exception | Error e) {
                Path saved = Path.of("target", "corrupt-" + kind + "-" + round + ".bin");
                Files.write(saved, files.get(victim.file()));
                String what = victim.scenario().arguments() + ", " + victim.file() + ", round " + round;
                throw new AssertionError(what + ", saved as " + saved, e);
            }
        }
        assertTrue(refused > ROUNDS / 50, "the damage is noticed: " + refused + " of " + ROUNDS);
    }

    /** It reads the same files by ways of its own. */
    private static void librarian(String file, Map<String, byte[]> files) throws MalformedInput {
        for (List<String> arguments : List.of(
                List.of("/out:out.lib", file), List.of("/list", file), List.of("/def:" + file, "/out:out.lib"))) {
            Cost cost = Cost.begin();
            Diagnostics problems = new Diagnostics();
            Optional<Librarian.Result> result = Librarian.run(arguments, FileFinder.of(files), problems);
            if (result.isEmpty() && !problems.hasErrors()) {
                throw new AssertionError("nothing came out, and nothing was said: " + arguments);
            }
            if (result.isPresent() && result.get().output().isPresent()) {
                Archive.read(result.get().output().get());
            }
            cost.check(ALLOCATION_OF_ANY_LINK + ALLOCATION_A_BYTE * files.get(file).length, LONGEST_MILLISECONDS);
        }
    }

    private static boolean link(List<String> arguments, Map<String, byte[]> files) throws MalformedInput {
        long size = files.values().stream().mapToLong(bytes -> bytes.length).sum();
        Cost cost = Cost.begin();
        Diagnostics problems = new Diagnostics();
        boolean linked = false;
        try {
            var result = Linker.link(LinkOptions.of(problems, arguments), FileFinder.of(files), problems);
            linked = result.isPresent();
            if (linked) {
                PeImage.read(result.get().image());
            }
        } catch (FatalProblem e) {
            // An option, which a definition or a directive can make impossible; it is among the diagnostics.
        }
        DiagnosticPrinter printer = new DiagnosticPrinter(line -> {});
        problems.all().forEach(printer::print);
        if (linked == problems.hasErrors()) {
            throw new AssertionError("no image if and only if there is an error: " + problems.all());
        }
        cost.check(ALLOCATION_OF_ANY_LINK + ALLOCATION_A_BYTE * size, LONGEST_MILLISECONDS);
        return linked;
    }
}
