package jmasm.guest.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.assembler.Includes;
import jmasm.base.SourceFile;

/** Finds included texts: generated ones first, then those in the given folders. */
record BuildIncludes(Map<String, String> generated, List<Path> folders) implements Includes {

    @Override
    public Optional<SourceFile> open(String name, SourceFile from) {
        String text = generated.get(name);
        if (text != null) {
            return Optional.of(SourceFile.of(name, text));
        }
        for (Path folder : folders) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(read(file, name));
            }
        }
        return Optional.empty();
    }

    private static SourceFile read(Path file, String name) {
        try {
            return SourceFile.read(file, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
