package jmasm.linker.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jmasm.linker.FileFinder;
import jmasm.linker.FileNames;
import jmasm.linker.InputFile;

/** Inputs from the disk: the current folder, then {@code /LIBPATH}, then the folders of {@code LIB}. */
public final class DiskFiles implements FileFinder {

    private final List<Path> folders = new ArrayList<>();

    /** @param environment the value of {@code LIB}, folders separated by {@code ;} or the system's separator; may be null */
    public DiskFiles(List<String> libraryPaths, String environment) {
        folders.add(Path.of(""));
        libraryPaths.forEach(this::addFolder);
        if (environment != null) {
            for (String folder : environment.split("[;" + File.pathSeparator + "]")) {
                addFolder(folder);
            }
        }
    }

    /** These folders, then those of the LIB environment variable. */
    public static DiskFiles ofEnvironment(List<String> libraryPaths) {
        return new DiskFiles(libraryPaths, System.getenv("LIB"));
    }

    private void addFolder(String name) {
        if (!name.isEmpty()) {
            path(name).ifPresent(folders::add);
        }
    }

    @Override
    public Optional<InputFile> input(String name) {
        return path(name).flatMap(path -> read(path, name));
    }

    /** As named, then by its last name in each folder: {@code \masm32\lib\kernel32.lib} is found wherever it lies. */
    @Override
    public Optional<InputFile> library(String name) {
        String withExtension = FileNames.last(name).indexOf('.') < 0 ? name + ".lib" : name;
        Optional<InputFile> exact = input(withExtension);
        if (exact.isPresent()) {
            return exact;
        }
        String last = FileNames.last(withExtension);
        for (Path folder : folders) {
            Optional<InputFile> file = inFolder(folder, last);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    private static Optional<InputFile> inFolder(Path folder, String name) {
        Optional<Path> exact = path(name).map(folder::resolve).filter(Files::isRegularFile);
        return exact.or(() -> inAnyCase(folder, name)).flatMap(path -> read(path, path.toString()));
    }

    /** Sources written for Windows spell names in any case. */
    private static Optional<Path> inAnyCase(Path folder, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Path listed = folder.toString().isEmpty() ? Path.of(".") : folder;
        try (Stream<Path> entries = Files.list(listed)) {
            return entries.filter(path -> path.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .equals(wanted))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By {@code java.io}: what is behind {@link Files#readAllBytes} takes longer to load than an object to read. */
    private static Optional<InputFile> read(Path path, String name) {
        File file = path.toFile();
        if (!file.isFile()) {
            return Optional.empty();
        }
        try (InputStream in = new FileInputStream(file)) {
            return Optional.of(new InputFile(name, in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
