package jmasm.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @TempDir
    Path folder;

    @Test
    void theRehearsalSucceeds() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int failures = Rehearsal.run(new PrintStream(bytes));
        assertEquals(0, failures, bytes.toString());
    }

    /** One class that is not in the archive makes java open all jars: 10 ms of a link's 150. */
    @Test
    void theRehearsalLoadsWhatALargeLinkLoads() throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log + ":none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rehearsal.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        String loaded = Files.readString(log);
        for (String name : List.of(
                "jmasm.linker.ReadAhead$Reader", "jmasm.linker.SectionContents$Second", "jmasm.base.ExitCode")) {
            assertTrue(loaded.contains("\n" + name + " "), name);
        }
    }
}
