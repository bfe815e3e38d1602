package jmasm.linker.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.linker.FileFinder;
import jmasm.linker.FileNames;
import jmasm.linker.InputFile;

/**
 * Inputs from the disk: the current folder, then {@code /LIBPATH}, then the folders of {@code LIB}. By {@code java.io}: what
 * is behind {@code java.nio.file} takes longer to load than an object to read.
 */
public final class DiskFiles implements FileFinder {

    private static final String CURRENT_FOLDER = "";

    private final List<String> folders = new ArrayList<>();

    /** @param environment the value of {@code LIB}, folders separated by {@code ;} or the system's separator; may be null */
    public DiskFiles(List<String> libraryPaths, String environment) {
        folders.add(CURRENT_FOLDER);
        for (String folder : libraryPaths) {
            addFolder(folder);
        }
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
            folders.add(name);
        }
    }

    @Override
    public Optional<InputFile> input(String name) {
        return read(new File(name), name);
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
        for (String folder : folders) {
            Optional<InputFile> file = inFolder(folder, last);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    private static Optional<InputFile> inFolder(String folder, String name) {
        File exact = file(folder, name);
        if (exact.isFile()) {
            return read(exact, exact.getPath());
        }
        Optional<File> found = inAnyCase(folder, name);
        return found.isPresent() ? read(found.get(), found.get().getPath()) : Optional.empty();
    }

    /** Sources written for Windows spell names in any case. Of several that differ in it, the first by name. */
    private static Optional<File> inAnyCase(String folder, String name) {
        String[] entries = new File(folder.equals(CURRENT_FOLDER) ? "." : folder).list();
        Optional<String> first = Optional.empty();
        if (entries != null) {
            for (String entry : entries) {
                if (entry.equalsIgnoreCase(name) && (first.isEmpty() || entry.compareTo(first.get()) < 0)) {
                    first = Optional.of(entry);
                }
            }
        }
        return first.isPresent() ? Optional.of(file(folder, first.get())) : Optional.empty();
    }

    private static File file(String folder, String name) {
        return folder.equals(CURRENT_FOLDER) ? new File(name) : new File(folder, name);
    }

    private static Optional<InputFile> read(File file, String name) {
        if (!file.isFile()) {
            return Optional.empty();
        }
        try (InputStream in = new FileInputStream(file)) {
            return Optional.of(new InputFile(name, in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
