package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.listing.ListingOptions;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.coff.Dump;
import jmasm.golden.Golden;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each change between releases of ml does to its source: messages, listing and object before and after it. */
final class VersionChangeTest {

    private static final String FOLDER = "src/test/resources/jmasm/assembler/versions";
    private static final Path PAGE = Path.of("../docs/dialect.md");

    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    @ParameterizedTest
    @EnumSource(VersionChange.class)
    void sourceGivesWhatIsBesideIt(VersionChange change) throws IOException, MalformedInput {
        SourceFile source =
                SourceFile.read(Path.of(FOLDER, change.sourceName() + ".asm"), change.sourceName() + ".asm");
        assertFalse(MasmVersion.V6_15.has(change));
        assertTrue(MasmVersion.V14.has(change));
        String before = outcome(source, MasmVersion.V6_15);
        String after = outcome(source, MasmVersion.V14);
        Golden.of(FOLDER, change.sourceName() + ".6.15.txt").matches(before);
        Golden.of(FOLDER, change.sourceName() + ".14.txt").matches(after);
    }

    @Test
    void eachChangeHasItsRowInTheDocs() throws IOException {
        String page = Files.readString(PAGE);
        for (VersionChange change : VersionChange.values()) {
            String link = "../assembler/" + FOLDER + "/" + change.sourceName() + ".asm";
            assertTrue(page.contains(link), () -> "no row in " + PAGE + " names " + link);
        }
    }

    private static String outcome(SourceFile source, MasmVersion version) throws MalformedInput {
        AssemblerOptions options = AssemblerOptions.with(set -> {
            set.masmVersion = version;
            set.listing = Optional.of(ListingOptions.defaults());
        });
        Assembly assembly = new Assembler(options, Includes.NONE, table).assemble(source);
        List<String> lines = new ArrayList<>();
        boolean spaced = !version.has(VersionChange.NO_BLANK_IN_MESSAGES);
        DiagnosticPrinter printer = new DiagnosticPrinter(lines::add, spaced);
        assembly.diagnostics().forEach(printer::print);
        lines.add("");
        lines.add(assembly.listing().orElseThrow());
        if (assembly.succeeded()) {
            lines.add(Dump.of(assembly.object().orElseThrow()));
        }
        return String.join("\n", lines);
    }
}
