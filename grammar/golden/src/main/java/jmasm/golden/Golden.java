package jmasm.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An expected file. With {@code -Dgolden=update} the file is rewritten instead of compared; the change is then read
 * in the diff before it is committed. CI runs with {@code -Dgolden=compare} only.
 */
public record Golden(Path file) {

    /** The file {@code name} in the source folder of the module whose test is running, e.g. {@code src/test/…}. */
    public static Golden of(String first, String... more) {
        return new Golden(Path.of(first, more));
    }

    /**
     * Compares text line by line, whatever line ends the checkout gave the file.
     *
     * @throws AssertionError naming the file, the first line that differs and the command that accepts the change
     */
    public void matches(String actual) {
        if (updating()) {
            write(actual.getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new AssertionError(file + " does not exist; " + howToAccept() + "\n--- actual\n" + actual);
        }
        List<String> expectedLines =
                new String(read(), StandardCharsets.UTF_8).lines().toList();
        List<String> actualLines = actual.lines().toList();
        if (!expectedLines.equals(actualLines)) {
            throw new AssertionError(difference(expectedLines, actualLines, actual));
        }
    }

    /** Compares bytes. */
    public void matches(byte[] actual) {
        if (updating()) {
            write(actual);
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw new AssertionError(file + " does not exist; " + howToAccept());
        }
        int at = Arrays.mismatch(read(), actual);
        if (at >= 0) {
            throw new AssertionError(file + " differs at byte " + at + "; " + howToAccept());
        }
    }

    private static boolean updating() {
        return "update".equals(System.getProperty("golden"));
    }

    private String difference(List<String> expected, List<String> actual, String whole) {
        int line = 0;
        while (line < expected.size()
                && line < actual.size()
                && expected.get(line).equals(actual.get(line))) {
            line++;
        }
        return file + ":" + (line + 1) + " differs"
                + "\n  expected: " + (line < expected.size() ? expected.get(line) : "(end of file)")
                + "\n  actual:   " + (line < actual.size() ? actual.get(line) : "(end of text)")
                + "\n" + howToAccept() + "\n--- actual\n" + whole;
    }

    private static String howToAccept() {
        return "to accept the new text: mvn -q verify -Dgolden=update, then read the diff";
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] bytes) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
