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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without /c jml makes a program that runs. */
final class JmlTest {

    private static final String MAIN = """
            .386
            .model flat, stdcall
            INCLUDELIB kernel32.lib
            ExitProcess PROTO :DWORD
            answer PROTO
            .code
            main PROC
                call answer
                INVOKE ExitProcess, eax
            main ENDP
            END main
            """;

    private static final String ANSWER = """
            .386
            .model flat, stdcall
            .code
            answer PROC
                mov eax, 42
                ret
            answer ENDP
            END
            """;

    @TempDir
    Path folder;

    private String output = "";

    private interface Tool {
        int run(String[] arguments, PrintStream out, PrintStream err);
    }

    private int run(Tool tool, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = tool.run(arguments, stream, stream);
        output = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void assemblesLinksAndRuns() throws IOException {
        String main = Files.writeString(folder.resolve("main.asm"), MAIN).toString();
        String answer = Files.writeString(folder.resolve("answer.asm"), ANSWER).toString();
        Path image = folder.resolve("all.exe");
        String folderOption = "/Fo" + folder + "/";
        String console = "/subsystem:console";
        assertEquals(0, run(Jml::run, folderOption, "/Fe" + image, main, answer, "/link", console), output);
        assertTrue(Files.exists(image) && Files.exists(folder.resolve("main.obj")), output);
        assertEquals(42, run(Jrun::run, image.toString()), output);

        Path other = folder.resolve("other.exe");
        String object = folder.resolve("answer.obj").toString();
        assertEquals(0, run(Jml::run, folderOption, "/Fe" + other, main, object, "/link", console), output);
        assertEquals(42, run(Jrun::run, other.toString()), output);
    }

    @Test
    void whatTheLinkerMissesIsItsMessageAndItsExitCode() throws IOException {
        String main = Files.writeString(folder.resolve("main.asm"), MAIN).toString();
        Path image = folder.resolve("none.exe");
        assertEquals(1, run(Jml::run, "/Fo" + folder + "/", "/Fe" + image, main, "/link", "/subsystem:console"));
        assertTrue(output.contains("LNK2019") && output.contains("answer"), output);
        assertFalse(Files.exists(image));
    }
}
