package jmasm.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jmasm.guest.WindowsVersion;

/**
 * A program in {@code examples/} and what it must do.
 *
 * @param source   {@code examples/<folder>/<name>.asm}
 * @param version  Windows XP, unless a file {@code os} in the folder names another
 * @param expected the folder {@code expected} beside the source; in a folder of several programs, the one of the
 *                 program's name in it
 */
record Example(Path source, WindowsVersion version, Path expected) {

    /** All of them, in alphabetical order. The working directory of a test is its module's folder. */
    static List<Example> all() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path folder : sorted(Path.of("."))) {
            List<Path> sources = Files.isDirectory(folder) ? sources(folder) : List.of();
            for (Path source : sources) {
                Path expected = folder.resolve("expected");
                examples.add(new Example(
                        source, version(folder), sources.size() == 1 ? expected : expected.resolve(stem(source))));
            }
        }
        return examples;
    }

    private static List<Path> sources(Path folder) throws IOException {
        return sorted(folder).stream()
                .filter(file -> file.toString().endsWith(".asm"))
                .toList();
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::normalize).sorted().toList();
        }
    }

    private static WindowsVersion version(Path folder) throws IOException {
        Path os = folder.resolve("os");
        return Files.exists(os)
                ? WindowsVersion.named(Files.readString(os).strip()).orElseThrow()
                : WindowsVersion.WINXP;
    }

    private static String stem(Path source) {
        String file = source.getFileName().toString();
        return file.substring(0, file.length() - ".asm".length());
    }

    String name() {
        return stem(source);
    }
}
