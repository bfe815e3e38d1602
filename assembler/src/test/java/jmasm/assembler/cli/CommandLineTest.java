package jmasm.assembler.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ExitCode;
import jmasm.base.MalformedInput;
import jmasm.coff.Dump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each option does something, and what makes no sense gets ml's message. */
final class CommandLineTest {

    private static final String SOURCE = """
            .386
            .model flat
            S STRUCT
                a BYTE 1
                b DWORD 2
            S ENDS
            .data
            x S <>
            .code
            f PROC C
                ret
            f ENDP
            g PROC
            here: jmp here
            g ENDP
            END
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> linked = new ArrayList<>();
    private LinkStep linker;
    private String output = "";

    private int jml(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Jml.run(arguments, environment, stream, stream, linker);
        output = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String object(String... options) throws IOException, MalformedInput {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("/c", "/nologo", "/Fo" + path("x.obj"), write("x.asm", SOURCE)));
        assertEquals(0, jml(arguments.toArray(String[]::new)), output);
        return Dump.of(Files.readAllBytes(folder.resolve("x.obj")));
    }

    // ---- what options do

    /** Whether the object defines a symbol of this name, or an external one. */
    private boolean defines(String name, String... options) throws IOException, MalformedInput {
        return object(options).lines().anyMatch(line -> line.matches("  0000.*SECTION.*(external|static).* " + name));
    }

    private boolean publishes(String name, String... options) throws IOException, MalformedInput {
        return object(options).lines().anyMatch(line -> line.matches("  0000.*external.* " + name));
    }

    @Test
    void callingConventions() throws IOException, MalformedInput {
        assertTrue(defines("g"));
        assertTrue(defines("_g", "/Gd"));
        assertTrue(defines("_g@0", "/Gz"));
        assertTrue(defines("G", "/Gc"));
    }

    @Test
    void alignmentOfStructures() throws IOException, MalformedInput {
        assertTrue(object("/Zp4").contains(": 01 00 00 00 02 00 00 00 "));
        assertTrue(object("/Zp").contains(": 01 02 00 00 00 "));
    }

    @Test
    void publicAndShortNames() throws IOException, MalformedInput {
        assertFalse(publishes("x"));
        assertTrue(publishes("x", "/Zf"));
        assertTrue(publishes("_f"));
        assertTrue(publishes("_", "/H", "1"));
    }

    @Test
    void oldStructsWithZm() throws IOException {
        String source = write("o.asm", SOURCE.replace("ret", "mov eax, b\n ret"));
        assertEquals(1, jml("/c", "/Fo" + path("o.obj"), source));
        assertEquals(0, jml("/c", "/Zm", "/Fo" + path("o.obj"), source), output);
    }

    @Test
    void forcedIncludes() throws IOException {
        write("first.inc", "N EQU 7\n");
        String source = write("i.asm", SOURCE.replace("ret", "mov eax, N\n ret"));
        assertEquals(0, jml("/c", "/I" + folder, "/FIfirst.inc", "/Fo" + path("i.obj"), source), output);
        assertEquals(1, jml("/c", "/FInone.inc", "/Fo" + path("i.obj"), source));
        assertTrue(output.contains("fatal error A1000: cannot open file : none.inc"), output);
    }

    @Test
    void checksumsOfSources() throws IOException {
        String source = write("h.asm", SOURCE);
        Path object = folder.resolve("h.obj");
        assertEquals(0, jml("/c", "/Zd", "/ZH:SHA_256", "/Fo" + object, source), output);
        long withSha = Files.size(object);
        assertEquals(0, jml("/c", "/Zd", "/ZH:MD5", "/Fo" + object, source), output);
        assertEquals(16, withSha - Files.size(object));
    }

    @Test
    void warningsAsErrors() throws IOException {
        String source = write("w.asm", SOURCE.replace(".data\n", ".data?\ny DWORD 5\n"));
        assertEquals(0, jml("/c", "/Fo" + path("w.obj"), source));
        assertTrue(output.contains("A4014"), output);
        assertEquals(1, jml("/c", "/WX", "/Fo" + path("v.obj"), source));
        assertEquals(0, jml("/c", "/w", "/Fo" + path("w.obj"), source));
        assertFalse(output.contains("A4014"), output);
    }

    @Test
    void listingNamesAndOptions() throws IOException {
        String source = write("x.asm", SOURCE);
        assertEquals(0, jml("/c", "/Fo" + folder + "/", "/Fl" + path("x.lst"), "/Sn", "/StSome title", source), output);
        String listing = Files.readString(folder.resolve("x.lst"), StandardCharsets.ISO_8859_1);
        assertTrue(listing.contains("Some title\t") && !listing.contains("Segments and Groups"), listing);
        assertTrue(Files.exists(folder.resolve("x.obj")));
    }

    @Test
    void laterReleasesPutNoBlankBehindTheColon() throws IOException {
        String source = write("e.asm", SOURCE.replace("ret", "mov eax, bx\n ret"));
        assertEquals(1, jml("/c", "/nologo", "--masm-version", "14", source));
        assertTrue(output.startsWith(source + "(11) : error A2022:instruction operands must be"), output);
    }

    // ---- words

    @Test
    void variableThenResponseFilesOneWithinTheOther() throws IOException {
        environment.put("ML", "/nologo /DONE=1");
        write("x.asm", SOURCE.replace("ret", "mov eax, ONE\n mov ebx, TWO\n ret"));
        write("inner.rsp", "\"/Fo" + path("a b.obj") + "\"\r\n/c\n");
        String outer = write("outer.rsp", "@" + path("inner.rsp") + " /DTWO=2 \"" + path("x.asm") + "\"");
        assertEquals(0, jml("@" + outer), output);
        assertEquals("", output);
        assertTrue(Files.exists(folder.resolve("a b.obj")));
        assertEquals(ExitCode.COMMAND_LINE, jml("@" + path("none.rsp")));
        assertTrue(output.startsWith("MASM : fatal error A1000: cannot open file : "), output);
    }

    @Test
    void severalSourcesAndWildcards() throws IOException {
        write("b.asm", SOURCE);
        write("A.ASM", SOURCE);
        write("c.txt", "no source");
        assertEquals(0, jml("/c", "/Fo" + folder + "/", path("*.asm")), output);
        assertEquals(
                " Assembling: " + path("A.ASM") + "\n Assembling: " + path("b.asm") + "\n",
                output.replace(System.lineSeparator(), "\n"));
        assertTrue(Files.exists(folder.resolve("A.obj")) && Files.exists(folder.resolve("b.obj")));
        assertEquals(ExitCode.COMMAND_LINE, jml("/c", path("*.nothing")));
        assertTrue(output.contains("A1000"), output);
    }

    @Test
    void namesOfObjectsAreForTheNextSource() throws IOException {
        write("a.asm", SOURCE);
        write("b.asm", SOURCE);
        assertEquals(
                0, jml("/c", "/Fo" + path("1.obj"), path("a.asm"), "/Fo", path("2.obj"), "/Ta", path("b.asm")), output);
        assertArrayEquals(
                new boolean[] {true, true},
                new boolean[] {Files.exists(folder.resolve("1.obj")), Files.exists(folder.resolve("2.obj"))});
    }

    // ---- linking

    @Test
    void withoutCTheLinkerGetsObjectsFilesAndOptions() throws IOException {
        linker = (program, arguments, out, err) -> {
            linked.add(program);
            linked.addAll(arguments);
            return 7;
        };
        String source = write("x.asm", SOURCE);
        String object = path("x.obj");
        assertEquals(
                7,
                jml(
                        "/nologo",
                        "/Fo" + object,
                        source,
                        "other.obj",
                        "some.lib",
                        "my.def",
                        "/Fe" + path("prog"),
                        "/Fm",
                        "/F",
                        "2000",
                        "/link",
                        "/debug",
                        "/c"),
                output);
        assertEquals(
                List.of(
                        "",
                        object,
                        "other.obj",
                        "some.lib",
                        "/DEF:my.def",
                        "/OUT:" + path("prog") + ".exe",
                        "/MAP",
                        "/STACK:8192",
                        "/NOLOGO",
                        "/debug",
                        "/c"),
                linked);
    }

    @Test
    void objectsAloneAreLinkedAndAFailedAssemblyIsNot() throws IOException {
        linker = (program, arguments, out, err) -> {
            linked.addAll(arguments);
            return 0;
        };
        assertEquals(0, jml("/Bl", "ld", "a.obj"), output);
        assertEquals(List.of("a.obj", "/OUT:a.exe"), linked);
        linked.clear();
        // What is assembled for a debugger is linked for it.
        assertEquals(0, jml("/Zi", "a.obj"), output);
        assertEquals(List.of("a.obj", "/OUT:a.exe", "/DEBUG"), linked);
        linked.clear();
        assertEquals(1, jml(write("bad.asm", "mov\n")));
        assertEquals(List.of(), linked);
        assertEquals(0, jml("/Zs", write("x.asm", SOURCE)), output);
        assertEquals(List.of(), linked);
    }

    // ---- what makes no sense

    @Test
    void messages() throws IOException {
        String source = write("x.asm", SOURCE);
        String object = "/Fo" + path("x.obj");
        Map<String, List<String>> cases = new HashMap<>();
        cases.put("fatal error A1013: invalid numerical command-line argument : /Fxyz", List.of("/Fxyz", source));
        cases.put("fatal error A1023: command-line option requires an argument : /Fo", List.of(source, "/Fo"));
        cases.put("fatal error A1017: missing source filename", List.of("/c"));
        cases.put("error A2117: /AT option requires TINY memory model", List.of("/c", "/AT", source));
        cases.put("error A2248: not supported with current output format : /omf", List.of("/c", "/omf", source));
        cases.forEach((message, arguments) -> {
            assertEquals(ExitCode.COMMAND_LINE, jml(arguments.toArray(String[]::new)), output);
            assertTrue(output.startsWith("MASM : " + message), output);
        });
        for (String option : List.of("/W7", "/Zp3", "/Sl10", "/ZH:SHA384")) {
            assertEquals(0, jml("/c", option, object, source), output);
            String message = "MASM : warning A4008: invalid command-line option value, default is used : ";
            assertTrue(output.startsWith(message + option), output);
        }
        for (String option : List.of("/Qq", "/Fr", "/FRx.sbr", "/unwindv3")) {
            assertEquals(0, jml("/c", option, object, source), output);
            assertTrue(output.startsWith("MASM : warning A4018: invalid command-line option : " + option), output);
        }
        for (String option :
                List.of("/Sf", "/Sc", "/coff", "/FPi", "/errorReport:none", "/ERRORREPORT:QUEUE", "/NOLOGO")) {
            assertEquals(0, jml("/c", "/nologo", option, object, source), output);
            assertEquals("", output, option);
        }
    }
}
