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
import java.util.Map;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.DebugLevel;
import jmasm.base.Diagnostics;
import jmasm.base.SourceFile;
import jmasm.coff.PeImage;
import jmasm.linker.FileFinder;
import jmasm.linker.LinkOptions;
import jmasm.linker.LinkResult;
import jmasm.linker.Linker;
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

    /** The way of a debugger: from an address of the image through the program database to our source. */
    @Test
    void llvmSymbolizerFindsTheLine() throws Exception {
        assumeInstalled("llvm-symbolizer");
        Path source = Path.of("testnt", "testnt.asm");
        AssemblerOptions options = AssemblerOptions.with(settings -> settings.debug = DebugLevel.SYMBOLS);
        byte[] object = new Assembler(options, new GuestIncludes())
                .assemble(SourceFile.read(source, "testnt.asm"))
                .object()
                .orElseThrow();
        Diagnostics problems = new Diagnostics();
        LinkResult linked = Linker.link(
                        LinkOptions.of(problems, List.of("/subsystem:console", "/debug", "testnt.obj")),
                        FileFinder.of(Map.of("testnt.obj", object)),
                        problems)
                .orElseThrow();
        Path image = write("testnt.exe", linked.image());
        write("testnt.pdb", linked.others().get(0).bytes());
        PeImage read = PeImage.read(linked.image());
        int entry = read.imageBase() + read.optionalHeader().addressOfEntryPoint();
        String text = run(List.of("llvm-symbolizer", "--obj=" + image, "0x" + Integer.toHexString(entry)));
        String[] lines = text.split("\n");
        assertEquals("main", lines[0]);
        String place = lines[1].substring(lines[1].lastIndexOf("testnt.asm:"));
        int line = Integer.parseInt(place.split(":")[1]);
        List<String> sourceLines = Files.readAllLines(source, StandardCharsets.ISO_8859_1);
        assertTrue(sourceLines.subList(0, line).stream().anyMatch(written -> written.contains("main PROC")), place);
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
