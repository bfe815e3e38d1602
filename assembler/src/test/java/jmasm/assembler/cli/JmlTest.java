package jmasm.assembler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jmasm.base.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JmlTest {

    private static final String GOOD = ".386\n.model flat, stdcall\n.code\nstart:\n    ret\nend start\n";

    @TempDir
    Path folder;

    private String output = "";

    private int jml(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Jml.run(arguments, stream, stream);
        output = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void writesTheObjectThatIsAskedFor() throws IOException {
        Path source = write("a file.asm", GOOD);
        Path object = folder.resolve("out.obj");
        assertEquals(ExitCode.SUCCESS, jml("/c", "/Fo" + object, source.toString()), output);
        assertTrue(Files.size(object) > 0);
        assertEquals(" Assembling: " + source, output.strip().indent(1).stripTrailing());
    }

    @Test
    void attachedAndSeparateValuesMeanTheSame() throws IOException {
        String source = write("x.asm", GOOD.replace("ret", "mov eax, N\n ret")).toString();
        Path first = folder.resolve("1.obj");
        Path second = folder.resolve("2.obj");
        assertEquals(0, jml("/c", "/nologo", "/DN=5", "/Fo" + first, source), output);
        assertEquals(0, jml("-c", "-nologo", "-D", "N=5", "-Fo", second.toString(), source), output);
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void errorsAreInMlsFormAndLeaveNoObject() throws IOException {
        Path source = write("bad.asm", ".386\n.model flat\n.code\n mov eax, FFh\nend\n");
        Path object = folder.resolve("bad.obj");
        assertEquals(ExitCode.USER_ERROR, jml("/c", "/nologo", "/Fo" + object, source.toString()));
        List<String> lines = output.lines().toList();
        assertEquals(source + "(4) : error A2006: undefined symbol : FFh", lines.get(0));
        assertEquals("          ^~~", lines.get(2));
        assertEquals("  hint: a number begins with a digit: write 0FFh", lines.get(3));
        assertFalse(Files.exists(object));
    }

    @Test
    void aMissingSourceIsA1000() {
        assertEquals(ExitCode.USER_ERROR, jml("/c", folder.resolve("none.asm").toString()));
        assertTrue(output.startsWith("MASM : fatal error A1000: cannot open file : "), output);
    }

    @Test
    void includesAreFoundWithBackslashesAndInAnyCase() throws IOException {
        write("Inc/Sub/Defs.INC", "N EQU 7\n");
        Path source = write("main.asm", "INCLUDE sub\\defs.inc\n" + GOOD.replace("ret", "mov eax, N\n ret"));
        Path object = folder.resolve("main.obj");
        String include = "/I" + folder.resolve("Inc");
        assertEquals(0, jml("/c", include, "/Fo" + object, source.toString()), output);
    }

    @Test
    void anUnknownOptionIsAWarning() throws IOException {
        Path source = write("x.asm", GOOD);
        Path object = folder.resolve("x.obj");
        assertEquals(0, jml("/c", "/Qq", "/Fo" + object, source.toString()), output);
        assertTrue(output.contains("warning A4018: invalid command-line option : /Qq"), output);
    }

    @Test
    void expandedSourceGoesToTheScreen() throws IOException {
        Path source = write("x.asm", "m MACRO\n    nop\nENDM\n" + GOOD.replace("ret", "m"));
        assertEquals(0, jml("/EP", "/nologo", source.toString()), output);
        assertTrue(output.contains("    nop\n"), output);
        assertFalse(output.contains("MACRO"), output);
    }

    @Test
    void explainsAMessage() {
        assertEquals(0, jml("--explain", "a2006"));
        assertTrue(output.startsWith("error A2006: undefined symbol : …"), output);
        assertTrue(output.contains("; error A2006"), output);
    }

    @Test
    void helpNamesEveryOption() {
        assertEquals(0, jml("/help"));
        for (JmlOption option : JmlOption.values()) {
            assertTrue(option.help().isEmpty() || output.contains(option.synopsis()), option.name());
        }
    }

    @Test
    void withoutASourceTheCommandLineIsWrong() {
        assertEquals(ExitCode.COMMAND_LINE, jml("/c"));
        assertTrue(output.contains("A1017"), output);
    }
}
