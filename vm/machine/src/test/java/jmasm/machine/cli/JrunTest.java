package jmasm.machine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jmasm.golden.Golden;
import jmasm.machine.TestImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line: what users see when it is wrong, and the exit codes. */
class JrunTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int jrun(String... arguments) {
        return Jrun.run(arguments, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private void expect(int code, String message, String... arguments) {
        assertEquals(code, jrun(arguments), err());
        assertTrue(err().contains(message), err());
        assertTrue(!err().contains("\tat "), err());
    }

    @Test
    void helpIsComplete() {
        assertEquals(0, jrun("--help"));
        Golden.of("src/test/resources/jmasm/machine/cli/help.txt").matches(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void versionIsOneLine() {
        assertEquals(0, jrun("--version"));
        assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void aMissingFile() {
        expect(1, "jrun : fatal error JR1001: there is no file 'no such.exe'", "no such.exe");
    }

    @Test
    void aFolderIsNoProgram() {
        expect(1, "jrun : fatal error JR1002: '" + folder + "' can't be read: it is a folder", folder.toString());
    }

    @Test
    void filesThatAreNoImages() throws IOException {
        expect(1, "is no PE image: the file is empty", file("empty.exe", new byte[0]));
        expect(1, "is no PE image: it is no Windows program", file("text.exe", new byte[] {'x', 'y', 'z'}));
    }

    @Test
    void commandLinesThatMakeNoSense() {
        expect(2, "command line error: no program was named");
        expect(2, "command line error: --os takes winxp or win7, not 'win95'", "--os", "win95", "x.exe");
        expect(2, "'nothing' is neither a category", "--trace=nothing", "x.exe");
        expect(2, "--unknown", "--unknown", "x.exe");
        expect(2, "--os", "--os");
    }

    @Test
    void foldersThatCantBeMounted() {
        expect(
                1,
                "JR1018: --mount C=" + folder.resolve("no") + ": there is no such folder",
                "--mount",
                "C=" + folder.resolve("no"),
                "x.exe");
        expect(1, "JR1018: --mount nonsense: write it as C=DIR or C=DIR,ro", "--mount", "nonsense", "x.exe");
    }

    @Test
    void aTraceFileThatCantBeWritten() throws IOException {
        String program = file(
                "p.exe",
                new TestImage(0x40_0000)
                        .code(new byte[] {(byte) 0xC3})
                        .entry(0x1000)
                        .toBytes());
        expect(1, "JR1019: --trace-out " + folder, "--trace", "--trace-out", folder.toString(), program);
    }

    @Test
    void aReaderThatHasNothingToRunEndsTheRun() {
        int code = Jrun.run(new String[] {"x.asm"}, stream(out), stream(err), (file, name, errors) -> Optional.empty());
        assertEquals(1, code);
        assertEquals("", err());
    }

    @Test
    void aBugOfOursIsReportedAsOne() {
        int code = Jrun.run(new String[] {"x.asm"}, stream(out), stream(err), (file, name, errors) -> {
            throw new IllegalStateException("oops");
        });
        assertEquals(70, code);
        assertTrue(err().contains("jrun : internal error"), err());
    }

    @Test
    void noFailureLooksLikeSuccessToAShell() {
        assertEquals(0, HostExitCode.of(0, false));
        assertEquals(7, HostExitCode.of(7, false));
        assertEquals(5, HostExitCode.of(0xC000_0005, false));
        assertEquals(255, HostExitCode.of(0xC000_0100, false));
        assertEquals(255, HostExitCode.of(256, false));
        assertEquals(0xC000_0005, HostExitCode.of(0xC000_0005, true));
    }
}
