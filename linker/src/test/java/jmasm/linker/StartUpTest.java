package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostics;
import jmasm.coff.CoffObject;
import jmasm.linker.cli.Jlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a link makes the JVM load: the first lambda, stream or {@code Path} of a process costs milliseconds. */
class StartUpTest {

    /** So many that all of them are read, and their code is written, in two threads. */
    private static final int OBJECTS = 60;

    private static final List<String> SLOW =
            List.of("$$Lambda", "InnerClassLambda", "java.util.stream.", "java.util.regex.", ".logger.");

    @TempDir
    Path folder;

    @Test
    void aLinkWithoutMessagesNeedsNoLambdas() throws IOException, InterruptedException {
        List<String> loaded = loaded(large());
        int main = loaded.indexOf(Jlink.class.getName());
        assertTrue(main >= 0, "the log of loaded classes lacks " + Jlink.class);
        List<String> slow = new ArrayList<>(loaded.subList(main, loaded.size()));
        slow.removeIf(name -> SLOW.stream().noneMatch(name::contains));
        assertEquals(List.of(), slow);
    }

    private List<String> large() throws IOException {
        LargeLink generator = new LargeLink(OBJECTS);
        StringBuilder names = new StringBuilder("; a comment\n");
        for (int i = 0; i < OBJECTS; i++) {
            Path object = folder.resolve("part" + i + ".obj");
            Files.write(object, generator.object(i).toBytes());
            names.append('"').append(object).append("\"\n");
        }
        Path response = Files.writeString(folder.resolve("link.rsp"), names);
        String image = folder.resolve("image.exe").toString();
        return List.of("/nologo", "/subsystem:console", "/entry:f_0_0", "/fixed:no", "/out:" + image, "@" + response);
    }

    /** The classes that a process loads, in order. */
    private List<String> loaded(List<String> arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none",
                "-cp",
                String.join(File.pathSeparator, place(Jlink.class), place(CoffObject.class), place(Diagnostics.class)),
                Jlink.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        List<String> names = new ArrayList<>(Files.readAllLines(log));
        names.replaceAll(line -> line.split(" ")[0]);
        return names;
    }

    /** The folder or archive that a class comes from. */
    private static String place(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }
}
