package jmasm.assembler.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Another assembler, run as {@code BINARY OPTIONS -FoOBJECT -FlLISTING SOURCE} in the source's folder.
 *
 * @param binary  the program, e.g. JWasm
 * @param options before the object's name
 */
record Peer(Path binary, List<String> options) {

    private static final int SECONDS = 20;

    private static final Pattern OTHER_SIZE = Pattern.compile("(?m)^\\S+ [. ]*(16|64) Bit ");

    /** The object; empty when the peer refuses the source, or when the listing shows a 16-bit or 64-bit segment. */
    Optional<byte[]> assemble(Path source, List<Path> includeFolders) throws IOException {
        Path object = Files.createTempFile("peer", ".obj");
        Files.delete(object);
        Path listing = Files.createTempFile("peer", ".lst");
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(options);
        includeFolders.forEach(folder -> command.add("-I" + folder));
        command.add("-Fo" + object);
        command.add("-Fl" + listing);
        command.add(source.getFileName().toString());
        Process process = new ProcessBuilder(command)
                .directory(source.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0 && Files.exists(object) && isFlat(listing)
                    ? Optional.of(Files.readAllBytes(object))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            Files.deleteIfExists(object);
            Files.deleteIfExists(listing);
        }
    }

    /** COFF does not tell 16-bit code from 32-bit code; the table of segments at the listing's end does. */
    private static boolean isFlat(Path listing) throws IOException {
        return !OTHER_SIZE
                .matcher(new String(Files.readAllBytes(listing), StandardCharsets.ISO_8859_1))
                .find();
    }
}
