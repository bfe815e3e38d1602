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

        /** An error that names the row, e.g. {@code x86.tbl:312: unknown operand 'rm9'}. */
        public IllegalStateException error(String message) {
            return new IllegalStateException(table + ":" + line + ": " + message);
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
        for (String line : text.lines().toList()) {
            number++;
            List<String> cells = split(line);
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
    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        int length = line.length();
        while (at < length) {
            if (isBlank(line.charAt(at))) {
                at++;
                continue;
            }
            if (line.charAt(at) == '#') {
                break;
            }
            int end = at;
            while (end < length && !separates(line, end)) {
                end++;
            }
            cells.add(line.substring(at, end).intern());
            at = end;
        }
        return List.copyOf(cells);
    }

    private static boolean separates(String line, int at) {
        char c = line.charAt(at);
        return c == '\t' || c == ' ' && (at + 1 == line.length() || isBlank(line.charAt(at + 1)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
