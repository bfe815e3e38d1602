package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything that is recorded as {@link Recording} does on the engine, both ways, what it did on the processor. */
class SiliconTest {

    private final InstructionTable table = InstructionTable.load();

    @TestFactory
    List<DynamicTest> families() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, List<Group>> families = Recording.families(table);
        for (EngineProcessor.Way way : EngineProcessor.Way.values()) {
            EngineProcessor engine = new EngineProcessor(table, way);
            families.forEach((family, groups) ->
                    tests.add(DynamicTest.dynamicTest(family + " " + way, () -> replay(engine, way, family, groups))));
        }
        return tests;
    }

    private static void replay(EngineProcessor engine, EngineProcessor.Way way, String family, List<Group> groups)
            throws IOException {
        List<String> lines = Recording.lines(family);
        List<String> differences = new ArrayList<>();
        int at = 1;
        int cases = 0;
        for (Group group : groups) {
            assertEquals(group.heading(), lines.get(at++), "the recording is of other code: record it again");
            if (way == EngineProcessor.Way.SEGMENTED && mayUseEs(family, group)) {
                at += group.trials().size();
                continue;
            }
            for (Trial trial : group.trials()) {
                String expected = lines.get(at++);
                String actual = engine.run(trial).text(trial);
                cases++;
                if (!actual.equals(expected)) {
                    differences.add(group.heading() + "\n  before:    " + trial.text() + "\n  processor: " + expected
                            + "\n  here:      " + actual);
                }
            }
        }
        assertEquals(lines.size(), at, "lines in the recording of " + family);
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(20, differences.size()))),
                differences.size() + " of " + cases + " differ");
    }

    /** By an override, or as string instructions do. */
    private static boolean mayUseEs(String family, Group group) {
        return group.text().contains("es:")
                || family.equals("strings")
                || family.equals(FaultTrials.FILE)
                || family.startsWith("sequences");
    }
}
