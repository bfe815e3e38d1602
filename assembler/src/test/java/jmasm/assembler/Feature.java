package jmasm.assembler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jmasm.assembler.listing.ListingOptions;
import jmasm.base.Diagnostic;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;

/**
 * One source of {@code features/AREA}. Its first line says what it shows and, behind "With", which options it is
 * assembled with; {@code ; warning A4015} on a line announces a message.
 */
record Feature(Path folder, String name) {

    static final Path ALL = Path.of("src/test/resources/jmasm/assembler/features");

    private static final String ENDING = ".asm";
    private static final Pattern EXPECTED = Pattern.compile("; (?:warning|error) (A\\d{4})");
    private static final Pattern OPTIONS = Pattern.compile("\\bWith (/.*)$");
    private static final ListingOptions LISTING = new ListingOptions(false, true, false, true, 0, 0, "", "");

    /** All of them, in order. */
    static List<Feature> all() throws IOException {
        return all(ALL);
    }

    static List<Feature> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(Feature::of)
                    .toList();
        }
    }

    private static Feature of(Path file) {
        String name = file.getFileName().toString();
        return new Feature(file.getParent(), name.substring(0, name.length() - ENDING.length()));
    }

    /** {@code AREA/NAME.asm}. */
    String path() {
        return folder.getFileName() + "/" + name + ENDING;
    }

    SourceFile source() throws IOException {
        return SourceFile.read(folder.resolve(name + ENDING), name + ENDING);
    }

    Assembly assemble(InstructionTable table) throws IOException {
        return assemble(source(), table);
    }

    /** Assembles {@code source}, which is this one's or made of it. */
    Assembly assemble(SourceFile source, InstructionTable table) {
        return new Assembler(options(source, Optional.of(LISTING)), this::include, table).assemble(source);
    }

    Assembly assembleWithoutListing(InstructionTable table) throws IOException {
        SourceFile source = source();
        return new Assembler(options(source, Optional.empty()), this::include, table).assemble(source);
    }

    private Optional<SourceFile> include(String wanted, SourceFile from) {
        Path file = folder.resolve(wanted.replace('\\', '/')).normalize();
        try {
            return Files.exists(file) ? Optional.of(SourceFile.read(file, wanted)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssemblerOptions options(SourceFile source, Optional<ListingOptions> listing) {
        Matcher matcher = OPTIONS.matcher(source.line(1));
        List<String> words = matcher.find() ? List.of(matcher.group(1).trim().split(" ")) : List.of();
        return AssemblerOptions.with(set -> {
            set.listing = listing;
            words.forEach(word -> option(set, word));
        });
    }

    private static void option(AssemblerOptions.Builder set, String word) {
        if (word.equals("/safeseh")) {
            set.safeSeh = true;
        } else if (word.startsWith("/Zp")) {
            set.structAlignment = Integer.parseInt(word.substring(3));
        } else {
            throw new IllegalArgumentException("no option for a feature: " + word);
        }
    }

    /** Line and number of each message that the source announces. */
    List<String> expectedMessages() throws IOException {
        SourceFile source = source();
        List<String> expected = new ArrayList<>();
        for (int line = 1; line <= source.lineCount(); line++) {
            Matcher matcher = EXPECTED.matcher(source.line(line));
            if (matcher.find()) {
                expected.add(line + " " + matcher.group(1));
            }
        }
        return expected;
    }

    /** Line and number of each message that an assembly gave; of one without an announced number, its text. */
    static List<String> messages(Assembly assembly) {
        List<String> given = new ArrayList<>();
        for (Diagnostic diagnostic : assembly.diagnostics()) {
            String line = diagnostic.place().replaceFirst(".*\\((\\d+)\\)$", "$1");
            given.add(line + " " + diagnostic.problem().code());
        }
        return given;
    }

    @Override
    public String toString() {
        return path();
    }
}
