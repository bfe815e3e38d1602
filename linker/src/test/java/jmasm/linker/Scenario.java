package jmasm.linker;

import java.io.IOException;
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
import jmasm.base.FatalProblem;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.coff.ImportMember;
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
 * end
 * bytes bad.obj 4D 5A
 * text-file a.def              followed by lines that begin with |
 * | EXPORTS
 * res-file a.res               followed by lines resource type name language text
 * expect a.obj : error LNK2001: …
 * expect   hint: …
 * </pre>
 */
final class Scenario {

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
            case "link" -> commandLine = rest;
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
            case "end" -> endLibrary();
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

    private void endLibrary() throws MalformedInput {
        endObject();
        files.put(library.orElseThrow(), Archive.of(members).toBytes());
        library = Optional.empty();
        members.clear();
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

    Scenario link() {
        try {
            options = Optional.of(LinkOptions.of(problems, arguments()));
            result = new Linker(options.get(), FileFinder.of(files), problems, log::add).link();
        } catch (FatalProblem e) {
            // It is among the problems.
        }
        return this;
    }

    /** What the user would see. */
    List<String> messages() {
        List<String> lines = new ArrayList<>();
        DiagnosticPrinter printer = new DiagnosticPrinter(lines::add);
        problems.all().stream()
                .filter(problem -> options.isEmpty() || !options.get().ignores(problem))
                .forEach(printer::print);
        return lines;
    }
}
