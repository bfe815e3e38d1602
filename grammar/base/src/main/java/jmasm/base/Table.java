package jmasm.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code .tbl} resource: UTF-8 text, one row a line, columns separated by two or more blanks or a tab, {@code #} in
 * the first column or after two blanks starts a comment, {@code -} stands for an empty cell. The first row names the
 * columns.
 *
 * @param name    for messages, e.g. {@code x86.tbl}
 * @param columns names in order
 * @param rows    in file order, which may carry meaning
 */
public record Table(String name, List<String> columns, List<Row> rows) {

    /** A row and the line it stands on. */
    public record Row(String table, int line, List<String> cells) {

        /** The cell of a column; empty where the row says {@code -} or ends before it. */
        public String cell(int column) {
            String cell = column < cells.size() ? cells.get(column) : "-";
            return cell.equals("-") ? "" : cell;
        }

        /** Where it stands, e.g. {@code x86.tbl:312}. */
        public String place() {
            return table + ":" + line;
        }

        /** An error that names the row, e.g. {@code x86.tbl:312: unknown operand 'rm9'}. */
        public IllegalStateException error(String message) {
            return new IllegalStateException(place() + ": " + message);
        }
    }

    /** Reads the resource {@code name} beside {@code owner}. A table is part of the program: a fault is ours. */
    public static Table load(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + owner.getName());
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name + " can't be read", e);
        }
    }

    public static Table parse(String name, String text) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        int number = 0;
        int start = 0;
        // Not String.lines(): a stream costs more to start than a table to read.
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int visible = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            number++;
            List<String> cells = split(text, start, visible);
            start = end + 1;
            if (cells.isEmpty()) {
                continue;
            }
            Row row = new Row(name, number, cells);
            if (columns.isEmpty()) {
                columns = cells;
            } else if (cells.size() > columns.size()) {
                throw row.error(cells.size() + " cells for " + columns.size() + " columns");
            } else {
                rows.add(row);
            }
        }
        return new Table(name, columns, List.copyOf(rows));
    }

    /** The index of a column. */
    public int column(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalStateException(name + " has no column '" + column + "'");
        }
        return index;
    }

    /** By hand, not by regular expression: tables are read at every start. */
    private static List<String> split(String text, int start, int end) {
        List<String> cells = null;
        int at = start;
        while (at < end) {
            char first = text.charAt(at);
            if (isBlank(first)) {
                at++;
                continue;
            }
            if (first == '#') {
                break;
            }
            int until = endOfCell(text, at, end);
            if (cells == null) {
                cells = new ArrayList<>(8);
            }
            cells.add(text.substring(at, until));
            at = until;
        }
        return cells == null ? List.of() : List.copyOf(cells);
    }

    /** A single blank is part of a cell. */
    private static int endOfCell(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\t' || c == ' ' && (at + 1 == end || isBlank(text.charAt(at + 1)))) {
                return at;
            }
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
