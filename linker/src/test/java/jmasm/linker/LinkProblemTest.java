package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file of {@code src/test/problems} gives exactly the messages it says. Its name begins with the number of the message
 * that it is about, and every message has such a file.
 */
class LinkProblemTest {

    @TestFactory
    List<DynamicTest> messages() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path path : Scenario.in("problems")) {
            tests.add(DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                Scenario scenario = Scenario.read(path).link();
                scenario.checkMessages(path);
                List<String> messages = scenario.messages();
                String number = numberIn(path);
                assertTrue(
                        messages.stream().anyMatch(line -> line.contains(" " + number + ": ")),
                        () -> "no " + number + " in " + messages);
                boolean failed = messages.stream().anyMatch(line -> line.contains("error "));
                assertEquals(!failed, scenario.done, "something is made if and only if there is no error");
            }));
        }
        return tests;
    }

    @Test
    void everyMessageHasAFile() throws IOException {
        Set<String> missing = numbers();
        for (Path path : Scenario.in("problems")) {
            missing.remove(numberIn(path));
        }
        assertEquals(Set.of(), missing, "no file in src/test/problems begins with");
    }

    /** Those that users of link meet, as lists of its messages and questions about them have it. */
    @Test
    void theUsualMessagesAreThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/problems/usual-numbers.txt"))) {
            if (!line.startsWith("#")) {
                missing.addAll(Arrays.asList(line.split(" ")));
            }
        }
        assertTrue(missing.size() > 30, missing::toString);
        missing.removeAll(numbers());
        assertEquals(Set.of(), missing);
    }

    @Test
    void aNumberStandsForOneMessage() {
        assertEquals(LinkProblem.values().length, numbers().size());
    }

    private static Set<String> numbers() {
        return Arrays.stream(LinkProblem.values())
                .map(LinkProblem::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String numberIn(Path path) {
        String name = path.getFileName().toString();
        return name.substring(0, name.indexOf('-'));
    }
}
