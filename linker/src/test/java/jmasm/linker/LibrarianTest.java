package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostics;
import jmasm.coff.Archive;
import jmasm.coff.ExportTable;
import jmasm.coff.ImportTable;
import jmasm.coff.PeImage;
import org.junit.jupiter.api.Test;

class LibrarianTest {

    private final Map<String, byte[]> files = new HashMap<>();
    private final Diagnostics problems = new Diagnostics();

    private static byte[] object(String symbol) {
        return ObjectNotation.parse(List.of("section .text code", "public " + symbol, "bytes C3"))
                .toBytes();
    }

    private Optional<Librarian.Result> run(String... arguments) {
        return Librarian.run(List.of(arguments), FileFinder.of(files), problems);
    }

    private Librarian.Result made(String... arguments) {
        return run(arguments)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    @Test
    void makesListsExtractsRemoves() throws Exception {
        files.put("src/a.obj", object("_a"));
        files.put("b.obj", object("_b"));
        Librarian.Result library = made("/out:ab.lib", "src/a.obj", "b.obj");
        assertEquals("ab.lib", library.name());
        files.put("ab.lib", library.output().orElseThrow());
        assertEquals(2, Archive.read(files.get("ab.lib")).symbols().size());
        assertEquals(List.of("a.obj", "b.obj"), made("/list", "ab.lib").lines());

        Librarian.Result member = made("/extract:B.OBJ", "ab.lib");
        assertEquals("b.obj", member.name());
        assertArrayEquals(files.get("b.obj"), member.output().orElseThrow());

        files.put("ab.lib", made("/remove:a.obj", "ab.lib").output().orElseThrow());
        assertEquals(List.of("b.obj"), made("/list", "ab.lib").lines());
    }

    @Test
    void anObjectReplacesTheMemberOfItsName() throws Exception {
        files.put("a.obj", object("_old"));
        files.put("a.lib", made("a.obj").output().orElseThrow());
        files.put("a.obj", object("_new"));
        files.put("a.lib", made("a.lib", "a.obj").output().orElseThrow());
        assertEquals("_new", Archive.read(files.get("a.lib")).symbols().get(0).symbol());
        assertEquals(List.of("a.obj"), made("/list", "a.lib").lines());
    }

    @Test
    void anImportLibraryOfADescription() throws Exception {
        String text = "LIBRARY Math.dll\nEXPORTS\nAdd@8\nprintf\nTable DATA\nBy@4 @7 NONAME\nHidden PRIVATE\n";
        files.put("math.def", text.getBytes(StandardCharsets.ISO_8859_1));
        Librarian.Result made = made("/def:math.def");
        assertEquals("math.lib", made.name());
        files.put("math.lib", made.output().orElseThrow());
        List<String> symbols = Archive.read(files.get("math.lib")).symbols().stream()
                .map(Archive.Entry::symbol)
                .toList();
        assertTrue(
                symbols.containsAll(List.of("_Add@8", "__imp__Add@8", "_printf", "__imp__Table", "_By@4")),
                symbols::toString);
        assertTrue(symbols.stream().noneMatch(symbol -> symbol.contains("Hidden")), symbols::toString);
    }

    /** Neither can be linked first: the description of one gives its library and its export table. */
    @Test
    void twoDllsThatImportFromEachOther() throws Exception {
        files.put("a.def", "LIBRARY a.dll\nEXPORTS\nHere\nThere=b.There\n".getBytes(StandardCharsets.ISO_8859_1));
        Librarian.Result described = made("/def:a.def");
        files.put("a.lib", described.output().orElseThrow());
        assertEquals("a.exp", described.others().get(0).name());
        files.put("a.exp", described.others().get(0).bytes());
        files.put("b.obj", calling("_There", "_Here"));
        LinkResult b = link("/dll", "/noentry", "/export:There", "b.obj", "a.lib");
        files.put("b.lib", b.importLibrary().orElseThrow());
        files.put("a.obj", calling("_Here", "_There"));
        LinkResult a = link("/dll", "/noentry", "a.exp", "a.obj", "b.lib");
        assertTrue(a.importLibrary().isEmpty(), "it exists already");
        PeImage image = PeImage.read(a.image());
        ExportTable exports = ExportTable.read(image).orElseThrow();
        assertEquals("a.dll", exports.dllName());
        assertEquals(
                image.sections().get(0).virtualAddress(),
                exports.find("Here").orElseThrow().rva());
        assertEquals(Optional.of("b.There"), exports.find("There").orElseThrow().forwarder());
        assertEquals("b.dll", ImportTable.read(image).dlls().get(0).name());
        link("/dll", "/noentry", "/export:Here", "a.exp", "a.obj", "b.lib");
        assertEquals(LinkProblem.OPTION_IGNORED, problems.all().get(0).problem());
    }

    private static byte[] calling(String name, String other) {
        return ObjectNotation.parse(List.of("section .text code", "public " + name, "call " + other))
                .toBytes();
    }

    private LinkResult link(String... arguments) {
        return Linker.link(LinkOptions.of(problems, List.of(arguments)), FileFinder.of(files), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    @Test
    void whatIsNotThere() {
        files.put("a.obj", object("_a"));
        files.put("a.lib", made("a.obj").output().orElseThrow());
        assertTrue(made("/extract:b.obj", "a.lib").output().isEmpty());
        assertEquals(LinkProblem.NO_SUCH_MEMBER, problems.all().get(0).problem());
        assertTrue(run("/list", "nowhere.lib").isEmpty());
        assertEquals(LinkProblem.CANNOT_OPEN_INPUT, problems.all().get(1).problem());
    }
}
