package jmasm.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jmasm.assembler.cli.Jml;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.Table;
import jmasm.coff.Directory;
import jmasm.coff.PeImage;
import jmasm.guest.WindowsVersion;
import jmasm.linker.FileFinder;
import jmasm.linker.LinkOptions;
import jmasm.linker.LinkResult;
import jmasm.linker.Linker;
import jmasm.machine.trace.TraceFilter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs and DLLs that jml and jlink make without anybody's help, under jrun: the table {@code links.tbl} beside their
 * sources says how each is linked and what it must do. The linker's script {@code compare} runs the same under Wine. What is
 * moved away from its base must do the same there.
 */
class LinkedProgramsTest {

    private static final Path SOURCES = Path.of("..", "linker", "src", "test", "masm");

    /** The kernel keeps it to itself in every process. */
    private static final String TAKEN = "0x7FFD0000";

    @TempDir
    Path temporary;

    @TestFactory
    List<DynamicTest> programs() throws IOException {
        Map<String, byte[]> files = inputs();
        Path driveC = Files.createTempDirectory(temporary, "drive");
        List<DynamicTest> tests = new ArrayList<>();
        for (Table.Row row : table().rows()) {
            String name = row.cell(0);
            LinkResult linked = link(files, name, row.cell(3).replace("TAKEN", TAKEN));
            linked.importLibrary().ifPresent(library -> files.put(name.replace(".dll", ".lib"), library));
            Files.write(driveC.resolve(name), linked.image());
            if (!row.cell(2).isEmpty()) {
                tests.add(DynamicTest.dynamicTest(name, () -> run(row, linked, driveC)));
            }
        }
        return tests;
    }

    private static void run(Table.Row row, LinkResult linked, Path driveC) throws IOException {
        Toolchain.Built program = built(row.cell(0).replace(".exe", ""), linked);
        Toolchain.Ran ran = Toolchain.run(program, WindowsVersion.WINXP, TraceFilter.OFF, driveC);
        if (row.cell(2).startsWith("JR")) {
            assertTrue(ran.messages().contains(row.cell(2)), "jrun says what it lacks: " + ran.messages());
        } else {
            assertEquals("", ran.messages());
            assertEquals(Integer.parseInt(row.cell(2)), ran.exitStatus());
        }
    }

    /** Of sources and module definitions, by the names that the table uses. */
    private Map<String, byte[]> inputs() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> paths = Files.list(SOURCES)) {
            for (Path path : paths.sorted().toList()) {
                String name = path.getFileName().toString();
                if (name.endsWith(".asm")) {
                    files.put(name.replace(".asm", ".obj"), assemble(path, "/safeseh"));
                } else if (name.endsWith(".def")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    private byte[] assemble(Path source, String option) throws IOException {
        Path object = temporary.resolve("a.obj");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String[] arguments = {"/nologo", "/c", "/coff", option, "/Fo" + object, source.toString()};
        assertEquals(0, Jml.run(arguments, out, out), () -> said.toString(StandardCharsets.UTF_8));
        return Files.readAllBytes(object);
    }

    private static LinkResult link(Map<String, byte[]> files, String name, String line) {
        List<String> arguments = new ArrayList<>(List.of("/out:" + name, "/subsystem:console", "/map"));
        arguments.addAll(List.of(line.split(" ")));
        Diagnostics problems = new Diagnostics();
        LinkOptions options = LinkOptions.of(problems, arguments);
        return Linker.link(options, FileFinder.of(files), problems)
                .orElseThrow(() -> new AssertionError(text(problems)));
    }

    private static Toolchain.Built built(String name, LinkResult linked) {
        return new Toolchain.Built(
                name, new byte[0], linked.image(), linked.map().orElseThrow());
    }

    private static String text(Diagnostics problems) {
        StringBuilder text = new StringBuilder();
        problems.all().forEach(new DiagnosticPrinter(line -> text.append(line).append('\n'))::print);
        return text.toString();
    }

    private static Table table() throws IOException {
        return Table.parse("links.tbl", Files.readString(SOURCES.resolve("links.tbl")));
    }

    /** Each example, linked to a base that is taken: what it does and leaves on its drive stays the same. */
    @TestFactory
    List<DynamicTest> examplesMoved() throws IOException {
        return Example.all().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> moved(example)))
                .toList();
    }

    private void moved(Example example) throws Exception {
        Toolchain.Built built = Toolchain.build(example.source(), example.name());
        String object = example.name() + ".obj";
        String options = "/fixed:no /base:" + TAKEN + " " + object;
        LinkResult linked = link(Map.of(object, built.object()), example.name() + ".exe", options);
        assertTrue(PeImage.read(linked.image()).directory(Directory.BASERELOC).size() > 0, "has base relocations");

        Path here = Files.createTempDirectory(temporary, "drive");
        Path there = Files.createTempDirectory(temporary, "drive");
        Toolchain.Ran atBase = Toolchain.run(built, example.version(), TraceFilter.OFF, here);
        Toolchain.Ran ran = Toolchain.run(built(example.name(), linked), example.version(), TraceFilter.OFF, there);
        assertEquals(atBase.exitStatus(), ran.exitStatus());
        assertEquals(contents(here).keySet(), contents(there).keySet());
        for (Map.Entry<String, byte[]> file : contents(here).entrySet()) {
            assertArrayEquals(file.getValue(), contents(there).get(file.getKey()), file.getKey());
        }
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** Each image here and of the examples is read by other people's readers, all its tables included. */
    @Test
    void othersReadEveryImage() throws Exception {
        ForeignToolsTest.assumeInstalled("llvm-readobj");
        ForeignToolsTest.assumeInstalled("objdump");
        Map<String, byte[]> files = inputs();
        List<Path> images = new ArrayList<>();
        for (Table.Row row : table().rows()) {
            LinkResult linked = link(files, row.cell(0), row.cell(3).replace("TAKEN", TAKEN));
            linked.importLibrary().ifPresent(library -> files.put(row.cell(0).replace(".dll", ".lib"), library));
            images.add(Files.write(temporary.resolve(row.cell(0)), linked.image()));
        }
        for (Example example : Example.all()) {
            byte[] image = Toolchain.build(example.source(), example.name()).image();
            images.add(Files.write(temporary.resolve(example.name() + ".exe"), image));
        }
        for (Path image : images) {
            ForeignToolsTest.run(List.of(
                    "llvm-readobj",
                    "--file-headers",
                    "--sections",
                    "--coff-imports",
                    "--coff-exports",
                    "--coff-basereloc",
                    "--coff-load-config",
                    "--coff-tls-directory",
                    image.toString()));
            ForeignToolsTest.run(List.of("objdump", "-x", image.toString()));
        }
        assertTrue(images.size() > 20, images::toString);
    }

    /** jml tells the lines (/Zd, /Zi), jlink reads them. */
    @Test
    void undefinedSymbolsNameTheSourceLine() throws IOException {
        Path source = temporary.resolve("lines.asm");
        Files.write(
                source,
                List.of(
                        ".386",
                        ".MODEL FLAT, STDCALL",
                        "Missing PROTO :DWORD",
                        ".CODE",
                        "start PROC",
                        "    INVOKE Missing, 1",
                        "    ret",
                        "start ENDP",
                        "END start"));
        for (String debug : List.of("/Zd", "/Zi")) {
            Diagnostics problems = new Diagnostics();
            LinkOptions options = LinkOptions.of(problems, List.of("/subsystem:console", "lines.obj"));
            assertTrue(Linker.link(options, FileFinder.of(Map.of("lines.obj", assemble(source, debug))), problems)
                    .isEmpty());
            String text = text(problems);
            assertTrue(text.contains("_Missing@4 referenced in function _start@0\n  at "), text);
            assertTrue(text.contains("lines.asm(6)\n"), text);
        }
    }

    @Test
    void everySourceIsInTheTable() throws IOException {
        String links =
                String.join(" ", table().rows().stream().map(row -> row.cell(3)).toList());
        for (String name : inputs().keySet()) {
            assertTrue(links.contains(name), name);
        }
    }
}
