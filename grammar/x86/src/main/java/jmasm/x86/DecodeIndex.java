package jmasm.x86;

import java.util.ArrayList;
import java.util.List;

/** The forms by opcode, so that a few comparisons find the one that bytes mean. */
final class DecodeIndex {

    private final Form[][][] slots = new Form[Opcode.MAPS][256][];

    DecodeIndex(List<Form> forms) {
        List<List<Form>> building = new ArrayList<>();
        for (int i = 0; i < Opcode.MAPS * 256; i++) {
            building.add(null);
        }
        for (Form form : forms) {
            Opcode opcode = form.opcode();
            if (!form.isAlias() && !opcode.waitFirst()) {
                int last = opcode.registerInOpcode() ? 7 : 0;
                for (int register = 0; register <= last; register++) {
                    int slot = opcode.map() << 8 | opcode.value() + register;
                    List<Form> list = building.get(slot);
                    if (list == null) {
                        list = new ArrayList<>(4);
                        building.set(slot, list);
                    }
                    list.add(placeOf(form, list), form);
                }
            }
        }
        for (int i = 0; i < building.size(); i++) {
            if (building.get(i) != null) {
                slots[i >> 8][i & 0xFF] = building.get(i).toArray(new Form[0]);
            }
        }
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

    /** The forms that an opcode may be, in the order in which to try them; null for none. */
    Form[] at(int map, int opcode) {
        return slots[map][opcode];
    }
}
