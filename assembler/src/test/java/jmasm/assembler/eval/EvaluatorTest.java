package jmasm.assembler.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.assembler.Includes;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSection;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of {@code expressions.txt}: an expression, and its value or message. */
final class EvaluatorTest {

    private static final Path TABLE = Path.of("src/test/resources/jmasm/assembler/eval/expressions.txt");

    private static final String SOURCE = """
            .386
            .model flat
            POINT STRUCT
            x DWORD ?
            y WORD ?
            POINT ENDS
            BITS RECORD high1:3, low1:3
            count = 3
            wanted SEGMENT 'DATA'
             QWORD %s
            wanted ENDS
            .data
            words WORD 1, 2, 3
            words2 BYTE 1
            spot POINT <>
            later EQU 12
            END
            """;

    private static InstructionTable instructions;

    @BeforeAll
    static void readInstructions() {
        instructions = InstructionTable.load();
    }

    static List<String> lines() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void isWorth(String line) throws MalformedInput {
        int equals = line.lastIndexOf(" = ");
        assertEquals(line.substring(equals + 3), outcome(line.substring(0, equals)));
    }

    private static String outcome(String expression) throws MalformedInput {
        SourceFile source = SourceFile.of("test.asm", SOURCE.replace("%s", expression));
        Assembly assembly = new Assembler(AssemblerOptions.defaults(), Includes.NONE, instructions).assemble(source);
        if (!assembly.diagnostics().isEmpty()) {
            return assembly.diagnostics().get(0).problem().code();
        }
        CoffObject object = CoffObject.read(assembly.object().orElseThrow());
        CoffSection section = object.sections().stream()
                .filter(each -> each.name().equals("wanted"))
                .findFirst()
                .orElseThrow();
        ByteBuffer bytes = ByteBuffer.wrap(section.data()).order(ByteOrder.LITTLE_ENDIAN);
        return section.relocations().isEmpty() ? Long.toString(bytes.getLong()) : "an address";
    }
}
