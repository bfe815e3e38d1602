package jmasm.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.MemoryVolume;
import jmasm.machine.volume.Mount;
import jmasm.machine.volume.NtPath;
import jmasm.machine.volume.Volume;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The programs of {@code src/test/native/programs}, compiled by MinGW and run here as Windows programs, print what they
 * print when this machine's compiler makes them for its own processor, with the same options.
 */
class MinGwProgramsTest {

    private static final Path SOURCES = Path.of("src/test/native/programs");
    private static final String WINDOWS = "i686-w64-mingw32-gcc";
    private static final int EXIT_CODE = 42;

    /** No library but the compiler's own, which has division of 64 bits and the like. */
    private static final String OPTIONS = "-march=i686 -fno-strict-aliasing -fno-builtin -fno-stack-protector";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "-O0, -mfpmath=387", "-O0, -msse2 -mfpmath=sse",
        "-O1, -mfpmath=387", "-O1, -msse2 -mfpmath=sse",
        "-O2, -mfpmath=387", "-O2, -msse2 -mfpmath=sse",
        "-O3, -mfpmath=387", "-O3, -msse2 -mfpmath=sse",
    })
    void printWhatTheyPrintNatively(String optimisation, String arithmetic) throws Exception {
        Assumptions.assumeTrue(isThere(WINDOWS), WINDOWS + " is not installed: nothing to run");
        String options = OPTIONS + " " + optimisation + " " + arithmetic;
        Path own = folder.resolve("own");
        Assumptions.assumeTrue(
                compile("gcc", "-m32 " + options, "windows.c", own, ""),
                "gcc -m32 is not installed: nothing to compare with");
        Path exe = folder.resolve("programs.exe");
        String bare = " -mno-stack-arg-probe -nostdlib -nostartfiles -Wl,-e,_start";
        assertTrue(compile(WINDOWS, options + bare, "linux.c", exe, "-lgcc -lkernel32"), "MinGW refuses them");
        String expected = output(own);
        assertTrue(expected.lines().count() > 100, expected);
        assertEquals(expected, run(Files.readAllBytes(exe)));
    }

    private String run(byte[] image) throws StatusException {
        MemoryVolume drive = new MemoryVolume();
        RecordedOutput output = new RecordedOutput();
        Machine machine = new Machine(RunOptions.of(List.of(new Mount('C', drive))), output);
        assertEquals(EXIT_CODE, machine.run(Program.of("programs.exe", image)), output::messageText);
        try (Volume.Content content = drive.open(NtPath.parse("\\results.txt"), false)) {
            byte[] bytes = new byte[(int) content.size()];
            content.read(0, bytes, 0, bytes.length);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** All sources but one, which starts them elsewhere. */
    private static boolean compile(String compiler, String options, String without, Path to, String libraries)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-o", to.toString()));
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(SOURCES, "*.c")) {
            for (Path source : sources) {
                if (!source.endsWith(without)) {
                    command.add(source.toString());
                }
            }
        }
        if (!libraries.isEmpty()) {
            command.addAll(List.of(libraries.split(" ")));
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private static boolean isThere(String command) throws InterruptedException {
        try {
            return new ProcessBuilder(command, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString()).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertEquals(EXIT_CODE, process.waitFor());
        return text;
    }
}
