package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.SourceFile;
import jmasm.golden.Golden;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people get wrong while they learn. Each source of {@code mistakes} gives the messages that its lines announce
 * and no other, with the words, place and hint beside it.
 */
final class MistakesTest {

    private static final Path FOLDER = Path.of("src/test/resources/jmasm/assembler/mistakes");
    private static final Pattern ANNOUNCED = Pattern.compile("; (?:fatal error|error|warning) (A\\d{4})");
    private static final Pattern GIVEN =
            Pattern.compile("^\\S+\\((\\d+)\\) : (?:fatal error|error|warning) (A\\d{4}): ");

    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    static List<String> mistakes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".asm"))
                    .map(name -> name.substring(0, name.length() - ".asm".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isToldAsItShouldBe(String name) throws IOException {
        SourceFile source = SourceFile.read(FOLDER.resolve(name + ".asm"), name + ".asm");
        List<String> lines = new ArrayList<>();
        Assembly assembly = new Assembler(AssemblerOptions.defaults(), Includes.NONE, table).assemble(source);
        assembly.diagnostics().forEach(new DiagnosticPrinter(lines::add)::print);

        assertEquals(announced(source), given(lines));
        assertFalse(announced(source).isEmpty(), "a mistake without a message");
        assertTrue(source.line(1).startsWith("; "), "the first line says what is wrong");
        Golden.of(FOLDER.toString(), name + ".txt").matches(String.join("\n", lines) + "\n");
    }

    /** In the order of lines. */
    private static List<String> announced(SourceFile source) {
        List<String> announced = new ArrayList<>();
        for (int line = 1; line <= source.lineCount(); line++) {
            Matcher matcher = ANNOUNCED.matcher(source.line(line));
            if (matcher.find()) {
                announced.add(line + " " + matcher.group(1));
            }
        }
        announced.sort(null);
        return announced;
    }

    private static List<String> given(List<String> printed) {
        List<String> given = new ArrayList<>();
        for (String line : printed) {
            Matcher matcher = GIVEN.matcher(line);
            if (matcher.find()) {
                given.add(matcher.group(1) + " " + matcher.group(2));
            }
        }
        given.sort(null);
        return given;
    }
}
