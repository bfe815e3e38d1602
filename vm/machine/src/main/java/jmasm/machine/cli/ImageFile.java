package jmasm.machine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.FatalProblem;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;

/** Reads an image from the disk, and the map that jlink put beside it. */
public final class ImageFile implements ProgramReader {

    @Override
    public Optional<Image> read(Path file, String name, PrintStream err) {
        if (!Files.exists(file)) {
            throw new FatalProblem(Diagnostic.in(Messages.TOOL, RunProblem.FILE_NOT_FOUND, name));
        }
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a folder");
            }
            return Optional.of(new Image(file.getFileName().toString(), Files.readAllBytes(file), map(file)));
        } catch (IOException e) {
            String why =
                    e.getMessage() == null || e.getMessage().equals(file.toString()) ? "access denied" : e.getMessage();
            throw new FatalProblem(Diagnostic.in(Messages.TOOL, RunProblem.FILE_UNREADABLE, name, why), e);
        }
    }

    /** {@code testnt.map} beside {@code testnt.exe}. */
    private static Optional<String> map(Path image) throws IOException {
        String name = image.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path map = image.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".map");
        if (!Files.isRegularFile(map)) {
            return Optional.empty();
        }
        return Optional.of(new String(Files.readAllBytes(map), StandardCharsets.ISO_8859_1));
    }
}
