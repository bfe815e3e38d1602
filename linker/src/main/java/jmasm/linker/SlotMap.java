package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jmasm.coff.CoffSymbols;

/**
 * Slots by name, in the order in which they were added. A link looks up every symbol of every object, at places that no
 * cache foresees, so that memory accesses are what it pays for: a name's hash and number stand side by side, and the
 * names are copied into one array, which is a twentieth of the objects that they come from.
 */
final class SlotMap {

    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int GROWTH = 4;

    /** Open addressing, two ints a place: the hash of a name, or 0 where it is free, and the number of the name. */
    private int[] places = new int[2 * FIRST_CAPACITY];

    /** All names, one behind the other. */
    private byte[] names = new byte[16 * FIRST_CAPACITY];

    /** Where in {@link #names} each begins; one more tells where the next will. */
    private int[] nameStarts = new int[FIRST_CAPACITY];

    private final List<SymbolSlot> slots = new ArrayList<>(FIRST_CAPACITY);

    /** The slot of the symbol's name; null when there is none. */
    SymbolSlot get(CoffSymbols symbols, int index) {
        int hash = spread(symbols.nameHash(index));
        int[] table = places;
        int mask = table.length - 2;
        for (int place = 2 * hash & mask; table[place] != 0; place = place + 2 & mask) {
            if (table[place] == hash && isName(table[place + 1], symbols, index)) {
                return slots.get(table[place + 1]);
            }
        }
        return null;
    }

    /** Null when there is none. */
    SymbolSlot get(String name) {
        int hash = spread(name.hashCode());
        int mask = places.length - 2;
        for (int place = 2 * hash & mask; places[place] != 0; place = place + 2 & mask) {
            if (places[place] == hash && slots.get(places[place + 1]).name().equals(name)) {
                return slots.get(places[place + 1]);
            }
        }
        return null;
    }

    private boolean isName(int number, CoffSymbols symbols, int index) {
        int at = nameStarts[number];
        int length = nameStarts[number + 1] - at;
        if (length != symbols.nameLength(index)) {
            return false;
        }
        byte[] own = names;
        byte[] other = symbols.names();
        int otherAt = symbols.nameStart(index);
        for (int end = at + length; at < end; at++) {
            if (own[at] != other[otherAt++]) {
                return false;
            }
        }
        return true;
    }

    /** @param slot of the symbol's name, which is not there yet */
    void add(SymbolSlot slot, CoffSymbols symbols, int index) {
        add(slot, symbols.names(), symbols.nameStart(index), symbols.nameLength(index), symbols.nameHash(index));
    }

    /** @param slot of a name that is not there yet */
    void add(SymbolSlot slot) {
        byte[] name = slot.name().getBytes(StandardCharsets.ISO_8859_1);
        add(slot, name, 0, name.length, slot.name().hashCode());
    }

    private void add(SymbolSlot slot, byte[] text, int start, int length, int nameHash) {
        int number = slots.size();
        if (4 * number >= places.length) {
            grow();
        }
        enter(spread(nameHash), number);
        slots.add(slot);
        if (number + 1 == nameStarts.length) {
            nameStarts = Arrays.copyOf(nameStarts, 2 * nameStarts.length);
        }
        int at = nameStarts[number];
        if (length > names.length - at) {
            names = Arrays.copyOf(names, Math.max(2 * names.length, at + length));
        }
        System.arraycopy(text, start, names, at, length);
        nameStarts[number + 1] = at + length;
    }

    /** In order; not to be gone through while names are added. */
    List<SymbolSlot> all() {
        return Collections.unmodifiableList(slots);
    }

    private void enter(int hash, int number) {
        int[] table = places;
        int mask = table.length - 2;
        int place = 2 * hash & mask;
        while (table[place] != 0) {
            place = place + 2 & mask;
        }
        table[place] = hash;
        table[place + 1] = number;
    }

    private void grow() {
        int[] old = places;
        places = new int[GROWTH * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                enter(old[i], old[i + 1]);
            }
        }
    }

    /** Never 0. Names that count upwards have hashes that do, so the bits are spread. */
    private static int spread(int nameHash) {
        int hash = nameHash * 0x9E37_79B1;
        return hash ^ hash >>> 15 | 1 << 31;
    }
}
