package jmasm.base;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes a tool's result in one step: the old file stays until the new one is whole, and no half of one is left. By
 * {@code java.io}, which a JVM has loaded when it starts; the classes behind {@link Files#write} take longer to load than
 * a small image takes to write.
 */
public final class OutputFile {

    /** Passed to the system at once: what is longer makes the JVM fetch memory for a copy each time. */
    private static final int LONGEST_WRITE = 1 << 16;

    /** Partial files of that many runs that were killed may lie about. */
    private static final int MOST_PARTIAL = 1000;

    private OutputFile() {}

    /**
     * Replaces {@code target} by {@code bytes}.
     *
     * @throws IOException when the folder is missing, the disk is full …; {@code target} is then as it was
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, List.of(bytes));
    }

    /** The same for bytes in several pieces, one behind the other. */
    public static void write(Path target, List<byte[]> pieces) throws IOException {
        File file = target.toAbsolutePath().toFile();
        if (file.exists() && !file.isFile()) {
            // A device such as /dev/null, or a folder: nothing to replace in one step.
            writeTo(file, pieces);
            return;
        }
        File partial = partial(file);
        boolean done = false;
        try {
            writeTo(partial, pieces);
            move(partial.toPath(), target);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(partial.toPath());
            }
        }
    }

    /** A new empty file beside the target, which no other process writes to. */
    private static File partial(File target) throws IOException {
        for (int i = 0; i < MOST_PARTIAL; i++) {
            File partial = new File(target.getParentFile(), "." + target.getName() + "." + i + ".part");
            if (partial.createNewFile()) {
                return partial;
            }
        }
        throw new IOException("too many partial files beside " + target);
    }

    private static void writeTo(File file, List<byte[]> pieces) throws IOException {
        try (OutputStream out = new FileOutputStream(file)) {
            for (byte[] piece : pieces) {
                for (int at = 0; at < piece.length; at += LONGEST_WRITE) {
                    out.write(piece, at, Math.min(LONGEST_WRITE, piece.length - at));
                }
            }
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
