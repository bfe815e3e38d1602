package jmasm.base;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the results of a tool together: {@link #add} writes each beside the file that it is to replace, {@link #commit}
 * puts them in their places, each in one step. Unless all can be written, every old file stays as it was. By
 * {@code java.io}, which a JVM has loaded when it starts; the classes behind {@link Files#write} take longer to load than a
 * small image takes to write.
 */
public final class OutputFiles implements AutoCloseable {

    /** Passed to the system at once: what is longer makes the JVM fetch memory for a copy each time. */
    private static final int LONGEST_WRITE = 1 << 16;

    private final List<Pending> pending = new ArrayList<>();

    /** A file that could be written beside its target, but not put in its place. */
    public static final class NotReplaced extends IOException {

        private static final long serialVersionUID = 1;

        private final File file;

        NotReplaced(File file, IOException cause) {
            super(cause);
            this.file = file;
        }

        public File file() {
            return file;
        }
    }

    /** What stands beside its target until the commit. */
    private record Pending(File target, File partial) {}

    /**
     * Writes what is to replace {@code target}. A device such as {@code /dev/null} can't be replaced: it gets its bytes now.
     *
     * @param pieces the content, one behind the other
     * @throws IOException when the folder is missing, the disk is full, the target is a folder …
     */
    public void add(File target, List<byte[]> pieces) throws IOException {
        File file = target.getAbsoluteFile();
        if (file.isDirectory()) {
            throw new FileNotFoundException(target + " is a folder");
        }
        if (file.exists() && !file.isFile()) {
            write(file, pieces);
            return;
        }
        File partial = PartialFiles.create(file);
        pending.add(new Pending(target, partial));
        write(partial, pieces);
    }

    /**
     * Puts all files in their places, in the order in which they were added.
     *
     * @throws NotReplaced when the system refuses to replace one, such as a program that is running under Windows; that file
     *     and those behind it are as they were
     */
    public void commit() throws NotReplaced {
        for (Pending file : pending) {
            try {
                move(file.partial(), file.target());
            } catch (IOException e) {
                throw new NotReplaced(file.target(), e);
            }
        }
        pending.clear();
    }

    /** Removes what was written and not put in its place. */
    @Override
    public void close() {
        for (Pending file : pending) {
            // What can't be removed is left; the next run tries again.
            file.partial().delete();
        }
    }

    private static void write(File file, List<byte[]> pieces) throws IOException {
        try (OutputStream out = new FileOutputStream(file)) {
            for (byte[] piece : pieces) {
                for (int at = 0; at < piece.length; at += LONGEST_WRITE) {
                    out.write(piece, at, Math.min(LONGEST_WRITE, piece.length - at));
                }
            }
        }
    }

    /** What {@link File#renameTo} does in one step on Unix, it refuses on Windows where the file exists. */
    private static void move(File from, File to) throws IOException {
        if (from.renameTo(to)) {
            return;
        }
        try {
            Files.move(from.toPath(), to.toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from.toPath(), to.toPath(), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
