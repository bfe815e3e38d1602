package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jmasm.base.Diagnostic;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every message has an example, which gives that message on the line that says so, and no other. */
final class ProblemExamplesTest {

    private static final Pattern EXPECTED = Pattern.compile("; (?:fatal error|error|warning) (A\\d{4})");

    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    @ParameterizedTest
    @EnumSource(AsmProblem.class)
    void exampleGivesTheMessageOnItsLine(AsmProblem problem) throws IOException {
        SourceFile source = example(problem);
        List<String> expected = expected(source);
        AssemblerOptions options = AssemblerOptions.with(set -> {
            set.warningLevel = Math.max(1, problem.warningLevel());
            set.debug = source.line(3).equals("; jml /Zi") ? DebugLevel.SYMBOLS : DebugLevel.NONE;
        });
        Assembly assembly = new Assembler(options, Includes.NONE, table).assemble(source);

        List<String> given = new ArrayList<>();
        for (Diagnostic diagnostic : assembly.diagnostics()) {
            String line = diagnostic.place().replaceFirst(".*\\((\\d+)\\)$", "$1");
            given.add(line + " " + diagnostic.problem().code());
        }
        assertTrue(expected.stream().anyMatch(line -> line.endsWith(problem.code())), "the example does not say where");
        if (problem == AsmProblem.TOO_MANY_ERRORS) {
            assertEquals(expected.get(0), given.get(given.size() - 1));
        } else {
            assertEquals(expected, given);
        }
    }

    private static SourceFile example(AsmProblem problem) throws IOException {
        String resource = "problems/" + problem.exampleName() + ".asm";
        try (InputStream in = AsmProblem.class.getResourceAsStream(resource)) {
            assertNotNull(in, "no example for " + problem.code() + ": src/main/resources/jmasm/assembler/" + resource);
            return SourceFile.of(problem.exampleName() + ".asm", in.readAllBytes());
        }
    }

    private static List<String> expected(SourceFile source) {
        List<String> expected = new ArrayList<>();
        for (int line = 1; line <= source.lineCount(); line++) {
            Matcher matcher = EXPECTED.matcher(source.line(line));
            if (matcher.find()) {
                expected.add(line + " " + matcher.group(1));
            }
        }
        return expected;
    }
}
