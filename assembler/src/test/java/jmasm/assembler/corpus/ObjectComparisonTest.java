package jmasm.assembler.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Includes;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.coff.CoffObject;
import org.junit.jupiter.api.Test;

/** The comparison sees what a linker sees, and nothing else. */
final class ObjectComparisonTest {

    private static final String PROGRAM = """
            .386
            .model flat, c
            extern puts:near
            .data
            public table
            first dd 1
            table dd first, second, 7
            second db 9
            .code
            main proc
                push offset first
                call puts
                ret
            main endp
            end
            """;

    @Test
    void sameSourceIsEquivalent() throws MalformedInput {
        assertEquals(List.of(), differences(PROGRAM, PROGRAM));
    }

    @Test
    void namesOfLocalsDoNotCount() throws MalformedInput {
        assertEquals(List.of(), differences(PROGRAM, PROGRAM.replace("second", "other")));
    }

    @Test
    void bytesCount() throws MalformedInput {
        assertEquals(
                List.of(".data: bytes at Ch: 07 00 00 00 09, theirs 08 00 00 00 09"),
                differences(PROGRAM, PROGRAM.replace(" 7", " 8")));
    }

    @Test
    void whereARelocationPointsCounts() throws MalformedInput {
        assertEquals(
                List.of(".text relocation at 00000001: DIR32 .data+0, theirs DIR32 .data+10"),
                differences(PROGRAM, PROGRAM.replace("push offset first", "push offset second")));
    }

    @Test
    void externalNamesCount() throws MalformedInput {
        assertEquals(
                List.of(
                        ".text relocation at 00000006: REL32 _puts+0, theirs REL32 _gets+0",
                        "symbol _gets: none, theirs undefined",
                        "symbol _puts: undefined, theirs none"),
                differences(PROGRAM, PROGRAM.replace("puts", "gets")));
    }

    @Test
    void placesOfPublicsCount() throws MalformedInput {
        assertEquals(
                List.of("symbol _table: .data+4, theirs .data+8"),
                differences(PROGRAM, PROGRAM.replace("table dd first,", "dd first\ntable dd")));
    }

    @Test
    void sizesCount() throws MalformedInput {
        assertEquals(List.of(".data: size 11h, theirs 12h"), differences(PROGRAM, PROGRAM.replace("db 9", "db 9, 9")));
    }

    private static List<String> differences(String ours, String theirs) throws MalformedInput {
        return ObjectComparison.differences(object(ours), object(theirs));
    }

    private static CoffObject object(String source) throws MalformedInput {
        SourceFile file = SourceFile.of("test.asm", source.getBytes(StandardCharsets.ISO_8859_1));
        return CoffObject.read(new Assembler(AssemblerOptions.defaults(), Includes.NONE)
                .assemble(file)
                .object()
                .orElseThrow());
    }
}
