package jmasm.x86;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jmasm.base.Table;

/**
 * {@code x86.tbl}, read: every form of every instruction, in MASM's order of preference. Loading finds the rows; their
 * cells are read when a mnemonic or an opcode first needs them, since this is on every tool's way to its first line.
 */
public final class InstructionTable {

    private static final String RESOURCE = "x86.tbl";

    private final List<TableRow> rows;
    private final Map<String, List<TableRow>> byMnemonic;

    private InstructionTable(List<TableRow> rows, Map<String, List<TableRow>> byMnemonic) {
        this.rows = rows;
        this.byMnemonic = byMnemonic;
    }

    public static InstructionTable load() {
        return of(Table.load(InstructionTable.class, RESOURCE));
    }

    static InstructionTable of(Table table) {
        RowParser parser = new RowParser();
        List<TableRow> rows = new ArrayList<>(table.rows().size());
        Map<String, List<TableRow>> byMnemonic = new HashMap<>(table.rows().size());
        for (Table.Row cells : table.rows()) {
            TableRow row = new TableRow(cells, parser);
            rows.add(row);
            for (String mnemonic : RowParser.mnemonics(cells)) {
                List<TableRow> named = byMnemonic.get(mnemonic);
                if (named == null) {
                    named = new ArrayList<>(4);
                    byMnemonic.put(mnemonic, named);
                }
                named.add(row);
            }
        }
        return new InstructionTable(rows, byMnemonic);
    }

    /** Every form in table order. */
    public List<Form> forms() {
        return formsOf(rows);
    }

    /** The forms of a mnemonic (any case) in table order; empty when it is none. */
    public List<Form> forms(String mnemonic) {
        List<TableRow> named = byMnemonic.get(mnemonic.toLowerCase(Locale.ROOT));
        return named == null ? List.of() : formsOf(named);
    }

    public boolean isMnemonic(String name) {
        return byMnemonic.containsKey(name.toLowerCase(Locale.ROOT));
    }

    List<TableRow> rows() {
        return rows;
    }

    private static List<Form> formsOf(List<TableRow> rows) {
        List<Form> forms = new ArrayList<>(rows.size() * 2);
        for (TableRow row : rows) {
            forms.addAll(row.forms());
        }
        return forms;
    }
}
