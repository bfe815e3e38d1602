package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Objects and listings depend on sources and options alone: not on line endings, on what was assembled before, on the
 * machine's language, character set and time zone, nor on the folder. That both JDKs give the same bytes, the expected
 * files of {@link FeaturesTest} say, which the build compares on each.
 */
final class DeterminismTest {

    private static SortedMap<String, String> expected;

    @BeforeAll
    static void assembleOnce() throws IOException {
        expected = FeatureDigests.of(Feature.ALL, text -> text);
        assertFalse(expected.isEmpty());
    }

    @Test
    void again() throws IOException {
        same(text -> text);
    }

    @Test
    void linesMayEndInCarriageReturns() throws IOException {
        same(text -> text.replace("\n", "\r\n"));
    }

    @Test
    void theLastLineMayLackItsEnd() throws IOException {
        same(String::stripTrailing);
    }

    @Test
    void whatStandsBehindControlZIsNotRead() throws IOException {
        same(text -> text + "\u001A");
        same(text -> text + "\u001A not read \u0000\n\u00FF");
        same(text -> text.replace("\n", "\r\n") + "\u001A\u001A");
    }

    private static void same(UnaryOperator<String> change) throws IOException {
        assertEquals(expected, FeatureDigests.of(Feature.ALL, change));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1",
                "-Duser.language=ar -Duser.country=EG -Dfile.encoding=UTF-8 -Duser.timezone=Pacific/Chatham",
                "-Duser.language=th -Duser.country=TH -Duser.variant=TH -Dfile.encoding=US-ASCII -Xint",
                "-Duser.language=de -XX:+UnlockExperimentalVMOptions -XX:hashCode=2"
            })
    void inAnotherProcess(String options, @TempDir Path elsewhere) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(FeatureDigests.class.getName());
        command.add(Feature.ALL.toAbsolutePath().toString());
        Path folder = Files.createDirectories(
                elsewhere.resolve("a").resolve("deep er").resolve("folder"));
        Path output = elsewhere.resolve("output");
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertEquals(0, exit);
        SortedMap<String, String> given = new TreeMap<>();
        for (String line : Files.readAllLines(output, StandardCharsets.ISO_8859_1)) {
            given.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        assertEquals(expected, given);
    }
}
