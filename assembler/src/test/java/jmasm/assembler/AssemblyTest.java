package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import jmasm.base.Diagnostic;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.base.Span;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSection;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every source: where messages point, what hostile input does, what does not change the bytes. */
final class AssemblyTest {

    private static final String HEAD = ".386\n.model flat, stdcall\n";

    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    private static Assembly assemble(String text) {
        return assemble(text, Includes.NONE);
    }

    private static Assembly assemble(String text, Includes includes) {
        return new Assembler(AssemblerOptions.defaults(), includes, table).assemble(SourceFile.of("test.asm", text));
    }

    private static Diagnostic onlyDiagnostic(Assembly assembly) {
        assertEquals(
                1, assembly.diagnostics().size(), () -> assembly.diagnostics().toString());
        return assembly.diagnostics().get(0);
    }

    @Test
    void messagesPointAtTheOffendingWord() {
        Diagnostic diagnostic = onlyDiagnostic(assemble(HEAD + ".code\n    mov eax, nowhere\nend\n"));
        Span span = diagnostic.span().orElseThrow();
        assertEquals("test.asm(4)", diagnostic.place());
        assertEquals(14, span.column());
        assertEquals("nowhere".length(), span.length());
    }

    @Test
    void messagesInMacrosSayWhoCalled() {
        Diagnostic diagnostic = onlyDiagnostic(
                assemble(HEAD + "load MACRO x\n    mov eax, x\nENDM\n.code\n    nop\n    load bx\nend\n"));
        Span.Origin origin = diagnostic.span().orElseThrow().origin().orElseThrow();
        assertEquals("A2022", diagnostic.problem().code());
        assertEquals("test.asm(4)", diagnostic.place());
        assertEquals(Span.Kind.MACRO, origin.kind());
        assertEquals("load", origin.name());
        assertEquals(8, origin.at().line());
    }

    @Test
    void messagesInIncludesSayWhoIncluded() {
        Includes includes = (name, from) -> Optional.of(SourceFile.of(name, "    mov eax, bx\n"));
        Diagnostic diagnostic = onlyDiagnostic(assemble(HEAD + ".code\nINCLUDE sub\\part.inc\nend\n", includes));
        assertEquals("sub\\part.inc(1)", diagnostic.place());
        assertEquals(
                4, diagnostic.span().orElseThrow().origin().orElseThrow().at().line());
    }

    @Test
    void aContinuedLineIsReportedWhereItsWordStands() {
        Diagnostic diagnostic = onlyDiagnostic(assemble(HEAD + ".code\n    mov eax, \\ ; more\n  nowhere\nend\n"));
        assertEquals("test.asm(5)", diagnostic.place());
        assertEquals(3, diagnostic.span().orElseThrow().column());
    }

    @Test
    void assemblyGoesOnBehindAnError() {
        Assembly assembly = assemble(HEAD + ".code\n    mvo eax, 1\n    mov eax, bx\n    nop\nend\n");
        assertEquals(2, assembly.diagnostics().size());
        assertEquals(
                Optional.of("'mvo' is no instruction; did you mean mov?"),
                assembly.diagnostics().get(0).hint());
        assertFalse(assembly.succeeded());
    }

    @Test
    void lineEndsDoNotCount() {
        String text = HEAD + ".code\nstart:\n    mov eax, 1\n    ret\nend start\n";
        assertArrayEquals(
                assemble(text).object().orElseThrow(),
                assemble(text.replace("\n", "\r\n") + "\u001a").object().orElseThrow());
    }

    @Test
    void theEntryIsToldToTheLinker() throws Exception {
        Assembly assembly = assemble(HEAD + ".code\nmain PROC\n    ret\nmain ENDP\nend main\n");
        CoffObject object = CoffObject.read(assembly.object().orElseThrow());
        String directives = object.sections().stream()
                .filter(section -> section.name().equals(".drectve"))
                .map(section -> new String(section.data(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .findFirst()
                .orElseThrow();
        assertEquals("-entry:main@0 ", directives);
        assertTrue(object.symbols().stream().anyMatch(symbol -> symbol.name().equals("_main@0")));
    }

    @Test
    void aPrologueStandsWithTheCodeNotWithDataBeforeIt() throws Exception {
        String source = HEAD + ".code\nf PROC x:DWORD\n.data\n BYTE 7\n.code\n mov eax, x\n ret\nf ENDP\nend\n";
        CoffObject object = CoffObject.read(assemble(source).object().orElseThrow());
        for (var section : object.sections()) {
            if (section.name().equals(".data")) {
                assertArrayEquals(new byte[] {7}, section.data());
            }
            if (section.name().equals(".text")) {
                assertEquals(0x55, section.data()[0]);
            }
        }
        assertTrue(object.sections().stream().anyMatch(section -> section.name().equals(".data")));
    }

    @Test
    void whatOnlyARelocationNamesIsExternal() throws Exception {
        String source = HEAD + "EXTERNDEF other:DWORD\n.code\n mov eax, [ebx][SECTIONREL other]\nend\n";
        CoffObject object = CoffObject.read(assemble(source).object().orElseThrow());
        assertTrue(object.symbols().stream().anyMatch(symbol -> symbol.name().contains("other")));
    }

    @Test
    void whatNothingDeclaresIsUndefinedBehindSectionrelToo() {
        List<String> codes = assemble(HEAD + ".code\n mov eax, [ebx][SECTIONREL nobody]\nend\n").diagnostics().stream()
                .map(diagnostic -> diagnostic.problem().code())
                .toList();
        assertEquals(List.of("A2006"), codes);
    }

    @Test
    void bytesAreComparedAsTheReleaseDoesIt() throws Exception {
        SourceFile source = SourceFile.of("x.asm", HEAD + ".code\n cmp al, bl\n cmp eax, ebx\nend\n");
        for (MasmVersion version : MasmVersion.values()) {
            byte[] object = new Assembler(AssemblerOptions.with(set -> set.masmVersion = version), Includes.NONE)
                    .assemble(source)
                    .object()
                    .orElseThrow();
            boolean old = version != MasmVersion.V14;
            byte[] code = {(byte) (old ? 0x38 : 0x3A), (byte) (old ? 0xD8 : 0xC3), 0x3B, (byte) 0xC3};
            assertArrayEquals(code, CoffObject.read(object).sections().get(0).data(), version.option());
        }
    }

    @Test
    void aBinaryFileIsOneMessage() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] bytes = new byte[20_000];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 0x1A ? 1 : bytes[i];
        }
        Assembly assembly =
                new Assembler(AssemblerOptions.defaults(), Includes.NONE, table).assemble(SourceFile.of("x", bytes));
        long invalid = assembly.diagnostics().stream()
                .filter(diagnostic -> diagnostic.problem() == AsmProblem.INVALID_CHARACTER)
                .count();
        assertEquals(1, invalid);
        assertTrue(
                assembly.diagnostics().size() <= 3, () -> assembly.diagnostics().toString());
    }

    @Test
    void anEmptyFileNeedsEnd() {
        assertEquals(AsmProblem.END_REQUIRED, onlyDiagnostic(assemble("")).problem());
    }

    @Test
    void hostileSourcesEndSoon() {
        List<String> sources = List.of(
                "m MACRO\n m\nENDM\nm\nend\n",
                "m MACRO x\n EXITM <m(x)>\nENDM\n.code\n mov eax, m(1)\nend\n",
                "a TEXTEQU <b b>\nb TEXTEQU <a a>\n a\nend\n",
                HEAD + ".data\n BYTE 7FFFFFFFh DUP (1000 DUP (1))\nend\n",
                HEAD + ".code\n mov eax, " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "\nend\n",
                HEAD + ".code\n mov eax, 1" + "+1".repeat(100_000) + "\nend\n",
                HEAD + ".code\n mov eax, " + "x".repeat(1_000_000) + "\nend\n",
                HEAD + "IF 1\n".repeat(10_000) + "end\n",
                HEAD + "x EQU y\ny EQU x\n.code\n mov eax, x\nend\n",
                HEAD + ".code\nx EQU OFFSET z - OFFSET y\ny:\n jmp z\n BYTE x DUP (0)\nz:\nend\n");
        for (String source : sources) {
            Assembly assembly = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assemble(source));
            assertFalse(assembly.succeeded() && assembly.diagnostics().isEmpty(), source.substring(0, 20));
        }
    }

    @Test
    void anIncludeOfItselfEnds() {
        Includes itself = (name, from) -> Optional.of(SourceFile.of(name, "INCLUDE again.inc\n"));
        assertEquals(
                AsmProblem.NESTING_TOO_DEEP,
                onlyDiagnostic(assemble("INCLUDE again.inc\nend\n", itself)).problem());
    }

    @Test
    void randomLinesNeverEndInAnException() {
        String[] words = {
            "mov", "eax", ",", "1", "[", "]", "(", ")", "<", ">", "PROC", "ENDP", "x", "DWORD", "PTR", "OFFSET", "DUP",
            "?", "STRUCT", "ENDS", "MACRO", "ENDM", "IF", "ENDIF", "EQU", "=", "&", "%", "!", "\"a\"", "'", ".IF",
            ".ENDIF", "INVOKE", "ADDR", "LOCAL", "+", "-", "*", "/", ".", ":", "@@:", "@F", "$", "REPEAT", "EXITM",
            "FOR", "TYPEDEF", "PROTO", "END", "ORG", "ALIGN", "rep", "st", "fs", "NOT", "SIZEOF", "0FFh", "1.5",
        };
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder(HEAD + (random.nextBoolean() ? ".code\n" : ".data\n"));
            for (int line = 0; line < 6; line++) {
                for (int word = random.nextInt(7); word >= 0; word--) {
                    text.append(words[random.nextInt(words.length)]).append(' ');
                }
                text.append('\n');
            }
            String source = text + "end\n";
            try {
                assemble(source);
            } catch (RuntimeException | StackOverflowError failure) {
                throw new AssertionError("seed " + seed + ", round " + round + ":\n" + source, failure);
            }
        }
    }

    @Test
    void whatAnOrgAtTheBeginningPassesOverTakesNoMemory() throws MalformedInput {
        Assembly assembly = assemble(HEAD + ".data\nORG 0A000000h\nBYTE 5\nx DWORD x\nend\n");
        Set<byte[]> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(assembly.pieces().orElseThrow());
        assertTrue(kept.stream().mapToLong(piece -> piece.length).sum() < 4 << 20);

        CoffSection data =
                CoffObject.read(assembly.object().orElseThrow()).sections().get(1);
        assertEquals(0x0A000005, data.size());
        assertEquals(0x0A000001, data.relocations().get(0).offset());
        assertEquals(5, data.data()[0x0A000000]);
    }

    @Test
    void aSegmentThatBeginsHighDoesNotGoBackToItsBeginning() {
        Diagnostic diagnostic = onlyDiagnostic(assemble(HEAD + ".data\nORG 0F000000h\nBYTE 5\nORG 4\nBYTE 6\nend\n"));
        assertEquals("A2901", diagnostic.problem().code());
        assertEquals("test.asm(6)", diagnostic.place());
    }

    @Test
    void aSegmentGoesBackBeforeWhereItBegan() throws MalformedInput {
        Assembly assembly = assemble(HEAD + ".data\nORG 8\nBYTE 5\nORG 4\nBYTE 6\nORG 10\nBYTE 7\nend\n");
        byte[] data = CoffObject.read(assembly.object().orElseThrow())
                .sections()
                .get(1)
                .data();
        assertArrayEquals(new byte[] {0, 0, 0, 0, 6, 0, 0, 0, 5, 0, 7}, data);
    }
}
