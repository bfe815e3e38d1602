package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostics;
import jmasm.coff.CoffObject;
import jmasm.coff.ExportTable;
import jmasm.coff.FileKind;
import jmasm.coff.ImportTable;
import jmasm.coff.PeImage;
import jmasm.coff.PeSection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** LLVM's and GNU's tools read what we write, and we read what they write. */
class OracleTest {

    /** Text, resources, and libraries whose members must be where they were. */
    private static final Set<FileKind> NOT_FOR_THEM =
            EnumSet.of(FileKind.UNKNOWN, FileKind.RESOURCE, FileKind.THIN_ARCHIVE);

    @TempDir
    Path folder;

    /** Nobody complains about an object, a library or an image of {@code src/test/links}. */
    @TestFactory
    List<DynamicTest> othersReadWhatWeWrite() throws IOException {
        Tool readobj = Tool.installed("llvm-readobj");
        Tool objdump = Tool.installed("objdump");
        List<DynamicTest> tests = new ArrayList<>();
        for (Path path : Scenario.in("links")) {
            tests.add(DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                Scenario scenario = Scenario.read(path).link();
                LinkResult result = scenario.result.orElseThrow();
                Map<String, byte[]> files = new HashMap<>(scenario.files());
                files.put("image.exe", result.image());
                result.importLibrary().ifPresent(library -> files.put("image.lib", library));
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    if (FileKind.of(file.getValue()) == FileKind.IMAGE
                            && !file.getKey().equals("image.exe")) {
                        continue; // a DOS stub
                    }
                    Path written = folder.resolve(file.getKey());
                    Files.createDirectories(written.getParent());
                    Files.write(written, file.getValue());
                    if (NOT_FOR_THEM.contains(FileKind.of(file.getValue()))) {
                        continue;
                    }
                    readobj.run(folder, "--file-headers", "--sections", "--relocs", "--symbols", file.getKey());
                    boolean usualObject = FileKind.of(file.getValue()) == FileKind.OBJECT && file.getValue()[0] != 0;
                    if (usualObject || FileKind.of(file.getValue()) == FileKind.IMAGE) {
                        // Debian's reads no objects of /bigobj. Of short import members objdump (2.40) complains
                        // whoever wrote them.
                        objdump.run(folder, "-x", file.getKey());
                    }
                }
                readobj.run(
                        folder,
                        "--coff-imports",
                        "--coff-exports",
                        "--coff-basereloc",
                        "--coff-load-config",
                        "--coff-tls-directory",
                        "--coff-resources",
                        "image.exe");
            }));
        }
        return tests;
    }

    /** lld-link links our objects to the same code and data. */
    @TestFactory
    List<DynamicTest> lldLinksTheSame() throws IOException {
        Tool lld = Tool.installed("lld-link");
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : List.of("article", "grouping", "comdat", "relocatable-exe", "library")) {
            tests.add(DynamicTest.dynamicTest(name, () -> {
                Scenario scenario =
                        Scenario.read(Path.of("src/test/links", name + ".link")).link();
                for (Map.Entry<String, byte[]> file : scenario.files().entrySet()) {
                    Files.write(folder.resolve(file.getKey()), file.getValue());
                }
                List<String> arguments = new ArrayList<>(scenario.arguments());
                arguments.removeIf(argument -> argument.startsWith("/map") || argument.equals("/verbose"));
                arguments.addAll(List.of("/safeseh:no", "/out:lld.exe", "/nodefaultlib", "/opt:noicf"));
                if (arguments.stream().noneMatch(argument -> argument.startsWith("/fixed"))) {
                    arguments.addAll(List.of("/fixed", "/dynamicbase:no"));
                }
                lld.run(folder, arguments.toArray(new String[0]));
                compare(
                        PeImage.read(Files.readAllBytes(folder.resolve("lld.exe"))),
                        PeImage.read(scenario.result.orElseThrow().image()));
            }));
        }
        return tests;
    }

    /** The same tree of resources as lld-link makes, as llvm-readobj shows it, but for places. */
    @Test
    void lldHasTheSameResources() throws Exception {
        Tool lld = Tool.installed("lld-link");
        Tool readobj = Tool.installed("llvm-readobj");
        Scenario scenario =
                Scenario.read(Path.of("src/test/links/resources.link")).link();
        for (Map.Entry<String, byte[]> file : scenario.files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        lld.run(
                folder,
                "/subsystem:windows",
                "/entry:main",
                "/safeseh:no",
                "/nodefaultlib",
                "/out:lld.exe",
                "main.obj",
                "a.res",
                "b.res");
        Files.write(folder.resolve("our.exe"), scenario.result.orElseThrow().image());
        assertEquals(resources(readobj, "lld.exe"), resources(readobj, "our.exe"));
    }

    private String resources(Tool readobj, String image) throws Exception {
        String text = readobj.run(folder, "--coff-resources", image);
        return text.lines()
                .filter(line -> !line.contains("File: ")
                        && !line.contains("RVA")
                        && !line.contains("Offset")
                        && !line.contains("Time"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static void compare(PeImage theirs, PeImage ours) {
        assertEquals(
                theirs.optionalHeader().addressOfEntryPoint(),
                ours.optionalHeader().addressOfEntryPoint());
        assertEquals(theirs.sections().size(), ours.sections().size());
        for (int i = 0; i < ours.sections().size(); i++) {
            PeSection their = theirs.sections().get(i);
            PeSection our = ours.sections().get(i);
            assertEquals(their.name(), our.name());
            assertEquals(their.virtualAddress(), our.virtualAddress());
            assertEquals(their.virtualSize(), our.virtualSize());
            assertEquals(their.characteristics(), our.characteristics());
            int mapped = Math.min(our.virtualSize(), our.data().length);
            assertArrayEquals(
                    Arrays.copyOf(their.data(), mapped),
                    Arrays.copyOf(our.data(), mapped),
                    "what is mapped of " + our.name());
        }
    }

    /** clang's objects, with COMDATs, communals, floating-point constants and an import through both kinds of symbols. */
    @Test
    void weLinkWhatClangCompiles() throws Exception {
        Tool clang = Tool.installed("clang");
        Tool dlltool = Tool.installed("llvm-dlltool");
        Files.writeString(folder.resolve("a.cpp"), """
                extern "C" __declspec(dllimport) void __stdcall ExitProcess(unsigned);
                extern "C" int __stdcall helper(double, const char *);
                template <class T> T twice(T x) { static T calls; calls += x; return x * 2; }
                struct Shape { virtual int area() { return 7; } };
                struct Square : Shape { int area() override { return twice(3); } };
                int common[10];
                static Square square;
                extern "C" void start() {
                    Shape *shape = &square;
                    ExitProcess(shape->area() + helper(0.5, "text") + common[1]);
                }
                """);
        Files.writeString(folder.resolve("b.cpp"), """
                template <class T> T twice(T x) { static T calls; calls += x; return x * 2; }
                extern "C" int _fltused = 0;
                extern "C" int __stdcall helper(double x, const char *text) { return twice(4) + (int) (x * 8) + text[0]; }
                """);
        for (String source : List.of("a", "b")) {
            clang.run(
                    folder,
                    "--target=i686-pc-windows-msvc",
                    "-O1",
                    "-fno-rtti",
                    "-fno-exceptions",
                    "-c",
                    source + ".cpp",
                    "-o",
                    source + ".obj");
        }
        Files.writeString(folder.resolve("k.def"), "LIBRARY KERNEL32.dll\nEXPORTS\nExitProcess@4\n");
        dlltool.run(folder, "-m", "i386", "-d", "k.def", "-l", "k.lib");
        for (String object : List.of("a.obj", "b.obj")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(object));
            CoffObject read = CoffObject.read(bytes);
            assertEquals(
                    jmasm.coff.Dump.of(read), jmasm.coff.Dump.of(read.toBytes()), "read and written again: " + object);
        }
        PeImage image = link("/subsystem:console", "/entry:start", "/nodefaultlib", "a.obj", "b.obj", "k.lib");
        assertEquals("KERNEL32.dll", ImportTable.read(image).dlls().get(0).name());
        lldAgrees("/subsystem:console", "/entry:start", "/nodefaultlib", "a.obj", "b.obj", "k.lib");
    }

    /** Source lines of compilers in MSVC's style, in one section and in a section for each function. */
    @Test
    void undefinedSymbolsNameTheSourceLine() throws Exception {
        Tool clang = Tool.installed("clang");
        Files.writeString(folder.resolve("lines.c"), """
                void missing(int);
                void start(void) {
                    missing(1);
                }
                __attribute__((noinline)) void other(void) {
                    missing(2);
                }
                """);
        for (String sections : List.of("-fno-function-sections", "-ffunction-sections")) {
            clang.run(
                    folder,
                    "--target=i686-pc-windows-msvc",
                    "-g",
                    "-gcodeview",
                    sections,
                    "-c",
                    "lines.c",
                    "-o",
                    "lines.obj");
            Diagnostics problems = new Diagnostics();
            LinkOptions options = LinkOptions.of(problems, List.of("/subsystem:console", "/entry:start", "lines.obj"));
            Map<String, byte[]> files = Map.of("lines.obj", Files.readAllBytes(folder.resolve("lines.obj")));
            assertTrue(Linker.link(options, FileFinder.of(files), problems).isEmpty());
            String notes = String.join(" ", problems.all().get(0).notes());
            assertTrue(notes.contains("lines.c(3)") && notes.contains("lines.c(6)"), notes);
        }
    }

    /** The tables differ in their layout, so that only sizes of what both take from the objects are compared. */
    private void lldAgrees(String... arguments) throws Exception {
        Tool lld = Tool.installed("lld-link");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("/safeseh:no", "/out:lld.exe", "/fixed", "/dynamicbase:no", "/opt:noicf"));
        lld.run(folder, all.toArray(new String[0]));
        PeImage theirs = PeImage.read(Files.readAllBytes(folder.resolve("lld.exe")));
        PeImage ours = link(arguments);
        assertEquals(
                theirs.sections().stream().map(PeSection::name).toList(),
                ours.sections().stream().map(PeSection::name).toList());
        PeSection theirData = theirs.sections().get(2);
        PeSection ourData = ours.sections().get(2);
        assertEquals(theirData.virtualSize(), ourData.virtualSize());
    }

    private PeImage link(String... arguments) throws Exception {
        Diagnostics problems = new Diagnostics();
        Map<String, byte[]> files = new HashMap<>();
        for (String argument : arguments) {
            if (!argument.startsWith("/")) {
                files.put(argument, Files.readAllBytes(folder.resolve(argument)));
            }
        }
        LinkOptions options = LinkOptions.of(problems, List.of(arguments));
        Optional<LinkResult> result = Linker.link(options, FileFinder.of(files), problems);
        assertTrue(result.isPresent(), () -> problems.all().toString());
        return PeImage.read(result.get().image());
    }

    /** A DLL of ours is imported by an EXE of lld's, through our import library. */
    @Test
    void lldUsesOurImportLibrary() throws Exception {
        Tool lld = Tool.installed("lld-link");
        Scenario dll = Scenario.read(Path.of("src/test/links/exports.link")).link();
        Files.write(
                folder.resolve("ntdll.lib"),
                dll.result.orElseThrow().importLibrary().orElseThrow());
        CoffObject user = ObjectNotation.parse(List.of(
                "section .text code", "public _start", "call _NtClose@4", "call _RtlFill@8", "call _ByNumber@8"));
        Files.write(folder.resolve("user.obj"), user.toBytes());
        lld.run(
                folder,
                "/subsystem:console",
                "/entry:start",
                "/safeseh:no",
                "/nodefaultlib",
                "user.obj",
                "ntdll.lib",
                "/out:user.exe");
        PeImage image = PeImage.read(Files.readAllBytes(folder.resolve("user.exe")));
        PeImage library = PeImage.read(dll.result.get().image());
        ExportTable exports = ExportTable.read(library).orElseThrow();
        ImportTable.Dll imported = ImportTable.read(image).dlls().get(0);
        assertEquals("ntdll.dll", imported.name());
        assertEquals(3, imported.imports().size());
        for (ImportTable.Import entry : imported.imports()) {
            boolean found = entry.name().isPresent()
                    ? exports.find(entry.name().get()).isPresent()
                    : exports.find(entry.ordinal()).isPresent();
            assertTrue(found, entry.toString());
        }
    }

    /** MinGW's import libraries have the long form; GNU's names and map are read too. */
    @Test
    void weReadGnuArchives() throws Exception {
        Tool ar = Tool.installed("llvm-ar");
        CoffObject object = ObjectNotation.parse(List.of("section .text code", "public _f", "bytes C3"));
        Files.write(folder.resolve("an_object_with_a_long_name.obj"), object.toBytes());
        ar.run(folder, "--format=gnu", "rcs", "gnu.lib", "an_object_with_a_long_name.obj");
        Files.write(
                folder.resolve("main.obj"),
                ObjectNotation.parse(List.of("section .text code", "public _main", "call _f"))
                        .toBytes());
        PeImage image = link("/subsystem:console", "/entry:main", "main.obj", "gnu.lib");
        assertFalse(image.sections().isEmpty());
        assertEquals((byte) 0xC3, image.sections().get(0).data()[8]);
    }
}
