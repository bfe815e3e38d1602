package jmasm.assembler.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jmasm.assembler.Includes;
import jmasm.base.SourceFile;

/**
 * INCLUDE from the host's folders: that of the including file, then /I, then the INCLUDE variable. Names written for
 * Windows are found elsewhere too: backslashes separate, and case does not count.
 */
public final class FileIncludes implements Includes {

    private final List<Path> folders;

    FileIncludes(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** These folders, then those of the INCLUDE environment variable. */
    public static FileIncludes ofEnvironment(List<Path> folders) {
        List<Path> all = new ArrayList<>(folders);
        String variable = System.getenv("INCLUDE");
        if (variable != null) {
            for (String folder : variable.split(File.pathSeparator)) {
                if (!folder.isBlank()) {
                    path(folder).ifPresent(all::add);
                }
            }
        }
        return new FileIncludes(all);
    }

    @Override
    public Optional<SourceFile> open(String name, SourceFile from) {
        return file(name, from).flatMap(FileIncludes::read);
    }

    @Override
    public Optional<byte[]> bytes(String name, SourceFile from) {
        return file(name, from).flatMap(found -> {
            try {
                return Optional.of(Files.readAllBytes(found));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<Path> file(String name, SourceFile from) {
        String portable = name.replace('\\', '/');
        List<Path> candidates = new ArrayList<>();
        Path own = path(from.name()).map(Path::getParent).orElse(null);
        candidates.add(own == null ? Path.of("") : own);
        candidates.addAll(folders);
        if (portable.startsWith("/") || portable.length() > 1 && portable.charAt(1) == ':') {
            candidates.add(0, Path.of("/"));
        }
        for (Path folder : candidates) {
            Optional<Path> found = find(folder, portable);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<SourceFile> read(Path file) {
        try {
            return Optional.of(SourceFile.read(file, file.toString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The file as named, or with each part found in another case. */
    private static Optional<Path> find(Path folder, String name) {
        Optional<Path> relative = path(name.replaceFirst("^([A-Za-z]:)?/+", ""));
        if (relative.isEmpty()) {
            return Optional.empty();
        }
        Path direct = folder.resolve(relative.get());
        if (Files.isRegularFile(direct)) {
            return Optional.of(direct);
        }
        Path at = folder;
        for (Path part : relative.get()) {
            Optional<Path> next = entry(at, part.toString());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Files.isRegularFile(at) ? Optional.of(at) : Optional.empty();
    }

    private static Optional<Path> entry(Path folder, String name) {
        Path exact = folder.resolve(name);
        if (name.equals("..") || name.equals(".") || Files.exists(exact)) {
            return Optional.of(exact);
        }
        Path listed = folder.toString().isEmpty() ? Path.of(".") : folder;
        try (Stream<Path> entries = Files.list(listed)) {
            return entries.filter(entry -> entry.getFileName().toString().equalsIgnoreCase(name))
                    .sorted()
                    .findFirst()
                    .map(entry -> folder.resolve(entry.getFileName()));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
