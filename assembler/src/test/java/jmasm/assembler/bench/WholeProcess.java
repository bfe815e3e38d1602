package jmasm.assembler.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Wall time of whole processes, start-up included: {@code WholeProcess ARTICLE COMMAND...}. Each command is one
 * argument such as {@code "bin/jml /c /nologo /quiet /Fo@ #"}, where # stands for the source and @ for the object.
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
            measure(source, List.of(arguments).subList(1, arguments.length), folder);
        }
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The commands in turn, so that what disturbs one of them disturbs all. */
    private static void measure(Path source, List<String> commands, Path folder)
            throws IOException, InterruptedException {
        double[][] seconds = new double[commands.size()][ROUNDS];
        boolean[] refused = new boolean[commands.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < commands.size(); i++) {
                long start = System.nanoTime();
                refused[i] = refused[i] || run(commands.get(i), source, folder) != 0;
                seconds[i][round] = (System.nanoTime() - start) / 1e9;
            }
        }
        for (int i = 0; i < commands.size(); i++) {
            Arrays.sort(seconds[i]);
            System.out.printf(
                    "%-20s %-30s %s%n",
                    source.getFileName(),
                    Path.of(commands.get(i).split(" ")[0]).getFileName(),
                    refused[i]
                            ? "refused"
                            : String.format("median %.3f s, least %.3f s", seconds[i][ROUNDS / 2], seconds[i][0]));
        }
    }

    private static int run(String command, Path source, Path folder) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            words.add(word.replace("#", source.getFileName().toString()).replace("@", "out.obj"));
        }
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
