package jmasm.linker.rc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jmasm.base.ByteWriter;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.coff.Resource;
import jmasm.golden.Golden;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code src/test/rc} compile to what stands beside them, and to what other resource compilers make of them. */
class ResourceCompilerTest {

    private static final Path HEADERS = Path.of("/usr/i686-w64-mingw32/include");

    @TempDir
    Path folder;

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("app.rc", "menuex.rc", "own.rc", "macros.rc", "resource.h")) {
            files.put(name, Files.readAllBytes(Path.of("src/test/rc", name)));
        }
        byte[] small = deviceIndependentBitmap(16, 4);
        byte[] large = deviceIndependentBitmap(32, 32);
        files.put(
                "app.ico",
                new ByteWriter()
                        .u16(0)
                        .u16(1)
                        .u16(2)
                        .bytes(entry(16, 16, 0, 0, small.length, 38))
                        .bytes(entry(32, 0, 0, 0, large.length, 38 + small.length))
                        .bytes(small)
                        .bytes(large)
                        .toByteArray());
        byte[] cursor = deviceIndependentBitmap(32, 1);
        files.put(
                "app.cur",
                new ByteWriter()
                        .u16(0)
                        .u16(2)
                        .u16(1)
                        .bytes(entry(32, 2, 5, 6, cursor.length, 22))
                        .bytes(cursor)
                        .toByteArray());
        byte[] picture = deviceIndependentBitmap(2, 24);
        files.put(
                "pic.bmp",
                new ByteWriter()
                        .latin1("BM")
                        .u32(14 + picture.length)
                        .u32(0)
                        .u32(54)
                        .bytes(picture)
                        .toByteArray());
        files.put("small.fnt", font("Small"));
        files.put("other.fnt", font("Other"));
        files.put("raw.bin", "<raw/>".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    /** A header of version 2, then the name of the face; no pictures. */
    private static byte[] font(String face) {
        ByteWriter out =
                new ByteWriter().u16(0x200).u32(118 + face.length() + 1).latin1("(c)");
        out.zeros(105 - out.size());
        return out.u32(118).u32(0).zeros(5).latin1(face).u8(0).toByteArray();
    }

    private static byte[] entry(int size, int colors, int planes, int bits, int bytes, int offset) {
        return new ByteWriter()
                .u8(size)
                .u8(size)
                .u8(colors)
                .u8(0)
                .u16(planes)
                .u16(bits)
                .u32(bytes)
                .u32(offset)
                .toByteArray();
    }

    private static byte[] deviceIndependentBitmap(int size, int bits) {
        ByteWriter out = new ByteWriter().u32(40).u32(size).u32(2 * size).u16(1).u16(bits);
        return out.zeros(24 + size * size * 4).toByteArray();
    }

    private static List<Resource> compile(String name, Map<String, byte[]> files, Diagnostics problems) {
        ScriptFile.Source source =
                wanted -> Optional.ofNullable(files.get(wanted)).map(bytes -> new ScriptFile(wanted, bytes));
        return ResourceCompiler.compile(source.find(name).orElseThrow(), source, problems);
    }

    private static Map<String, String> dump(List<Resource> resources) {
        Map<String, String> lines = new TreeMap<>();
        for (Resource resource : resources) {
            String key = "type " + resource.type() + " name " + resource.name() + " language " + resource.language();
            lines.put(key, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(resource.data()));
        }
        return lines;
    }

    @Test
    void scripts() throws IOException {
        for (String name : List.of("app", "menuex", "own", "macros")) {
            StringBuilder text = new StringBuilder();
            dump(compile(name + ".rc", files(), new Diagnostics()))
                    .forEach((key, data) -> text.append(key)
                            .append('\n')
                            .append(data.length() > 1200 ? data.substring(0, 1200) + " ..." : data)
                            .append('\n'));
            Golden.of("src/test/rc", name + ".txt").matches(text.toString());
        }
    }

    @Test
    void llvmRcMakesTheSame() throws Exception {
        compare("app", "llvm-rc", "-I", HEADERS.toString(), "/fo", "app.res", "app.rc");
    }

    @Test
    void windresMakesTheSame() throws Exception {
        compare("menuex", "i686-w64-mingw32-windres", "menuex.rc", "-O", "res", "-o", "menuex.res");
    }

    @Test
    void macrosAreThoseOfC() throws Exception {
        compare("macros", "i686-w64-mingw32-windres", "macros.rc", "-O", "res", "-o", "macros.res");
    }

    private void compare(String name, String... command) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(HEADERS), HEADERS + " is not there");
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not installed");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), said);
        List<Resource> theirs = Resource.readAll(Files.readAllBytes(folder.resolve(name + ".res")));
        assertEquals(dump(theirs), dump(compile(name + ".rc", files(), new Diagnostics())));
    }

    /** Whatever a script is, it compiles or there is one message. */
    @Test
    void damagedScripts() throws IOException {
        SplittableRandom random = new SplittableRandom(2003);
        int refused = 0;
        for (int round = 0; round < 1000; round++) {
            Map<String, byte[]> files = files();
            List<String> names = new ArrayList<>(files.keySet());
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = files.get(name).clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte)
                        (random.nextBoolean() ? "\"{}(),|#/*\\\nB0".charAt(random.nextInt(14)) : random.nextInt(256));
            }
            files.put(name, bytes);
            Diagnostics problems = new Diagnostics();
            String script = List.of("app.rc", "own.rc", "macros.rc").get(random.nextInt(3));
            try {
                compile(script, files, problems);
            } catch (FatalProblem e) {
                assertEquals(1, problems.all().size());
                refused++;
            }
        }
        assertTrue(refused > 100, "the damage is noticed: " + refused);
    }

    /** Every message has a script that gives it. */
    @Test
    void messages() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("#include \"nowhere.h\"", "RC1015 s.rc(1) cannot open include file 'nowhere.h'");
        scripts.put(
                "#define a b\n#define b a\n1 RCDATA { a }",
                "RC1076 s.rc(3) files are included, or names are defined"
                        + " by each other, more than 64 deep or without end");
        StringBuilder doubling = new StringBuilder("#define n0 x\n");
        for (int i = 1; i < 60; i++) {
            doubling.append("#define n" + i + " n" + (i - 1) + " n" + (i - 1) + "\n");
        }
        String tooMany = " files are included, or names are defined by each other, more than 64 deep or without end";
        scripts.put(doubling + "n59", "RC1076 s.rc(61)" + tooMany);
        scripts.put("#define f(x) x\n" + doubling + "n59", "RC1076 s.rc(62)" + tooMany);
        scripts.put(
                "#include \"s.rc\"",
                "RC1076 s.rc files are included, or names are defined by each other, more than"
                        + " 64 deep or without end");
        scripts.put("#ifdef x", "RC1070 s.rc mismatched #if/#endif pair in file 's.rc'");
        scripts.put("#endif", "RC1070 s.rc mismatched #if/#endif pair in file 's.rc'");
        scripts.put(
                "1 DIALOG 1,2,3,4 { LTEXT \"\", NOWHERE, 1, 2, 3, 4 }",
                "RC2104 s.rc(1) undefined keyword or key" + " name: NOWHERE");
        scripts.put("\n1 MENU { MENUITEM 5 }", "RC2108 s.rc(2) expected a text, but found 5");
        scripts.put("1 MENU {", "RC2108 s.rc expected END, but found the end of the file");
        scripts.put("1 ICON \"nowhere.ico\"", "RC2135 s.rc(1) file not found: nowhere.ico");
        scripts.put("1 ICON s.rc", "RC2176 s.rc 's.rc' is no icon that a program can have");
        scripts.put("1 FONT s.rc", "RC2176 s.rc 's.rc' is no font that a program can have");
        scripts.put("name FONT s.rc", "RC2108 s.rc expected a number as the name of a font, but found \"NAME\"");
        scripts.put("#if 1 ? 2 : 3", "RC4900 s.rc(1) #if 1 ? 2 : 3: jlink's resource compiler does not know this");
        List<String> codes = new ArrayList<>();
        scripts.forEach((script, message) -> {
            Diagnostics problems = new Diagnostics();
            Map<String, byte[]> files = Map.of("s.rc", script.getBytes(StandardCharsets.ISO_8859_1));
            assertThrows(FatalProblem.class, () -> compile("s.rc", files, problems), script);
            var problem = problems.all().get(0);
            assertEquals(message, problem.problem().code() + " " + problem.place() + " " + problem.text());
            codes.add(problem.problem().code());
        });
        for (RcProblem problem : RcProblem.values()) {
            assertTrue(codes.contains(problem.code()), problem + " has an example");
        }
    }
}
