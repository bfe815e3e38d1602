package jmasm.x86;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.Table;

/** The rows of one file of the instruction table. */
final class Rows {

    private final List<TableRow> all;
    private final Map<String, List<TableRow>> byMnemonic;

    Rows(Table table, RowParser parser) {
        all = new ArrayList<>(table.rows().size());
        byMnemonic = new HashMap<>(table.rows().size());
        for (Table.Row cells : table.rows()) {
            TableRow row = new TableRow(cells, parser);
            all.add(row);
            for (String mnemonic : RowParser.mnemonics(cells)) {
                List<TableRow> named = byMnemonic.get(mnemonic);
                if (named == null) {
                    named = new ArrayList<>(4);
                    byMnemonic.put(mnemonic, named);
                }
                named.add(row);
            }
        }
    }

    /** In the file's order. */
    List<TableRow> all() {
        return all;
    }

    /** Those of a mnemonic in lower case; null when it is none. */
    List<TableRow> named(String mnemonic) {
        return byMnemonic.get(mnemonic);
    }
}
