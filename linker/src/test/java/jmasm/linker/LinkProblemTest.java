package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.base.MalformedInput;
import jmasm.base.Severity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file of {@code src/test/problems} gives exactly the messages it says, and every message has such a file. */
class LinkProblemTest {

    /** One needs a disk and is tested with the command, one needs 65,536 exports and is tested below, one is lib's. */
    private static final Set<LinkProblem> TESTED_OTHERWISE =
            EnumSet.of(LinkProblem.CANNOT_WRITE_FILE, LinkProblem.TOO_MANY_EXPORTS, LinkProblem.NO_SUCH_MEMBER);

    @TestFactory
    List<DynamicTest> messages() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path path : Scenario.in("problems")) {
            tests.add(DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                Scenario scenario = Scenario.read(path).link();
                scenario.checkMessages(path);
                boolean failed = scenario.problems.all().stream().anyMatch(d -> d.severity() != Severity.WARNING);
                assertEquals(!failed, scenario.result.isPresent(), "an image exists if and only if there is no error");
            }));
        }
        return tests;
    }

    @Test
    void everyMessageHasAnExample() throws IOException, MalformedInput {
        Set<LinkProblem> missing = EnumSet.allOf(LinkProblem.class);
        missing.removeAll(TESTED_OTHERWISE);
        for (Path path : Scenario.in("problems")) {
            Scenario scenario = Scenario.read(path).link();
            scenario.problems.all().forEach(d -> missing.remove(d.problem()));
        }
        assertTrue(missing.isEmpty(), "no file in src/test/problems gives " + missing);
    }

    @Test
    void tooManyExports() {
        Diagnostics problems = new Diagnostics();
        List<Export> exports = new ArrayList<>();
        for (int i = 0; i <= 0xFFFF; i++) {
            ExportRequest request = ExportRequest.parse("f" + i).orElseThrow();
            exports.add(new Export("f" + i, "_f" + i, Optional.empty(), Optional.of("A.f"), request));
        }
        assertThrows(FatalProblem.class, () -> ExportList.of(exports, "a.dll", problems));
        assertEquals(LinkProblem.TOO_MANY_EXPORTS, problems.all().get(0).problem());
    }

    @Test
    void aNumberStandsForOneMessage() {
        long numbers = java.util.Arrays.stream(LinkProblem.values())
                .map(LinkProblem::code)
                .distinct()
                .count();
        assertEquals(LinkProblem.values().length, numbers);
    }
}
