package jmasm.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.coff.DataDirectory;
import jmasm.coff.Directory;
import jmasm.coff.PeImage;
import jmasm.golden.Golden;
import jmasm.machine.trace.TraceFilter;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each program in {@code examples/} from source to exit status, against the files in its {@code expected/}. */
class ExamplesTest {

    private static final int LARGEST_IMAGE = 3072;

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicContainer> examples() throws IOException {
        return Example.all().stream()
                .map(example -> DynamicContainer.dynamicContainer(
                        example.name(),
                        Stream.of(
                                DynamicTest.dynamicTest("does what it says", () -> outcome(example)),
                                DynamicTest.dynamicTest("is traced call by call", () -> trace(example, "service")),
                                DynamicTest.dynamicTest("is traced step by step", () -> trace(example, "sequence")),
                                DynamicTest.dynamicTest(
                                        "is small and imports only what it names", () -> shape(example)),
                                DynamicTest.dynamicTest("is the same when built twice", () -> builtTwice(example)))));
    }

    private void outcome(Example example) throws IOException {
        Path driveC = emptyDrive();
        Toolchain.Ran ran = run(example, TraceFilter.OFF, driveC);
        golden(example, "exit").matches(masm(ran.exitStatus()) + "\n");
        messages(example, ran.messages());
        assertEquals("", ran.trace());
        files(example, driveC);
    }

    /** What jrun had to say; no file where it must be silent. */
    private static void messages(Example example, String messages) {
        if (!messages.isEmpty() || Files.exists(example.expected().resolve("messages"))) {
            golden(example, "messages").matches(messages);
        }
    }

    /** What the program left on its drive, byte by byte; with -Dgolden=update what it left becomes what is expected. */
    private static void files(Example example, Path driveC) throws IOException {
        TreeMap<String, byte[]> actual = new TreeMap<>();
        for (String name : names(driveC)) {
            actual.put(name, Files.readAllBytes(driveC.resolve(name)));
        }
        for (var file : actual.entrySet()) {
            golden(example, "files/" + file.getKey()).matches(file.getValue());
        }
        Path expected = example.expected().resolve("files");
        assertEquals(Files.isDirectory(expected) ? names(expected) : Set.of(), actual.keySet());
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private void trace(Example example, String category) throws IOException {
        TraceFilter filter = TraceFilter.parse(category);
        String first = run(example, filter, emptyDrive()).trace();
        golden(example, category.equals("service") ? "trace" : category).matches(first);
        assertEquals(first, run(example, filter, emptyDrive()).trace(), "two runs, two traces");
    }

    private static void shape(Example example) throws IOException, MalformedInput {
        Toolchain.Built built = build(example);
        assertTrue(built.image().length <= LARGEST_IMAGE, built.image().length + " bytes");
        DataDirectory imports = PeImage.read(built.image()).directory(Directory.IMPORT);
        boolean named = Files.readString(example.source()).contains("INCLUDELIB");
        assertEquals(named, imports.size() != 0, "size of the import directory");
        assertEquals(named, imports.rva() != 0, "address of the import directory");
    }

    private void builtTwice(Example example) throws IOException {
        Toolchain.Built first = build(example);
        Path elsewhere = Files.createTempDirectory(temporary, "another folder")
                .resolve(example.source().getFileName());
        Files.copy(example.source(), elsewhere);
        Toolchain.Built second = Toolchain.build(elsewhere, example.name());
        assertArrayEquals(first.object(), second.object());
        assertArrayEquals(first.image(), second.image());
        assertEquals(first.map(), second.map());
    }

    @Test
    void lineEndsDoNotMatter() throws IOException {
        for (Example example : Example.all()) {
            String text = Files.readString(example.source(), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("\r"));
            SourceFile dos = SourceFile.of(example.source().getFileName().toString(), text.replace("\n", "\r\n"));
            assertArrayEquals(
                    build(example).image(), Toolchain.build(dos, example.name()).image(), example.name());
        }
    }

    private static Toolchain.Built build(Example example) throws IOException {
        return Toolchain.build(example.source(), example.name());
    }

    private static Toolchain.Ran run(Example example, TraceFilter filter, Path driveC) throws IOException {
        return Toolchain.run(build(example), example.version(), filter, driveC);
    }

    private Path emptyDrive() throws IOException {
        return Files.createTempDirectory(temporary, "drive");
    }

    private static Golden golden(Example example, String name) {
        return new Golden(example.expected().resolve(name));
    }

    /** As MASM writes it, and as the documentation names statuses. */
    private static String masm(int status) {
        if (status >= 0 && status < 10) {
            return Integer.toString(status);
        }
        String digits = Integer.toHexString(status).toUpperCase(Locale.ROOT);
        return (digits.charAt(0) > '9' ? "0" : "") + digits + "h";
    }
}
