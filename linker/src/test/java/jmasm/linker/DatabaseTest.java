package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteReader;
import jmasm.base.Diagnostics;
import jmasm.coff.Directory;
import jmasm.coff.PeImage;
import jmasm.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program databases of {@code /DEBUG}: LLVM's tools read them, and find what lld-link's have. */
class DatabaseTest {

    private static final int BLOCK = 4096;

    @TempDir
    Path folder;

    private static LinkResult linkScenario() throws Exception {
        return Scenario.read(Path.of("src/test/links/debug.link")).link().result.orElseThrow();
    }

    /** Debuggers refuse a database whose GUID is not the image's. */
    @Test
    void imageAndDatabaseKnowEachOther() throws Exception {
        LinkResult result = linkScenario();
        assertEquals("main.pdb", result.others().get(0).name());
        byte[] database = result.others().get(0).bytes();
        ByteReader information = new ByteReader(database);
        information.seek(firstBlockOfStream(database, 1) * (long) BLOCK + 12);
        PeImage image = PeImage.read(result.image());
        ByteReader record = image.at(image.directory(Directory.DEBUG).rva() + 28, "RSDS");
        record.skip(4);
        assertArrayEquals(information.bytes(16), record.bytes(16));
        assertArrayEquals(database, linkScenario().others().get(0).bytes(), "the same input gives the same database");
    }

    private static int firstBlockOfStream(byte[] file, int stream) throws Exception {
        ByteReader in = new ByteReader(file);
        in.seek(52);
        in.seek(in.u32() * BLOCK);
        int directory = in.i32() * BLOCK;
        in.seek(directory);
        int count = in.i32();
        int before = 0;
        for (int i = 0; i < stream; i++) {
            before += (in.i32() + BLOCK - 1) / BLOCK;
        }
        in.seek(directory + 4 + 4L * count + 4L * before);
        return in.i32();
    }

    @Test
    void dump() throws Exception {
        Tool pdbutil = Tool.installed("llvm-pdbutil");
        write(linkScenario());
        String text = pdbutil.run(folder, "dump", "--all", "main.pdb");
        assertFalse(text.contains("Error"), text);
        Golden.of("src/test/golden/debug.pdb.txt")
                .matches(pdbutil.run(
                        folder, "dump", "-modules", "-l", "-symbols", "-publics", "-globals", "-types", "main.pdb"));
    }

    private void write(LinkResult result) throws Exception {
        for (LinkResult.SideFile file : result.others()) {
            Files.write(folder.resolve(file.name()), file.bytes());
        }
    }

    /** C++ with types, inlined functions, COMDATs: lines, symbols and types are those of lld-link's database. */
    @Test
    void lldHasTheSame() throws Exception {
        Tool lld = Tool.installed("lld-link");
        Tool pdbutil = Tool.installed("llvm-pdbutil");
        List<String> objects = compile();
        List<String> arguments =
                new ArrayList<>(List.of("/debug", "/subsystem:console", "/entry:start", "/nodefaultlib"));
        arguments.addAll(objects);
        LinkResult result = link(arguments, objects);
        write(result);
        arguments.addAll(List.of("/safeseh:no", "/fixed", "/dynamicbase:no", "/out:lld.exe"));
        lld.run(folder, arguments.toArray(new String[0]));
        for (String part : List.of("-l", "-symbols", "-globals", "-publics", "-types", "-ids", "-il")) {
            List<String> ours = comparable(pdbutil.run(folder, "dump", part, "a.pdb"), part);
            assertEquals(comparable(pdbutil.run(folder, "dump", part, "lld.pdb"), part), ours, part);
            assertTrue(ours.size() > 5, part + " shows something");
        }
        assertFalse(pdbutil.run(folder, "dump", "--all", "a.pdb").contains("Error"), "nothing that it can't read");
    }

    /** Without places in streams and paths, up to the linkers' own modules; tables in any order. */
    private static List<String> comparable(String dump, String part) {
        List<String> lines = new ArrayList<>();
        for (String line : dump.split("\n")) {
            if (line.contains("* Linker *")) {
                break;
            }
            boolean place = line.contains("Mod 0") || line.contains("Stream") || line.contains("Hash");
            // The image differs where the linkers lay out their own tables.
            String text = line.replaceFirst("^ *\\d+ \\| S_", "S_").replaceAll("addr = 000[23]:\\d+", "addr");
            if (!place && !text.isBlank()) {
                lines.add(text.strip());
            }
        }
        if (part.equals("-publics") || part.equals("-globals")) {
            lines.sort(null);
        }
        return lines;
    }

    private List<String> compile() throws Exception {
        Tool clang = Tool.installed("clang");
        Files.writeString(folder.resolve("a.cpp"), """
                extern "C" int __stdcall helper(double, const char *);
                template <class T> T twice(T x) { static T calls; calls += x; return x * 2; }
                enum Color { RED, GREEN = 70000 };
                struct Shape { virtual int area() { return 7; } int x : 3; Color c; };
                struct Square : Shape { int area() override { return twice(3); } int sides[4]; };
                int common[10];
                static Square square;
                typedef int (Shape::*pm)();
                pm ptr = &Shape::area;
                extern "C" int start() {
                    Shape *shape = &square;
                    { int inner = shape->area(); common[1] = inner; }
                    return shape->area() + helper(0.5, "text") + common[1];
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
                    "-g",
                    "-gcodeview",
                    "-fno-rtti",
                    "-fno-exceptions",
                    "-c",
                    source + ".cpp",
                    "-o",
                    source + ".obj");
        }
        return List.of("a.obj", "b.obj");
    }

    private LinkResult link(List<String> arguments, List<String> objects) throws Exception {
        Diagnostics problems = new Diagnostics();
        Map<String, byte[]> files = new HashMap<>();
        for (String object : objects) {
            files.put(object, Files.readAllBytes(folder.resolve(object)));
        }
        return Linker.link(LinkOptions.of(problems, arguments), FileFinder.of(files), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    /** What a debugger does first: from an address to function, file and line. */
    @Test
    void fromAnAddressToALine() throws Exception {
        Tool symbolizer = Tool.installed("llvm-symbolizer");
        LinkResult result = linkScenario();
        write(result);
        Files.write(folder.resolve("main.exe"), result.image());
        String text = symbolizer.run(folder, "--obj=main.exe", "0x401000", "0x401005");
        assertEquals(
                List.of("main", "main.asm:3:0", "", "main", "main.asm:4:0", ""),
                text.lines().toList());
    }

    /** A database for others has no sources and no types, and is that of the same image. */
    @Test
    void strippedDatabase() throws Exception {
        Tool pdbutil = Tool.installed("llvm-pdbutil");
        Scenario scenario = Scenario.read(Path.of("src/test/links/debug.link"));
        Diagnostics problems = new Diagnostics();
        List<String> arguments = new ArrayList<>(scenario.arguments());
        arguments.addAll(List.of("/pdbstripped:public.pdb", "/pdbaltpath:c:\\sym\\%_pdb%.%_EXT%"));
        LinkResult result = Linker.link(LinkOptions.of(problems, arguments), FileFinder.of(scenario.files()), problems)
                .orElseThrow();
        write(result);
        String text = pdbutil.run(folder, "dump", "--all", "public.pdb");
        assertTrue(text.contains("_main"), text);
        assertFalse(text.contains("main.asm"), text);
        byte[] whole = result.others().get(0).bytes();
        int at = firstBlockOfStream(whole, 1) * BLOCK;
        byte[] stripped = result.others().get(1).bytes();
        int other = firstBlockOfStream(stripped, 1) * BLOCK;
        assertArrayEquals(Arrays.copyOfRange(whole, at, at + 28), Arrays.copyOfRange(stripped, other, other + 28));
        assertTrue(new String(result.image(), StandardCharsets.ISO_8859_1).contains("c:\\sym\\main.pdb.exe\0"));
    }
}
