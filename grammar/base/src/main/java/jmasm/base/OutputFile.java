package jmasm.base;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a tool's result in one step: the old file stays until the new one is whole, and no half of one is left. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Replaces {@code target} by {@code bytes}.
     *
     * @throws IOException when the folder is missing, the disk is full …; {@code target} is then as it was
     */
    public static void write(Path target, byte[] bytes) throws IOException {
        write(target, List.of(bytes));
    }

    /** As {@link #write(Path, byte[])}, with pieces one behind the other. */
    public static void write(Path target, List<byte[]> pieces) throws IOException {
        try (OutputFiles files = new OutputFiles()) {
            files.add(target.toFile(), pieces);
            files.commit();
        }
    }
}
