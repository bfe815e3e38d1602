package jmasm.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's readers accept our objects and images. Skipped where the tool is not installed; .ci/run installs it. */
class ForeignToolsTest {

    @TempDir
    Path temporary;

    @Test
    void llvmReadobjReadsAll() throws Exception {
        accepts("LLVM", List.of("llvm-readobj", "--file-headers", "--sections", "--symbols", "--relocations"));
    }

    @Test
    void llvmReadobjReadsImportsAndExportsOfImages() throws Exception {
        assumeInstalled("llvm-readobj");
        Path image = write("testnt.exe", testnt().image());
        String text =
                run(List.of("llvm-readobj", "--coff-imports", "--coff-exports", "--coff-basereloc", image.toString()));
        assertTrue(text.contains("Arch: i386"), text);
        assertTrue(!text.contains("Import {"), text);
    }

    @Test
    void objdumpReadsAll() throws Exception {
        accepts("file format", List.of("objdump", "-x", "-d"));
    }

    private void accepts(String expected, List<String> command) throws Exception {
        assumeInstalled(command.get(0));
        Toolchain.Built built = testnt();
        for (Path file : List.of(write("testnt.obj", built.object()), write("testnt.exe", built.image()))) {
            List<String> words = new ArrayList<>(command);
            words.add(file.toString());
            String text = run(words);
            assertTrue(text.length() > 200, text);
            assertTrue(expected.equals("LLVM") || text.contains(expected), text);
        }
    }

    private static Toolchain.Built testnt() throws IOException {
        return Toolchain.build(Path.of("testnt", "testnt.asm"), "testnt");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(temporary.resolve(name), bytes);
    }

    static void assumeInstalled(String tool) {
        boolean found = false;
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            found |= Files.isExecutable(Path.of(folder, tool));
        }
        assumeTrue(found, tool + " is not installed");
    }

    /** What it prints; a complaint fails the test. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        for (String complaint : List.of("warning:", "error:")) {
            assertTrue(!text.toLowerCase(java.util.Locale.ROOT).contains(complaint), text);
        }
        return text;
    }
}
