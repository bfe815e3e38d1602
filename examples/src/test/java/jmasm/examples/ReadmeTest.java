package jmasm.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What README.md and docs/ show in a {@code console} block is typed into a shell, and its output compared: lines that
 * begin with {@code $ } are commands, the lines below what they print.
 */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path BUILT = ROOT.resolve("vm/launcher/target/jmasm/lib/jmasm-launcher.jar");
    private static final String PROMPT = "$ ";

    private record Block(Path document, int line, List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> theDocumentsShowWhatHappens() throws IOException {
        List<Block> blocks = new ArrayList<>(blocks(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path document : docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                blocks.addAll(blocks(document));
            }
        }
        assertTrue(
                blocks.stream().anyMatch(block -> block.document().endsWith("README.md")), "README.md shows nothing");
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(
                        ROOT.relativize(block.document()) + ":" + block.line(), () -> check(block)));
    }

    private static void check(Block block) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(BUILT), "the tools are not built: run mvn verify, not mvn test");
        Assumptions.assumeTrue(File.separatorChar == '/', "the commands are for a POSIX shell");
        Path folder = Files.createTempDirectory("readme");
        try {
            Files.createSymbolicLink(folder.resolve("bin"), ROOT.resolve("bin"));
            copyFolder(ROOT.resolve("examples"), folder.resolve("examples"));
            List<String> shown = new ArrayList<>();
            for (String line : block.lines()) {
                if (line.startsWith(PROMPT)) {
                    shown.add(line);
                    shown.addAll(run(line.substring(PROMPT.length()), folder));
                }
            }
            assertEquals(String.join("\n", block.lines()), String.join("\n", shown));
        } finally {
            delete(folder);
        }
    }

    private static List<String> run(String command, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("readme", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            // The tools run on the JDK that runs the tests.
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), command + " does not end");
            return Files.readString(output, StandardCharsets.UTF_8).lines().toList();
        } finally {
            Files.delete(output);
        }
    }

    private static List<Block> blocks(Path document) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> inside = null;
        int number = 0;
        for (String line : Files.readAllLines(document)) {
            number++;
            if (inside == null) {
                inside = line.equals("```console") ? new ArrayList<>() : null;
            } else if (line.equals("```")) {
                blocks.add(new Block(document, number - inside.size(), inside));
                inside = null;
            } else {
                inside.add(line);
            }
        }
        return blocks;
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".asm"))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
