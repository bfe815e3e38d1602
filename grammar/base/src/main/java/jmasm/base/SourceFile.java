package jmasm.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    private final List<String> lines;

    private SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lines = split(text);
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

    private static List<String> split(String text) {
        int end = text.indexOf(DOS_END_OF_FILE);
        String visible = end < 0 ? text : text.substring(0, end);
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            if (c == '\n' || c == '\r') {
                lines.add(visible.substring(start, i));
                if (c == '\r' && i + 1 < visible.length() && visible.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        if (start < visible.length()) {
            lines.add(visible.substring(start));
        }
        return List.copyOf(lines);
    }

    public String name() {
        return name;
    }

    /** The whole file as it was read, with its line ends. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public int lineCount() {
        return lines.size();
    }

    /** Text of a line without its end. {@code number} counts from 1; outside the file the line is empty. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    @Override
    public String toString() {
        return name;
    }
}
