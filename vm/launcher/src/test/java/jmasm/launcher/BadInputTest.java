package jmasm.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import jmasm.assembler.cli.Jml;
import jmasm.base.ExitCode;
import jmasm.linker.cli.Jlink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does wrong gives one message in the tool's format and the documented exit code, and leaves no file. */
class BadInputTest {

    private static final String GOOD = """
            .386
            .model flat, stdcall
            .code
            main PROC
                xor eax, eax
                ret
            main ENDP
            END main
            """;

    @TempDir
    Path folder;

    private byte[] object;
    private byte[] image;

    @BeforeEach
    void makeGoodFiles() throws IOException {
        source("good.asm", GOOD);
        assertEquals(0, jml("/c", "/Fo" + path("good.obj"), path("good.asm")).code());
        assertEquals(
                0,
                jlink("/subsystem:console", "/out:" + path("good.exe"), path("good.obj"))
                        .code());
        object = Files.readAllBytes(folder.resolve("good.obj"));
        image = Files.readAllBytes(folder.resolve("good.exe"));
    }

    private record Result(int code, String text) {

        /** One message, exit code 1. */
        void says(String message) {
            assertEquals(ExitCode.USER_ERROR, code, text);
            assertTrue(text.contains(message), text);
            assertEquals(
                    1, text.lines().filter(line -> line.contains(" error ")).count(), text);
            assertFalse(text.contains("\tat ") || text.contains("Exception"), text);
        }
    }

    private interface Tool {
        int run(String[] arguments, PrintStream out, PrintStream err);
    }

    private static Result run(Tool tool, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = tool.run(arguments, stream, stream);
        return new Result(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private static Result jml(String... arguments) {
        return run(Jml::run, arguments);
    }

    private static Result jlink(String... arguments) {
        return run(Jlink::run, arguments);
    }

    private Result jrun(String file) {
        return run(Jrun::run, "--mount", "C=" + folder, path(file));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void source(String name, String text) throws IOException {
        bytes(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void bytes(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    /** By jml, and by jrun in one go. */
    private void refuseSource(String name, String message) throws IOException {
        Set<String> before = files();
        jml("/c", "/Fo" + path("made.obj"), path(name)).says(message);
        jrun(name).says(message);
        assertEquals(before, files());
    }

    private void refuseObject(String name, String message) throws IOException {
        Set<String> before = files();
        jlink("/subsystem:console", "/out:" + path("made.exe"), path(name)).says(message);
        jrun(name).says(message);
        assertEquals(before, files());
    }

    private void refuseImage(String name, String message) throws IOException {
        Set<String> before = files();
        jrun(name).says(message);
        assertEquals(before, files());
    }

    @Test
    void goodFilesAreGood() {
        assertEquals(0, jrun("good.asm").code());
        assertEquals(0, jrun("good.obj").code());
        assertEquals(0, jrun("good.exe").code());
    }

    @Test
    void missingFiles() {
        jml("/c", path("no.asm")).says("fatal error A1000: cannot open file : ");
        jlink(path("no.obj")).says("LINK : fatal error LNK1181: cannot open input file ");
        jrun("no.exe").says("jrun : fatal error JR1001: there is no file ");
        jrun("no.asm").says("jrun : fatal error JR1001: there is no file ");
    }

    @Test
    void sources() throws IOException {
        source("empty.asm", "");
        refuseSource("empty.asm", "empty.asm(1) : error A2088: END directive required at end of file");
        byte[] random = new byte[3000];
        new SplittableRandom(1).nextBytes(random);
        bytes("random.asm", random);
        refuseSource("random.asm", "error A2044: invalid character in file");
        bytes("image.asm", image);
        refuseSource("image.asm", "image.asm(1) : error A2044: invalid character in file");
        source("syntax.asm", GOOD.replace("xor eax, eax", "mov eax, [eax"));
        refuseSource("syntax.asm", "syntax.asm(5) : error A2207: missing right parenthesis in expression");
        source("undefined.asm", GOOD.replace("xor eax, eax", "mov eax, nowhere"));
        refuseSource("undefined.asm", "undefined.asm(5) : error A2006: undefined symbol : nowhere");
    }

    @Test
    void objects() throws IOException {
        source("noentry.asm", GOOD.replace("END main", "END"));
        assertEquals(
                0, jml("/c", "/Fo" + path("noentry.obj"), path("noentry.asm")).code());
        refuseObject("noentry.obj", "LINK : fatal error LNK1561: entry point must be defined");
        for (int length : List.of(0, 1, 10, 19, object.length / 2, object.length - 1)) {
            bytes("cut.obj", Arrays.copyOf(object, length));
            refuseObject("cut.obj", "cut.obj : fatal error LNK11");
        }
        bytes("text.obj", GOOD.getBytes(StandardCharsets.US_ASCII));
        refuseObject("text.obj", "text.obj : fatal error LNK1136: invalid or corrupt file");
    }

    @Test
    void images() throws IOException {
        for (int length : List.of(0, 1, 2, 63, 64, 100, 300, image.length / 2, image.length - 1)) {
            bytes("cut.exe", Arrays.copyOf(image, length));
            refuseImage("cut.exe", "jrun : fatal error JR100");
        }
        bytes("text.exe", GOOD.getBytes(StandardCharsets.US_ASCII));
        refuseImage("text.exe", "jrun : fatal error JR1003: ");
        byte[] wide = image.clone();
        int header = wide[0x3C] & 0xFF | (wide[0x3D] & 0xFF) << 8;
        wide[header + 4] = 0x64;
        wide[header + 5] = (byte) 0x86;
        wide[header + 24] = 0x0B;
        wide[header + 25] = 0x02;
        bytes("wide.exe", wide);
        refuseImage("wide.exe", "jrun : fatal error JR1005: ");
    }

    @Test
    void commandLines() {
        assertEquals(ExitCode.COMMAND_LINE, jml().code());
        assertEquals(ExitCode.COMMAND_LINE, jlink().code());
        assertEquals(ExitCode.COMMAND_LINE, run(Jrun::run).code());
        assertEquals(
                ExitCode.COMMAND_LINE,
                run(Jrun::run, "--nonsense", path("good.exe")).code());
        assertEquals(
                ExitCode.COMMAND_LINE,
                run(Jrun::run, "--os", "win95", path("good.exe")).code());
    }

    @Test
    void anOutputThatCannotBeWritten() throws IOException {
        Set<String> before = files();
        jml("/c", "/Fo" + path("no/made.obj"), path("good.asm")).says("fatal error A1000: cannot open file : ");
        jlink("/subsystem:console", "/out:" + path("no/made.exe"), path("good.obj"))
                .says("LINK : fatal error LNK1168: cannot open ");
        assertEquals(before, files());
    }
}
