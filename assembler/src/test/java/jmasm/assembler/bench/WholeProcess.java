package jmasm.assembler.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Wall time of whole processes, start-up included: {@code WholeProcess ARTICLE COMMAND...}. Each command is one argument
 * such as {@code "bin/jml /c /nologo /quiet /Fo@ #"}, where # stands for the source and @ for the object.
 */
final class WholeProcess {

    private static final int ROUNDS = 7;

    private WholeProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        Path article = folder.resolve("article.asm");
        Files.copy(Path.of(arguments[0]), article);
        write(folder.resolve("constants.inc"), LargeSources.constants(25_000));
        Path constants = write(folder.resolve("constants.asm"), LargeSources.userOfConstants("constants.inc"));
        Path instructions = write(folder.resolve("instructions.asm"), LargeSources.instructions(200_000));
        for (Path source : List.of(article, constants, instructions)) {
            for (int i = 1; i < arguments.length; i++) {
                measure(arguments[i], source, folder);
            }
        }
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void measure(String command, Path source, Path folder) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            words.add(word.replace("#", source.getFileName().toString()).replace("@", "out.obj"));
        }
        double best = Double.MAX_VALUE;
        int exit = 0;
        for (int round = 0; round < ROUNDS && exit == 0; round++) {
            long start = System.nanoTime();
            exit = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        System.out.printf(
                "%-20s %-30s %s%n",
                source.getFileName(),
                Path.of(words.get(0)).getFileName(),
                exit == 0 ? String.format("%.3f s", best) : "refused");
    }
}
