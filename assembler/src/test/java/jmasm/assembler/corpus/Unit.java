package jmasm.assembler.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of a folder that are assembled by themselves: those that have an END. Others are included by them. */
final class Unit {

    private static final Pattern END = Pattern.compile("(?im)^[ \\t]*end\\b[^\\r\\n=]*$");

    private Unit() {}

    /** All below {@code folder} with one of {@code endings} (lower case, with dot), sorted by name. */
    static List<Path> below(Path folder, List<String> endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> endings.stream().anyMatch(lowerCaseName(file)::endsWith))
                    .filter(Unit::hasEnd)
                    .sorted()
                    .toList();
        }
    }

    private static String lowerCaseName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean hasEnd(Path file) {
        try {
            return END.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
