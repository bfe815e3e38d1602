package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.Table;

/** A row whose forms are made when they are first asked for: a program uses a few dozen of the hundreds. */
final class TableRow {

    private final Table.Row row;
    private final RowParser parser;
    private EncodingNotation encoding;
    private List<Form> forms;

    TableRow(Table.Row row, RowParser parser) {
        this.row = row;
        this.parser = parser;
    }

    /** One, or a 32-bit one and its 16-bit twin. */
    synchronized List<Form> forms() {
        if (forms == null) {
            List<Form> parsed = new ArrayList<>(2);
            parser.parse(row, encoding(), parsed);
            forms = List.copyOf(parsed);
        }
        return forms;
    }

    /** Enough to know which opcodes it has. */
    synchronized EncodingNotation encoding() {
        if (encoding == null) {
            encoding = parser.encoding(row);
        }
        return encoding;
    }
}
