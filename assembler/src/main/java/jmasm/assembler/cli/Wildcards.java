package jmasm.assembler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code *.asm}: ml expands names itself, as Windows' shell does not. */
final class Wildcards {

    private Wildcards() {}

    static boolean are(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    /** The files of the pattern's folder that match it in any case, in the order of their names. */
    static List<String> expand(String pattern) {
        int slash = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf('\\'));
        String folder = pattern.substring(0, slash + 1);
        String name = pattern.substring(slash + 1).toLowerCase(Locale.ROOT);
        try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(file -> matches(name, 0, file.toLowerCase(Locale.ROOT), 0))
                    .sorted()
                    .map(file -> folder + file)
                    .toList();
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return List.of();
        }
    }

    private static boolean matches(String pattern, int at, String name, int from) {
        if (at == pattern.length()) {
            return from == name.length();
        }
        if (pattern.charAt(at) == '*') {
            for (int rest = from; rest <= name.length(); rest++) {
                if (matches(pattern, at + 1, name, rest)) {
                    return true;
                }
            }
            return false;
        }
        boolean same = from < name.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(from));
        return same && matches(pattern, at + 1, name, from + 1);
    }
}
