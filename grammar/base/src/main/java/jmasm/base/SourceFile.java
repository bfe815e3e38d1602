package jmasm.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A source text under the name that messages print.
 *
 * <p>Bytes become characters one to one (ISO 8859-1), so that a string in any code page reaches the object file
 * unchanged, and columns are byte columns. Lines end at LF, CRLF or CR; the DOS end-of-file mark 1Ah ends the text.
 */
public final class SourceFile {

    private static final char DOS_END_OF_FILE = 0x1A;

    private final String name;
    private final String text;

    /** Where each line begins and, behind all, where the last one ends with its line end. */
    private final int[] starts;

    private SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.starts = starts(text);
    }

    /** Reads a whole file; {@code name} is what messages call it, as the user wrote it. */
    public static SourceFile read(Path path, String name) throws IOException {
        return of(name, Files.readAllBytes(path));
    }

    public static SourceFile of(String name, byte[] bytes) {
        return of(name, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** A text whose characters are all below 100h, e.g. generated or from a test. */
    public static SourceFile of(String name, String text) {
        return new SourceFile(name, text);
    }

    private static int[] starts(String text) {
        int mark = text.indexOf(DOS_END_OF_FILE);
        int end = mark < 0 ? text.length() : mark;
        int[] starts = new int[64];
        int count = 0;
        int start = 0;
        while (start < end) {
            if (count + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[count++] = start;
            start = behindLine(text, start, end);
        }
        starts[count++] = end;
        return Arrays.copyOf(starts, count);
    }

    private static int behindLine(String text, int start, int end) {
        int at = start;
        while (at < end && !isLineEnd(text.charAt(at))) {
            at++;
        }
        boolean two = at + 1 < end && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
        return Math.min(end, at + (two ? 2 : 1));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    public String name() {
        return name;
    }

    /** The whole file as it was read, with its line ends. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public int lineCount() {
        return starts.length - 1;
    }

    /** Text of a line without its end. {@code number} counts from 1; outside the file the line is empty. */
    public String line(int number) {
        if (number < 1 || number > lineCount()) {
            return "";
        }
        int start = starts[number - 1];
        int end = starts[number];
        end -= end > start && text.charAt(end - 1) == '\n' ? 1 : 0;
        end -= end > start && text.charAt(end - 1) == '\r' ? 1 : 0;
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return name;
    }
}
