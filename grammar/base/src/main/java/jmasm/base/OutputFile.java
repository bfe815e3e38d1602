package jmasm.base;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a tool's result in one step: the old file stays until the new one is whole, and no half of one is left. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Replaces {@code target} by {@code bytes}.
     *
     * @throws IOException when the folder is missing, the disk is full …; {@code target} is then as it was
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A device such as /dev/null, or a folder: nothing to replace in one step.
            Files.write(target, bytes);
            return;
        }
        Path partial = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(partial, bytes);
            move(partial, target);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
