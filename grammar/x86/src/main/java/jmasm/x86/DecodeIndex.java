package jmasm.x86;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The forms by opcode, so that a few comparisons find the one that bytes mean. */
final class DecodeIndex {

    private static final Form[] NONE = {};

    private final InstructionTable table;
    private final List<List<TableRow>> rows = new ArrayList<>(Collections.nCopies(Opcode.MAPS * 256, null));
    private final Form[][] slots = new Form[Opcode.MAPS * 256][];

    /** The rows with a VEX prefix are here. */
    private boolean complete;

    DecodeIndex(InstructionTable table) {
        this.table = table;
        add(table.rows());
    }

    private void add(List<TableRow> added) {
        for (TableRow row : added) {
            EncodingNotation encoding = row.encoding();
            int last = encoding.registerInOpcode() ? 7 : 0;
            for (int register = 0; register <= last; register++) {
                add(encoding.slot() + register, row);
            }
        }
    }

    private void add(int slot, TableRow row) {
        List<TableRow> list = rows.get(slot);
        if (list == null) {
            list = new ArrayList<>(4);
            rows.set(slot, list);
        }
        list.add(row);
    }

    /** The forms that an opcode may be, in the order in which to try them. */
    Form[] at(int map, int opcode) {
        if (map >= Opcode.VEX_MAPS && !complete) {
            add(table.vexRows());
            complete = true;
        }
        int slot = map << 8 | opcode;
        Form[] forms = slots[slot];
        if (forms == null) {
            forms = formsOf(rows.get(slot));
            slots[slot] = forms;
        }
        return forms;
    }

    private static Form[] formsOf(List<TableRow> rows) {
        if (rows == null) {
            return NONE;
        }
        List<Form> forms = new ArrayList<>();
        for (TableRow row : rows) {
            for (Form form : row.forms()) {
                if (!form.isAlias() && !form.opcode().waitFirst()) {
                    forms.add(placeOf(form, forms), form);
                }
            }
        }
        return forms.toArray(NONE);
    }

    /** More particular forms come first: F3 90 is PAUSE, 90 is NOP before it is XCHG EAX,EAX. */
    private static int placeOf(Form form, List<Form> list) {
        int place = list.size();
        while (place > 0
                && generality(form.opcode()) < generality(list.get(place - 1).opcode())) {
            place--;
        }
        return place;
    }

    private static int generality(Opcode opcode) {
        return (opcode.mandatoryPrefix() == Opcode.ANY ? 8 : 0)
                + (opcode.registerInOpcode() ? 4 : 0)
                + (opcode.modrm() && opcode.fixedModrm() == Opcode.ANY ? 2 : 0)
                + (opcode.modrm() && opcode.digit() == Opcode.ANY ? 1 : 0);
    }
}
