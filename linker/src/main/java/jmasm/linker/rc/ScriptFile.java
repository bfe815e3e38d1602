package jmasm.linker.rc;

import java.util.Optional;

/**
 * A file that a script is or needs.
 *
 * @param name as it was asked for
 */
public record ScriptFile(String name, byte[] bytes) {

    /** Where files come from. */
    public interface Source {

        /** Empty when there is no such file. */
        Optional<ScriptFile> find(String name);
    }

    /** Beside the file that names it, then as named; with either slash. */
    static Optional<ScriptFile> find(Source files, String name, String beside) {
        String path = name.replace('\\', '/');
        int folder = Math.max(beside.lastIndexOf('/'), beside.lastIndexOf('\\'));
        return files.find(beside.substring(0, folder + 1) + path)
                .or(() -> files.find(path))
                .or(() -> files.find(name));
    }

    /** Its name without folders. */
    static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
