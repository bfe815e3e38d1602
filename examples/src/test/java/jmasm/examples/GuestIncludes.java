package jmasm.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jmasm.assembler.Includes;
import jmasm.base.SourceFile;

/** The includes that the guest's own sources use. */
final class GuestIncludes implements Includes {

    static final Path FOLDER = Path.of("..", "vm", "guest", "src", "main", "masm", "include");

    @Override
    public Optional<SourceFile> open(String name, SourceFile from) {
        Path file = FOLDER.resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(SourceFile.read(file, name)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
