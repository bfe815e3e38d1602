package jmasm.linker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jmasm.base.DiagnosticPrinter;
import jmasm.base.Diagnostics;
import jmasm.base.ExitCode;
import jmasm.base.FatalProblem;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.coff.ImportMember;
import jmasm.linker.cli.Jlink;
import org.junit.jupiter.api.Assertions;

/**
 * A link described in one file: the command line, the inputs, what is expected to be said.
 *
 * <pre>
 * # what it shows
 * link /subsystem:console a.obj x.lib
 * object a.obj                 followed by lines of {@link ObjectNotation}
 * library x.lib                the objects and imports up to "end" are its members
 *   import CODE NAME_UNDECORATE _ExitProcess@4 kernel32.dll
 * end                          "thin" in its place: the library only names its members, which are files
 * big a.obj                    the object before is written as /bigobj does
 * bytes bad.obj 4D 5A
 * text-file a.def              followed by lines that begin with |
 * | EXPORTS
 * repeat 3 f#=A.f              so many more of them: f1=A.f, f2=A.f, f3=A.f
 * res-file a.res               followed by lines resource type name language text
 * expect a.obj : error LNK2001: …
 * expect   hint: …
 * </pre>
 *
 * <p>Instead of {@code link}, {@code lib} has the librarian's arguments; {@code disk} runs the command with files on a disk,
 * in a new folder that the line and the messages call FOLDER.
 */
final class Scenario {

    private static final String FOLDER = "FOLDER";

    private String tool = "link";
    private String commandLine = "";
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> expected = new ArrayList<>();
    private final List<Archive.Member> members = new ArrayList<>();
    private Optional<String> library = Optional.empty();
    private Optional<String> object = Optional.empty();
    private final List<String> objectLines = new ArrayList<>();
    private Optional<LinkOptions> options = Optional.empty();
    private String textFile = "";

    final Diagnostics problems = new Diagnostics();
    final List<String> log = new ArrayList<>();
    Optional<LinkResult> result = Optional.empty();

    /** True when the work was done, with or without warnings. */
    boolean done;

    /** By the command itself. */
    private final List<String> printed = new ArrayList<>();

    static List<Path> in(String folder) throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("src/test", folder))) {
            return paths.filter(path -> path.toString().endsWith(".link"))
                    .sorted()
                    .toList();
        }
    }

    static Scenario read(Path path) throws IOException, MalformedInput {
        Scenario scenario = new Scenario();
        for (String line : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
            scenario.line(line);
        }
        scenario.endObject();
        return scenario;
    }

    private void line(String line) throws MalformedInput {
        String text = line.strip();
        String keyword = text.split("\\s+", 2)[0];
        String rest = text.substring(keyword.length()).strip();
        switch (keyword) {
            case "", "#" -> {
                // For the reader.
            }
            case "link", "lib", "disk" -> {
                tool = keyword;
                commandLine = rest;
            }
            case "object" -> {
                endObject();
                object = Optional.of(rest);
            }
            case "library" -> {
                endObject();
                library = Optional.of(rest);
            }
            case "import" -> {
                endObject();
                addImport(rest.split("\\s+"));
            }
            case "end" -> endLibrary(false);
            case "thin" -> endLibrary(true);
            case "big" -> {
                add(rest, BigObject.of(ObjectNotation.parse(objectLines)));
                object = Optional.empty();
                endObject();
            }
            case "bytes" -> {
                if (object.isPresent()) {
                    objectLines.add(line);
                } else {
                    addBytes(rest.split("\\s+"));
                }
            }
            case "file" -> {
                endObject();
                addBytes(rest.split("\\s+"));
            }
            case "res-file" -> {
                endObject();
                files.put(rest, ResourceNotation.EMPTY);
                textFile = rest;
            }
            case "resource" -> files.put(textFile, ResourceNotation.append(files.get(textFile), rest));
            case "|" -> textLine(rest);
            case "repeat" -> repeat(rest.split("\\s+", 2));
            case "text-file" -> {
                endObject();
                textFile = rest;
                files.put(rest, new byte[0]);
            }
            case "expect" -> expected.add(line.substring(line.indexOf("expect") + "expect ".length()));
            default -> objectLines.add(line);
        }
    }

    private void textLine(String text) {
        String before = new String(files.get(textFile), StandardCharsets.ISO_8859_1);
        files.put(textFile, (before + text + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private void repeat(String[] words) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= Integer.parseInt(words[0]); i++) {
            lines.append(words[1].replace("#", String.valueOf(i))).append('\n');
        }
        textLine(lines.toString().stripTrailing());
    }

    private void addImport(String[] words) {
        boolean ordinal = words[1].equals("ORDINAL");
        ImportMember member = new ImportMember(
                words.length > 4 ? Integer.parseInt(words[4]) : ordinal ? 1 : 0,
                ImportMember.Type.valueOf(words[0]),
                ImportMember.NameType.valueOf(words[1]),
                words[2],
                words[3]);
        add(words[3], member.toBytes());
    }

    private void addBytes(String[] words) {
        byte[] bytes = new byte[words.length - 1];
        for (int i = 1; i < words.length; i++) {
            bytes[i - 1] = (byte) Integer.parseInt(words[i], 16);
        }
        add(words[0], bytes);
    }

    private void add(String name, byte[] bytes) {
        if (library.isPresent()) {
            members.add(new Archive.Member(name, bytes));
        } else {
            files.put(name, bytes);
        }
    }

    private void endObject() {
        object.ifPresent(name -> add(name, ObjectNotation.parse(objectLines).toBytes()));
        object = Optional.empty();
        objectLines.clear();
    }

    private void endLibrary(boolean thin) throws MalformedInput {
        endObject();
        files.put(
                library.orElseThrow(),
                thin ? ThinArchive.of(members) : Archive.of(members).toBytes());
        if (thin) {
            members.forEach(member -> files.put(member.name(), member.data()));
        }
        library = Optional.empty();
        members.clear();
    }

    /** One file and the command line that a kind of its file needs. */
    static Scenario of(String name, byte[] bytes) {
        Scenario scenario = new Scenario();
        scenario.files.put(name, bytes);
        scenario.commandLine = "/dll /noentry /wholearchive /force " + name;
        return scenario;
    }

    /** False for the librarian and for what needs a disk. */
    boolean isLink() {
        return tool.equals("link");
    }

    /** Files by name, as the linker finds them. */
    Map<String, byte[]> files() {
        return files;
    }

    List<String> arguments() {
        return commandLine.isEmpty() ? List.of() : OptionText.words(commandLine);
    }

    /** Compares what was said with the file's {@code expect} lines; {@code -Dgolden=update} rewrites those. */
    void checkMessages(Path path) throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            List<String> lines = new ArrayList<>(Files.readAllLines(path, StandardCharsets.ISO_8859_1));
            lines.removeIf(line -> line.startsWith("expect "));
            messages().forEach(message -> lines.add("expect " + message));
            Files.write(path, lines, StandardCharsets.ISO_8859_1);
            return;
        }
        Assertions.assertEquals(String.join("\n", expected), String.join("\n", messages()));
    }

    /** Does what the first line says; the name is that of what tests do most. */
    Scenario link() throws IOException {
        try {
            switch (tool) {
                case "lib" ->
                    done = Librarian.run(arguments(), FileFinder.of(files), problems)
                            .isPresent();
                case "disk" -> runOnDisk();
                default -> {
                    options = Optional.of(LinkOptions.of(problems, arguments()));
                    result = new Linker(options.get(), FileFinder.of(files), problems, log::add).link();
                    done = result.isPresent();
                }
            }
        } catch (FatalProblem e) {
            // It is among the problems.
        }
        return this;
    }

    private void runOnDisk() throws IOException {
        Path folder = Files.createTempDirectory("scenario");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        String[] words =
                OptionText.words(commandLine.replace(FOLDER, folder.toString())).toArray(new String[0]);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream err = new PrintStream(said, true, StandardCharsets.ISO_8859_1)) {
            done = Jlink.run(words, err, err) == ExitCode.SUCCESS;
        }
        said.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .forEach(line -> printed.add(line.replace(folder.toString(), FOLDER)));
        for (String name : files.keySet()) {
            Files.delete(folder.resolve(name));
        }
        // Fails where an image was left.
        Files.delete(folder);
    }

    /** What the user would see. */
    List<String> messages() {
        List<String> lines = new ArrayList<>(printed);
        DiagnosticPrinter printer = new DiagnosticPrinter(lines::add);
        problems.all().stream()
                .filter(problem -> options.isEmpty() || !options.get().ignores(problem))
                .forEach(printer::print);
        return lines;
    }
}
