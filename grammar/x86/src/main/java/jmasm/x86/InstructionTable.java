package jmasm.x86;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jmasm.base.Table;

/** {@code x86.tbl}, read: every form of every instruction, in MASM's order of preference. */
public final class InstructionTable {

    private static final String RESOURCE = "x86.tbl";

    private final List<Form> forms;
    private final Map<String, List<Form>> byMnemonic;

    private InstructionTable(List<Form> forms) {
        this.forms = Collections.unmodifiableList(forms);
        this.byMnemonic = byMnemonic(forms);
    }

    /** Reads the table; some milliseconds. */
    public static InstructionTable load() {
        return of(Table.load(InstructionTable.class, RESOURCE));
    }

    static InstructionTable of(Table table) {
        RowParser parser = new RowParser();
        List<Form> forms = new ArrayList<>(table.rows().size() * 2);
        for (Table.Row row : table.rows()) {
            parser.parse(row, forms);
        }
        return new InstructionTable(forms);
    }

    private static Map<String, List<Form>> byMnemonic(List<Form> forms) {
        Map<String, List<Form>> lists = new HashMap<>();
        for (Form form : forms) {
            for (String mnemonic : form.mnemonics()) {
                List<Form> list = lists.get(mnemonic);
                if (list == null) {
                    list = new ArrayList<>();
                    lists.put(mnemonic, list);
                }
                list.add(form);
            }
        }
        return lists;
    }

    /** Every form in table order. */
    public List<Form> forms() {
        return forms;
    }

    /** The forms of a mnemonic (any case) in table order; empty when it is none. */
    public List<Form> forms(String mnemonic) {
        List<Form> found = byMnemonic.get(mnemonic.toLowerCase(Locale.ROOT));
        return found == null ? List.of() : Collections.unmodifiableList(found);
    }

    public boolean isMnemonic(String name) {
        return byMnemonic.containsKey(name.toLowerCase(Locale.ROOT));
    }
}
