package jmasm.x86;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Programs that others wrote, run to have their opinion. */
final class ForeignTool {

    private ForeignTool() {}

    /** The first line that {@code tool --version} prints, or its second where that has the number; empty without it. */
    static String version(String tool) {
        try {
            Process process = new ProcessBuilder(tool, "--version")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            for (String word : text.split("\\s+")) {
                if (word.matches("\\d+\\.\\d+.*")) {
                    return word;
                }
            }
            return "unknown";
        } catch (IOException e) {
            return "";
        }
    }

    /** What a command prints, to a file in {@code folder} since there is much of it; its exit code doesn't matter. */
    static List<String> lines(Path folder, String... command) {
        return run(folder, "out", command);
    }

    /** What a command complains about. */
    static List<String> complaints(Path folder, String... command) {
        return run(folder, "err", command);
    }

    private static List<String> run(Path folder, String wanted, String... command) {
        try {
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            new ProcessBuilder(Arrays.asList(command))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            return Files.readAllLines(folder.resolve(wanted), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
