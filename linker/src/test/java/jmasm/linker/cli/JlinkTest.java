package jmasm.linker.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jmasm.base.ExitCode;
import jmasm.coff.Archive;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.MapSymbols;
import jmasm.coff.PeImage;
import jmasm.coff.WinNt;
import jmasm.golden.Golden;
import jmasm.linker.FileNames;
import jmasm.linker.LinkOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user meets it: files on a disk, exit codes, what is left behind. */
class JlinkTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeObject() throws IOException {
        write("main.obj", object("_main@0", "-entry:main@0"));
    }

    private static byte[] object(String name, String directives) {
        int code = WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;
        return new CoffObject(
                        List.of(
                                CoffSection.of(".text", code, new byte[] {(byte) 0xC3}, List.of()),
                                CoffSection.of(
                                        ".drectve",
                                        WinNt.IMAGE_SCN_LNK_INFO,
                                        directives.getBytes(StandardCharsets.ISO_8859_1),
                                        List.of())),
                        List.of(CoffSymbol.external(name, 1, 0, true)))
                .toBytes();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return Jlink.run(arguments, new PrintStream(out), new PrintStream(err));
    }

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void linksAnExeWithAMap() throws Exception {
        assertEquals(
                ExitCode.SUCCESS,
                run("-SubSystem:Console", path("main.obj"), "/out:" + path("a b.exe"), "/map", "/nologo"));
        assertEquals("", out + err.toString());
        PeImage image = PeImage.read(Files.readAllBytes(folder.resolve("a b.exe")));
        assertEquals(0x1000, image.optionalHeader().addressOfEntryPoint());
        MapSymbols map = MapSymbols.parse(Files.readString(folder.resolve("a b.map")));
        assertEquals("_main@0", map.at(0x1000).orElseThrow().name());
    }

    @Test
    void theSameBytesInAnotherFolder() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(folder.resolve("main.obj"), other.resolve("main.obj"));
        run("/subsystem:console", path("main.obj"), "/out:" + path("a.exe"));
        run("/subsystem:console", other.resolve("main.obj").toString(), "/out:" + other.resolve("a.exe"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.exe")), Files.readAllBytes(other.resolve("a.exe")));
    }

    @Test
    void responseFiles() throws Exception {
        write("b c.obj", object("_other", ""));
        write("inner.rsp", ("\"" + path("b c.obj") + "\"\r\n/nologo").getBytes(StandardCharsets.UTF_8));
        write(
                "link.rsp",
                ("; a comment\n/subsystem:console\n  ; @another\n@" + path("inner.rsp"))
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(
                ExitCode.SUCCESS,
                run("@" + path("link.rsp"), path("main.obj"), "/out:" + path("a.exe")),
                err::toString);
        assertEquals(ExitCode.COMMAND_LINE, run("@" + path("nowhere.rsp")));
        assertTrue(err.toString().contains("LNK1104: cannot open file '" + path("nowhere.rsp")), err::toString);
    }

    @Test
    void responseFilesInAnyUnicode() throws Exception {
        String text = "\uFEFF/subsystem:console \"" + path("main.obj") + "\" \"/out:" + path("a.exe") + "\"\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            write("link.rsp", text.getBytes(charset));
            assertEquals(ExitCode.SUCCESS, run("@" + path("link.rsp")), err::toString);
            Files.delete(folder.resolve("a.exe"));
        }
    }

    @Test
    void aResponseFileThatNamesItself() throws Exception {
        write("loop.rsp", ("@" + path("loop.rsp")).getBytes(StandardCharsets.UTF_8));
        assertEquals(ExitCode.COMMAND_LINE, run("@" + path("loop.rsp")));
    }

    @Test
    void librariesAreFoundByAnyPathInAnyCase() throws Exception {
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        write(
                "main.obj",
                object("_main@0", "-entry:main@0 -defaultlib:\\masm32\\lib\\KERNEL32.LIB -defaultlib:user32"));
        Files.write(libraries.resolve("kernel32.lib"), "!<arch>\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(libraries.resolve("User32.Lib"), "!<arch>\n".getBytes(StandardCharsets.ISO_8859_1));
        String[] arguments = {"/subsystem:console", path("main.obj"), "/out:" + path("a.exe"), "/libpath:" + libraries};
        assertEquals(ExitCode.SUCCESS, run(arguments), err::toString);
    }

    /** A library that no disk needs to have, and that a user's own replaces. */
    @Test
    void builtInLibraries() throws Exception {
        write("main.obj", object("_main@0", "-entry:main@0 -defaultlib:c:\\masm32\\lib\\user32.lib"));
        byte[] empty = "!<arch>\n".getBytes(StandardCharsets.ISO_8859_1);
        List<String> arguments =
                new ArrayList<>(List.of("/subsystem:console", path("main.obj"), "/out:" + path("a.exe"), "/verbose"));
        assertEquals(ExitCode.SUCCESS, run(arguments.toArray(new String[0])), err::toString);
        assertTrue(out.toString().contains("Searching user32.lib (built in)"), out::toString);
        write("user32.lib", empty);
        arguments.add("/libpath:" + folder);
        assertEquals(ExitCode.SUCCESS, run(arguments.toArray(new String[0])), err::toString);
        assertTrue(out.toString().contains("Searching " + path("user32.lib")), out::toString);
    }

    @Test
    void aDllAndItsImportLibrary() throws Exception {
        assertEquals(
                ExitCode.SUCCESS,
                run("/dll", "/noentry", "/export:main", path("main.obj"), "/out:" + path("a.dll")),
                err::toString);
        write("user.obj", object("_start", "-include:_main@0 -include:__imp__main@0"));
        assertEquals(
                ExitCode.SUCCESS,
                run("/subsystem:console", "/entry:start", path("user.obj"), path("a.lib"), "/out:" + path("user.exe")),
                err::toString);
    }

    @Test
    void nothingIsLeftWhenItFails() throws Exception {
        write("old.exe", new byte[] {1});
        assertEquals(
                ExitCode.USER_ERROR,
                run("/subsystem:console", "/include:_nowhere", path("main.obj"), "/map", "/out:" + path("old.exe")));
        assertEquals(List.of("main.obj", "old.exe"), filesLeft());
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("old.exe")), "the old image stays");
    }

    @Test
    void anImageThatCannotBeWritten() {
        assertEquals(ExitCode.USER_ERROR, run("/subsystem:console", path("main.obj"), "/out:" + path("no/such/a.exe")));
        assertTrue(
                err.toString().contains("fatal error LNK1168: cannot open " + path("no/such/a.exe") + " for writing"),
                err::toString);
    }

    @Test
    void wrongCommandLines() {
        assertEquals(ExitCode.COMMAND_LINE, run());
        assertEquals(ExitCode.COMMAND_LINE, run("/out", path("main.obj")));
        assertEquals(ExitCode.COMMAND_LINE, run("/base:x", path("main.obj")));
        assertFalse(err.toString().contains("at jmasm"), "never a stack trace");
    }

    @Test
    void librarianWithoutWork() {
        for (String[] arguments : List.of(
                new String[] {"/lib"}, new String[] {"/LIB", "/nologo"}, new String[] {"-lib", "/list", "/out:x.lib"
                })) {
            assertEquals(ExitCode.COMMAND_LINE, run(arguments));
            assertTrue(err.toString().contains("there is nothing to do"), err::toString);
        }
        assertEquals("", out.toString());
        assertEquals(ExitCode.SUCCESS, run("/lib", "--help"));
        assertTrue(out.toString().contains("/EXTRACT:member"), out::toString);
    }

    @Test
    void help() {
        assertEquals(ExitCode.SUCCESS, run("--help"));
        Golden.of("src/test/golden/help.txt").matches(out.toString());
        List<String> words = List.of(out.toString().split("\\s+"));
        for (LinkOption option : LinkOption.values()) {
            assertEquals(
                    option.support() == LinkOption.Support.YES,
                    words.contains("/" + option + option.argument()),
                    option.name());
        }
    }

    /** docs/link-options.md has a row for each option, in the words of {@link LinkOption}. */
    @Test
    void optionPage() {
        Golden.of("../docs/link-options.md").matches(OptionPage.text());
    }

    @Test
    void linkVersion() throws Exception {
        for (List<String> version : List.of(List.of("--link-version", "14"), List.of("--link-version=14"))) {
            List<String> arguments =
                    new ArrayList<>(List.of("/subsystem:console", path("main.obj"), "/out:" + path("a.exe")));
            arguments.addAll(version);
            assertEquals(ExitCode.SUCCESS, run(arguments.toArray(new String[0])), err::toString);
            PeImage image = PeImage.read(Files.readAllBytes(folder.resolve("a.exe")));
            assertEquals(14, image.optionalHeader().linkerVersion().major());
        }
        assertEquals(ExitCode.COMMAND_LINE, run(path("main.obj"), "--link-version"));
        assertEquals(ExitCode.COMMAND_LINE, run(path("main.obj"), "--link-version=7"));
    }

    /** The copies link to the same image in another folder. */
    @Test
    void linkReproOfAThinArchive() throws Exception {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        byte[] member = object("_other", "");
        Files.createDirectory(folder.resolve("lib"));
        write("lib/other.obj", member);
        byte[] thin = ("!<thin>\n" + "lib/other.obj/  0           0     0     644     "
                        + String.format("%-10d`\n", member.length))
                .getBytes(StandardCharsets.ISO_8859_1);
        write("thin.lib", thin);
        write("main.obj", object("_main@0", "-entry:main@0 -include:_other"));
        String[] link = {
            "/subsystem:console", path("main.obj"), path("thin.lib"), "/out:" + path("a.exe"), "/linkrepro:" + copies
        };
        assertEquals(ExitCode.SUCCESS, run(link), err::toString);
        assertEquals(
                List.of("other.obj"),
                Archive.read(Files.readAllBytes(copies.resolve("thin.lib"))).members().stream()
                        .map(found -> FileNames.last(found.name()))
                        .toList());
    }

    @Test
    void linkRepro() throws Exception {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        write("main.obj", object("_main@0", "-entry:main@0 -include:_other -defaultlib:other"));
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        write("other.obj", object("_other", ""));
        assertEquals(
                ExitCode.SUCCESS,
                run("/lib", path("other.obj"), "/out:" + libraries.resolve("other.lib")),
                err::toString);
        assertEquals(
                ExitCode.SUCCESS,
                run(
                        "/subsystem:console",
                        path("main.obj"),
                        "/libpath:" + libraries,
                        "/out:" + path("a.exe"),
                        "/linkrepro:" + copies),
                err::toString);
        String response = Files.readString(copies.resolve("link.rsp"));
        assertEquals("\"/subsystem:console\"\n\"main.obj\"\n\"/out:a.exe\"\n", response);
        assertArrayEquals(
                Files.readAllBytes(libraries.resolve("other.lib")), Files.readAllBytes(copies.resolve("other.lib")));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("main.obj")), Files.readAllBytes(copies.resolve("main.obj")));
    }

    @Test
    void debugWritesADatabase() throws Exception {
        assertEquals(
                ExitCode.SUCCESS,
                run("/subsystem:console", path("main.obj"), "/out:" + path("a.exe"), "/debug", "/pdbstripped", "/time"),
                err::toString);
        assertEquals(List.of("a.exe", "a.pdb", "a.stripped.pdb", "main.obj"), filesLeft());
        assertTrue(out.toString().contains("Time of reading: "), out::toString);
    }

    /** What begins with a slash is an option or a file. */
    @Test
    void absolutePathsAreFiles() {
        List<String> files = new ArrayList<>(List.of("/home/me/x.obj", "/x.obj", "/tmp/out:1/x.obj", "x.obj"));
        files.removeIf(jmasm.linker.OptionText::isOption);
        assertEquals(4, files.size());
        for (String option : List.of("/out:/home/me/x.exe", "-MAP", "/map", "/nosuchoption")) {
            assertTrue(jmasm.linker.OptionText.isOption(option), option);
        }
    }
}
