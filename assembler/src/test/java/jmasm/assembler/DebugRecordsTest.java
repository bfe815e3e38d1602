package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
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

    private static final Pattern LINE =
            Pattern.compile("(?m)^ *(Filename: \\S+ \\(0x[018]+\\)|LineNumberStart: \\d+)$");
    private static final Pattern NAME = Pattern.compile(
            "(?m)^ *(Kind: S_\\w+|DisplayName: \\w+|VarName: \\w+|Offset: -?\\d+|CodeSize: \\w+|DbgStart: \\w+|DbgEnd: \\w+)");

    @TempDir
    private Path folder;

    @Test
    void linesAreThoseOfTheSourceAndMacrosCountToTheirCall() throws IOException, InterruptedException {
        String text = codeView(assemble(DebugLevel.LINES));
        String lines = text.substring(text.indexOf("FunctionLineTable"));
        assertEquals(
                List.of(
                        "Filename: test.asm (0x0)",
                        "LineNumberStart: 10",
                        "LineNumberStart: 11",
                        "LineNumberStart: 12",
                        "LineNumberStart: 13",
                        "Filename: more.inc (0x18)",
                        "LineNumberStart: 1",
                        "Filename: test.asm (0x0)",
                        "LineNumberStart: 16",
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
                        "DbgStart: 0x3",
                        "DbgEnd: 0xD",
                        "DisplayName: add2",
                        "Kind: S_BPREL32",
                        "Offset: 8",
                        "VarName: x",
                        "Kind: S_BPREL32",
                        "Offset: 12",
                        "VarName: y",
                        "Kind: S_END",
                        "Kind: S_GPROC32",
                        "CodeSize: 0xE",
                        "DbgStart: 0x0",
                        "DbgEnd: 0xE",
                        "DisplayName: main",
                        "Kind: S_END"),
                NAME.matcher(text.substring(0, text.indexOf("FunctionLineTable")))
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    private static final String TYPES = """
            .386
            .model flat, stdcall
            PNODE TYPEDEF PTR NODE
            NODE STRUCT
                next PNODE ?
                value REAL8 ?
                few  WORD 4 DUP (?)
                STRUCT inner
                    a BYTE ?
                ENDS
            NODE ENDS
            EITHER UNION
                whole DWORD ?
                part WORD ?
            EITHER ENDS
            COLOR RECORD back:4, front:4
            UNUSED STRUCT
                a BYTE ?
            UNUSED ENDS
            HANDLE TYPEDEF DWORD
            CALLBACK TYPEDEF PROTO STDCALL :DWORD
            LIMIT EQU 5
            .data
            first NODE <>
            bytes BYTE 100 DUP (?)
            both EITHER <>
            shade COLOR <>
            .code
            add2 PROC x:DWORD, y:PTR BYTE
                LOCAL node:NODE, list[10]:SDWORD, p:PNODE
                mov eax, x
            again:
                ret
            add2 ENDP
            fast PROC FASTCALL PRIVATE a:DWORD
                mov eax, a
                ret
            fast ENDP
            main PROC C
                ret
            main ENDP
            END main
            """;

    /** What a linker makes a PDB of, and what llvm-pdbutil then finds in it. */
    @Test
    void aProgramDatabaseHasLinesLocalsAndTypes() throws IOException, InterruptedException {
        byte[] object = new Assembler(AssemblerOptions.with(set -> set.debug = DebugLevel.SYMBOLS), Includes.NONE)
                .assemble(SourceFile.of("test.asm", TYPES))
                .object()
                .orElseThrow();
        Path file = Files.write(folder.resolve("test.obj"), object);
        Path pdb = folder.resolve("test.pdb");
        run(
                "lld-link",
                "/debug",
                "/safeseh:no",
                "/pdb:" + pdb,
                "/entry:main",
                "/subsystem:console",
                "/nodefaultlib",
                "/out:" + folder.resolve("test.exe"),
                file.toString());
        String text = run("llvm-pdbutil", "dump", "-symbols", "-types", "-globals", "-l", pdb.toString())
                .replaceAll("\\s+", " ");
        // Constants have no records, as in ml's objects.
        assertFalse(text.contains("LIMIT"), text);
        for (String expected : List.of(
                "test.asm (MD5: ",
                "line/addr entries = 8",
                "S_GPROC32 [size = 44] `add2`",
                "S_BPREL32 [size = 16] `x` type = 0x0022 (unsigned long), offset = 8",
                "S_BPREL32 [size = 16] `y` type = 0x0420 (unsigned char*), offset = 12",
                "(NODE), offset = -21",
                "(NODE*), offset = -68",
                "S_LABEL32 [size = 20] `again`",
                "S_LPROC32 [size = 44] `fast`",
                "register = ECX, type = 0x0022 (unsigned long)",
                "calling conv = stdcall",
                "calling conv = fastcall",
                "LF_MEMBER [name = `next`",
                "LF_MEMBER [name = `value`, Type = 0x0041 (double), offset = 4",
                "size: 40, index type: 0x0022 (unsigned long), element type: 0x0012 (long)",
                "LF_UNION [size = 24] `EITHER`",
                "bit offset = 4, # bits = 4",
                "S_UDT [size = 16] `UNUSED`",
                "S_UDT [size = 16] `HANDLE` original type = 0x0022 (unsigned long)",
                "S_UDT [size = 20] `CALLBACK`",
                "S_LDATA32")) {
            assertTrue(text.contains(expected), () -> expected + " is not in " + text);
        }
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
        return run("llvm-readobj", "--codeview", file.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            assumeTrue(false, command[0] + " is not installed");
            throw missing;
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text;
    }
}
