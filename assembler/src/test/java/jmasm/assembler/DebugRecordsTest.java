package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What /Zd and /Zi write, as llvm-readobj reads it. */
final class DebugRecordsTest {

    private static final String SOURCE = """
            .386
            .model flat, stdcall
            push2 macro a, b
                push a
                push b
            endm
            .data
            count dd 5
            .code
            add2 proc x:dword, y:dword
                mov eax, x
                add eax, y
                ret
            add2 endp
            include more.inc
            main proc
                push2 count, 7
                call add2
                ret
            main endp
            end
            """;

    private static final Pattern LINE = Pattern.compile("(?m)^ *(Filename: \\S+ \\(0x[08]\\)|LineNumberStart: \\d+)$");
    private static final Pattern NAME = Pattern.compile("(?m)^ *(Kind: S_\\w+|DisplayName: \\w+|CodeSize: \\w+)");

    @TempDir
    private Path folder;

    @Test
    void linesAreThoseOfTheSourceAndMacrosCountToTheirCall() throws IOException, InterruptedException {
        String text = codeView(assemble(DebugLevel.LINES));
        String lines = text.substring(text.indexOf("FunctionLineTable"));
        assertEquals(
                List.of(
                        "Filename: test.asm (0x0)",
                        "LineNumberStart: 11",
                        "LineNumberStart: 12",
                        "LineNumberStart: 13",
                        "Filename: more.inc (0x8)",
                        "LineNumberStart: 1",
                        "Filename: test.asm (0x0)",
                        "LineNumberStart: 17",
                        "LineNumberStart: 18",
                        "LineNumberStart: 19"),
                LINE.matcher(lines).results().map(found -> found.group(1)).toList());
        assertFalse(text.contains("S_GPROC32"));
    }

    @Test
    void namesHavePlacesAndSizes() throws IOException, InterruptedException {
        String text = codeView(assemble(DebugLevel.SYMBOLS));
        assertEquals(
                List.of(
                        "Kind: S_OBJNAME",
                        "Kind: S_COMPILE3",
                        "Kind: S_LDATA32",
                        "DisplayName: count",
                        "Kind: S_GPROC32",
                        "CodeSize: 0xD",
                        "DisplayName: add2",
                        "Kind: S_END",
                        "Kind: S_GPROC32",
                        "CodeSize: 0xE",
                        "DisplayName: main",
                        "Kind: S_END"),
                NAME.matcher(text.substring(0, text.indexOf("FunctionLineTable")))
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    @Test
    void codeIsTheSameWithAndWithout() throws MalformedInput {
        CoffObject without = CoffObject.read(assemble(DebugLevel.NONE));
        CoffObject with = CoffObject.read(assemble(DebugLevel.SYMBOLS));
        for (CoffSection section : without.sections()) {
            CoffSection same = with.sections().stream()
                    .filter(other -> other.name().equals(section.name()))
                    .findFirst()
                    .orElseThrow();
            assertArrayEquals(section.data(), same.data());
        }
        assertArrayEquals(assemble(DebugLevel.SYMBOLS), assemble(DebugLevel.SYMBOLS));
    }

    private static byte[] assemble(DebugLevel level) {
        Includes includes = (name, from) -> Optional.of(SourceFile.of(name, "    nop\n"));
        return new Assembler(AssemblerOptions.with(set -> set.debug = level), includes)
                .assemble(SourceFile.of("test.asm", SOURCE))
                .object()
                .orElseThrow();
    }

    private String codeView(byte[] object) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("test.obj"), object);
        Process process;
        try {
            process = new ProcessBuilder("llvm-readobj", "--codeview", file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "llvm-readobj is not installed");
            throw missing;
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text;
    }
}
