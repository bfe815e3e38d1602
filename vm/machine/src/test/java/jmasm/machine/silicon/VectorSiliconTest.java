package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jmasm.machine.silicon.VectorInstructions.Recorded;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded MMX and SSE instruction does here what it did on the processor; {@link VectorRecording}. */
class VectorSiliconTest {

    private final EngineProcessor engine = new EngineProcessor(InstructionTable.load(), EngineProcessor.Way.BLOCKS);
    private final List<String> differences = new ArrayList<>();

    @TestFactory
    List<DynamicTest> families() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, List<Recorded>> family :
                VectorInstructions.families().entrySet()) {
            tests.add(DynamicTest.dynamicTest(family.getKey(), () -> replay(family.getKey(), family.getValue())));
        }
        return tests;
    }

    private void replay(String family, List<Recorded> instructions) throws IOException {
        differences.clear();
        List<String> lines = Recording.lines(family);
        int at = 1;
        int cases = 0;
        for (Recorded instruction : instructions) {
            String heading = lines.get(at++);
            String[] words = heading.split(" ", 2);
            assertEquals(instruction.text(), words[1], "the recording is of another list: record it again");
            byte[] code = HexFormat.of().parseHex(words[0]);
            SplittableRandom random = VectorCase.random(instruction);
            int before = differences.size();
            for (int n = 0; n < instruction.cases(); n++) {
                VectorCase one = VectorCase.generate(random, instruction.shape());
                compare(heading, lines.get(at++), one, code, before);
                cases++;
            }
        }
        assertEquals(lines.size(), at, "lines in the recording of " + family);
        if (!differences.isEmpty()) {
            throw new AssertionError(differences.size() + " of " + cases + " cases differ, e.g.\n"
                    + String.join(
                            "\n",
                            differences.stream()
                                    .filter(d -> !d.isEmpty())
                                    .limit(40)
                                    .toList()));
        }
    }

    private void compare(String heading, String line, VectorCase one, byte[] code, int before) {
        Outcome outcome = engine.run(one.trial(code));
        String actual = one.changes(outcome.vector(), one.after(outcome));
        if (!actual.equals(line)) {
            // One example of each instruction is enough.
            differences.add(
                    differences.size() > before
                            ? ""
                            : heading + "\n  before:    " + one.summary() + "\n  processor: " + line + "\n  here:      "
                                    + actual);
        }
    }
}
