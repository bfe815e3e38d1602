package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jmasm.base.Table;

/**
 * {@code x86.tbl} and {@code x86-vex.tbl}, read: every form of every instruction, in MASM's order of preference. Loading
 * finds the rows of the first; their cells are read when a mnemonic or an opcode first needs them, since this is on
 * every tool's way to its first line. The second, which few programs need, is read when a VEX prefix is met, or a word
 * that begins with a V as all of its mnemonics do.
 */
public final class InstructionTable {

    private static final String RESOURCE = "x86.tbl";
    private static final String VEX_RESOURCE = "x86-vex.tbl";

    private final RowParser parser;
    private final Rows rows;

    /** Null until they are needed. */
    private Rows vexRows;

    private InstructionTable(Table table) {
        parser = new RowParser();
        rows = new Rows(table, parser);
    }

    public static InstructionTable load() {
        return new InstructionTable(Table.load(InstructionTable.class, RESOURCE));
    }

    /** A table of its own, without {@code x86-vex.tbl}. */
    static InstructionTable of(Table table) {
        InstructionTable made = new InstructionTable(table);
        made.vexRows = new Rows(Table.parse(VEX_RESOURCE, ""), made.parser);
        return made;
    }

    /** Every form in table order. */
    public List<Form> forms() {
        List<Form> forms = formsOf(rows.all());
        forms.addAll(formsOf(vexRows()));
        return forms;
    }

    /** The forms of a mnemonic (any case) in table order; empty when it is none. */
    public List<Form> forms(String mnemonic) {
        List<TableRow> named = named(mnemonic);
        return named == null ? List.of() : formsOf(named);
    }

    public boolean isMnemonic(String name) {
        return named(name) != null;
    }

    private List<TableRow> named(String mnemonic) {
        String name = mnemonic.toLowerCase(Locale.ROOT);
        List<TableRow> named = rows.named(name);
        return named == null && name.startsWith("v") ? vex().named(name) : named;
    }

    /** Of {@code x86.tbl}. */
    List<TableRow> rows() {
        return rows.all();
    }

    /** Of {@code x86-vex.tbl}. */
    List<TableRow> vexRows() {
        return vex().all();
    }

    private synchronized Rows vex() {
        if (vexRows == null) {
            vexRows = new Rows(Table.load(InstructionTable.class, VEX_RESOURCE), parser);
        }
        return vexRows;
    }

    private static List<Form> formsOf(List<TableRow> rows) {
        List<Form> forms = new ArrayList<>(rows.size() * 2);
        for (TableRow row : rows) {
            forms.addAll(row.forms());
        }
        return forms;
    }
}
