package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * binutils, LLVM and we agree about the whole table and about random bytes, but for what {@code differences.txt} lists.
 * {@link Oracles} has the long run.
 */
class OracleTest {

    private static final long SEED = Long.getLong("seed", 20260103L);
    private static final int CASES_PER_FORM = 6;
    private static final int STRINGS = 60_000;

    @TempDir
    Path folder;

    private Oracles oracles;
    private OracleCases cases;
    private KnownDifferences known;

    @BeforeEach
    void prepare() throws IOException {
        oracles = new Oracles(folder);
        cases = new OracleCases(InstructionTable.load(), SEED);
        known = KnownDifferences.load();
    }

    @ParameterizedTest
    @EnumSource
    void disassemblersAgree(ForeignDisassembler theirs) {
        needs(theirs.command());
        List<OracleCases.Row> rows = cases.rows(CASES_PER_FORM);
        Oracles.Differences differences = oracles.disassembly(theirs, rows, cases.strings(STRINGS));
        assertTrue(differences.cases() > STRINGS, "compared " + differences.cases());
        check(theirs.label(), theirs.command(), differences);
    }

    @ParameterizedTest
    @EnumSource
    void assemblersAgree(ForeignAssembler theirs) {
        needs(theirs.command());
        needs("objcopy");
        List<OracleCases.Row> rows = new ArrayList<>(cases.rows(CASES_PER_FORM));
        rows.addAll(oracles.decoded(cases.strings(STRINGS / 4)));
        Oracles.Differences differences = oracles.encoding(theirs, rows);
        assertTrue(differences.cases() > 15_000, "compared " + differences.cases());
        check(theirs.label(), theirs.command(), differences);
    }

    private static void needs(String tool) {
        Assumptions.assumeFalse(
                ForeignTool.version(tool).isEmpty(), tool + " is not installed: its opinion is not asked");
    }

    private void check(String label, String command, Oracles.Differences differences) {
        // A later version knows more instructions, or fewer than it did.
        boolean sameVersion = known.isWrittenFor(label, ForeignTool.version(command));
        StringBuilder unlisted = new StringBuilder();
        differences.examples().forEach((difference, example) -> {
            if (!known.has(label, difference) && (sameVersion || !difference.startsWith("unknown "))) {
                unlisted.append(difference).append("   e.g. ").append(example).append('\n');
            }
        });
        assertEquals("", unlisted.toString(), label + ", not in " + KnownDifferences.FILE + ", seed " + SEED);
        if (sameVersion && Long.getLong("seed") == null) {
            assertEquals(List.of(), known.unmet(label), "in " + KnownDifferences.FILE + ", but nothing differs so");
        }
    }
}
