package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that ask for the impossible get ml's message, or our limit's, in bounded time and memory. */
final class HostileInputTest {

    /** Only to end what hangs. */
    private static final Duration LONGEST = Duration.ofSeconds(120);

    /** Of the process that assembles them all; a few times the longest source. */
    private static final String HEAP = "-Xmx900m";

    private static Map<String, HostileSources.Case> cases;
    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    static Stream<Arguments> sources() {
        cases = HostileSources.all();
        return cases.entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue().code()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("sources")
    void endsWithItsMessage(String what, String code) {
        Assembly assembly = assertTimeoutPreemptively(LONGEST, () -> HostileSources.assemble(cases.get(what), table));
        List<String> codes = assembly.diagnostics().stream()
                .map(diagnostic -> diagnostic.problem().code())
                .toList();
        assertEquals(
                code,
                codes.isEmpty() ? "" : codes.get(0),
                () -> codes.isEmpty()
                        ? "no message"
                        : assembly.diagnostics().get(0).place() + " "
                                + assembly.diagnostics().get(0).text());
        boolean fails = codes.stream().anyMatch(each -> !each.startsWith("A4"));
        assertEquals(!fails, assembly.succeeded());
    }

    @Test
    void smallHeapIsEnough(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HostileSources.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String expected = HostileSources.all().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().code() + "\n")
                .collect(Collectors.joining());
        assertEquals(expected, Files.readString(output, StandardCharsets.UTF_8));
        assertTrue(exit == 0, "exit code " + exit);
    }
}
