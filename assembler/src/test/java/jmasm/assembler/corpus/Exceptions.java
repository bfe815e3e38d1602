package jmasm.assembler.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jmasm.base.Table;

/** The units that need not give the peer's object, each with its reason: a table with source, kind and reason. */
final class Exceptions {

    private final List<Table.Row> rows;

    private Exceptions(List<Table.Row> rows) {
        this.rows = rows;
    }

    static Exceptions none() {
        return new Exceptions(List.of());
    }

    static Exceptions read(Path file) throws IOException {
        Table table = Table.parse(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        for (Table.Row row : table.rows()) {
            if (row.cell(1).isEmpty() || row.cell(2).isEmpty()) {
                throw row.error("an exception needs a kind and a reason");
            }
        }
        return new Exceptions(table.rows());
    }

    /** What is wrong, a line each: differences that no row excuses, and rows that excuse nothing. */
    List<String> violations(Map<Path, Boolean> equivalent) {
        List<String> wrong = new ArrayList<>();
        equivalent.forEach((unit, same) -> {
            Table.Row row = row(unit);
            if (same && row != null) {
                wrong.add(unit + ": stands in the list, but does not differ any more");
            } else if (!same && row == null) {
                wrong.add(unit + ": differs, and does not stand in the list");
            }
        });
        return wrong;
    }

    /** How many of the units that differ are excused, by kind. */
    Map<String, Integer> kinds(Map<Path, Boolean> equivalent) {
        Map<String, Integer> kinds = new TreeMap<>();
        equivalent.forEach((unit, same) -> {
            Table.Row row = row(unit);
            if (!same && row != null) {
                kinds.merge(row.cell(1), 1, Integer::sum);
            }
        });
        return kinds;
    }

    private Table.Row row(Path unit) {
        for (Table.Row row : rows) {
            if (unit.endsWith(row.cell(0))) {
                return row;
            }
        }
        return null;
    }
}
