package jmasm.assembler.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.assembler.Includes;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each block of {@code expansions.txt}: a source, and what is left when macros and conditions are gone. */
final class ExpansionTest {

    private static final Path TABLE = Path.of("src/test/resources/jmasm/assembler/preprocess/expansions.txt");

    static Stream<Arguments> blocks() throws IOException {
        List<Arguments> blocks = new ArrayList<>();
        List<String> source = new ArrayList<>();
        List<String> expected = null;
        for (String line : Files.readAllLines(TABLE)) {
            if (line.equals("----")) {
                blocks.add(Arguments.of(source, expected));
                source = new ArrayList<>();
                expected = null;
            } else if (line.equals("->")) {
                expected = new ArrayList<>();
            } else if (!line.startsWith("#")) {
                (expected == null ? source : expected).add(line);
            }
        }
        return blocks.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void becomes(List<String> source, List<String> expected) {
        AssemblerOptions options = AssemblerOptions.with(set -> set.preprocessOnly = true);
        Assembly assembly = new Assembler(options, Includes.NONE, InstructionTable.load())
                .assemble(SourceFile.of("test.asm", String.join("\n", source) + "\nEND\n"));
        List<String> messages = assembly.diagnostics().stream()
                .map(diagnostic -> diagnostic.problem().code())
                .map(code -> "! " + code)
                .toList();
        List<String> lines = assembly.expanded()
                .orElseThrow()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("END"))
                .collect(Collectors.toList());
        // What the lines that are left mean does not matter here.
        boolean message = !expected.isEmpty() && expected.get(0).startsWith("!");
        assertEquals(expected, message ? messages : lines);
    }
}
