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

    /** A row and the line it stands on. Most rows of a large table are never asked for more than their first cell. */
    public static final class Row {

        private final String table;
        private final int line;
        private final String text;
        private final int start;
        private final int end;
        private final int columns;
        private List<String> cells;

        /** @param start where its first cell begins in {@code text}, which ends at {@code end} */
        private Row(String table, int line, String text, int start, int end, int columns) {
            this.table = table;
            this.line = line;
            this.text = text;
            this.start = start;
            this.end = end;
            this.columns = columns;
        }

        /**
         * The cell of a column; empty where the row says {@code -} or ends before it.
         *
         * @throws IllegalStateException when the row has more cells than the table has columns
         */
        public String cell(int column) {
            String cell = column == 0
                    ? text.substring(start, endOfCell(text, start, end))
                    : column < cells().size() ? cells.get(column) : "-";
            return cell.equals("-") ? "" : cell;
        }

        private List<String> cells() {
            if (cells == null) {
                List<String> split = split(text, start, end);
                if (split.size() > columns) {
                    throw error(split.size() + " cells for " + columns + " columns");
                }
                cells = split;
            }
            return cells;
        }

        /** Its line in the table's file, from 1. */
        public int line() {
            return line;
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
            int first = firstCell(text, start, visible);
            start = end + 1;
            if (first == visible) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = split(text, first, visible);
            } else {
                rows.add(new Row(name, number, text, first, visible, columns.size()));
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

    /** Where the first cell of a line begins; its end when there is none. */
    private static int firstCell(String text, int start, int end) {
        int at = start;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at < end && text.charAt(at) == '#' ? end : at;
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
