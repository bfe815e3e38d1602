package jmasm.guest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The text of a {@code .tbl} resource, walked without building rows: {@link jmasm.base.Table}'s notation, but only the
 * cells that are asked for become strings. A table of 500 rows and 16 columns costs a millisecond this way.
 */
final class TableText {

    private final byte[] text;

    TableText(byte[] text) {
        this.text = text;
    }

    /** The resource {@code name} of this package. It is part of the program: that it is missing is our fault. */
    static TableText load(String name) {
        try (InputStream in = TableText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + TableText.class.getName());
            }
            return new TableText(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(name + " can't be read", e);
        }
    }

    int length() {
        return text.length;
    }

    /** The offset of the first row at or after the line that {@code line} starts; the length of the text for none. */
    int row(int line) {
        int at = line;
        while (at < text.length && (text[at] == '#' || text[at] == '\n' || text[at] == '\r')) {
            at = nextLine(at);
        }
        return at;
    }

    /** The offset behind the end of the line that holds {@code at}. */
    int nextLine(int at) {
        int end = at;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, text.length);
    }

    /** The offset of the line that holds {@code at}. */
    int lineStart(int at) {
        int start = at;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** The offset of a row's cell, from 0; −1 when the row ends before it. */
    int cell(int row, int column) {
        int at = row;
        for (int left = column; left > 0; left--) {
            at = skipBlanks(cellEnd(at));
        }
        return at < text.length && text[at] != '\n' && text[at] != '\r' ? at : -1;
    }

    /** The offset behind the cell that starts at {@code cell}. */
    int cellEnd(int cell) {
        int at = cell;
        while (at < text.length && !separates(at)) {
            at++;
        }
        return at;
    }

    private boolean separates(int at) {
        byte c = text[at];
        return c == '\n' || c == '\r' || c == '\t' || c == ' ' && (at + 1 == text.length || text[at + 1] <= ' ');
    }

    int skipBlanks(int from) {
        int at = from;
        while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** The text of a row's cell; empty where it says {@code -} or the row ends before it. */
    String cellText(int row, int column) {
        int at = cell(row, column);
        return at < 0 || isDash(at) ? "" : string(at, cellEnd(at));
    }

    boolean isDash(int cell) {
        return text[cell] == '-' && cellEnd(cell) == cell + 1;
    }

    String string(int from, int until) {
        return new String(text, from, until - from, StandardCharsets.UTF_8);
    }

    /** The hexadecimal digits that start at {@code at}, as 32 bits. */
    int hex(int at) {
        int value = 0;
        for (int i = at; i < text.length; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                break;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
