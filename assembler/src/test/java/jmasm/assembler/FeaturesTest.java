package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jmasm.assembler.listing.ListingOptions;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.coff.Dump;
import jmasm.golden.Golden;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each source of {@code features} gives the object and the listing beside it, without a message, twice the same. */
final class FeaturesTest {

    private static final Path FOLDER = Path.of("src/test/resources/jmasm/assembler/features");

    private static final ListingOptions LISTING = new ListingOptions(false, true, false, true, 0, 0, "", "");

    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    static List<String> features() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".asm"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void givesObjectAndListing(String feature) throws IOException, MalformedInput {
        SourceFile source = SourceFile.read(FOLDER.resolve(feature + ".asm"), feature + ".asm");
        Assembly first = assemble(source);
        Assembly second = assemble(source);

        assertEquals(List.of(), first.diagnostics());
        assertTrue(first.succeeded());
        assertArrayEquals(first.object().get(), second.object().get());
        assertEquals(first.listing(), second.listing());
        Golden.of(FOLDER.toString(), feature + ".obj.txt")
                .matches(Dump.of(first.object().get()));
        Golden.of(FOLDER.toString(), feature + ".lst").matches(first.listing().get());
    }

    private static Assembly assemble(SourceFile source) {
        AssemblerOptions options = AssemblerOptions.with(set -> set.listing = Optional.of(LISTING));
        return new Assembler(options, Includes.NONE, table).assemble(source);
    }
}
