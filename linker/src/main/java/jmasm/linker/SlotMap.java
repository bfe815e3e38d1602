package jmasm.linker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jmasm.coff.CoffSymbols;

/**
 * Slots by name, in the order in which they were added. A link looks up every symbol of every object once, so that this
 * is most of its work: the hashes stand in an array of their own, and one that differs costs one memory access.
 */
final class SlotMap {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int GROWTH = 4;

    /** The hash of the slot in the same place, or 0 for a free place. */
    private int[] hashes = new int[FIRST_CAPACITY];

    private SymbolSlot[] places = new SymbolSlot[FIRST_CAPACITY];
    private final List<SymbolSlot> slots = new ArrayList<>();

    /** The slot of the symbol's name; null when there is none. */
    SymbolSlot get(CoffSymbols symbols, int index) {
        int hash = spread(symbols.nameHash(index));
        int mask = hashes.length - 1;
        for (int place = hash & mask; hashes[place] != 0; place = place + 1 & mask) {
            if (hashes[place] == hash && places[place].hasName(symbols, index)) {
                return places[place];
            }
        }
        return null;
    }

    /** Null when there is none. */
    SymbolSlot get(String name) {
        int hash = spread(name.hashCode());
        int mask = hashes.length - 1;
        for (int place = hash & mask; hashes[place] != 0; place = place + 1 & mask) {
            if (hashes[place] == hash && places[place].name().equals(name)) {
                return places[place];
            }
        }
        return null;
    }

    /**
     * Adds a slot of a name that is not there yet.
     *
     * @param nameHash as {@link String#hashCode} and {@link CoffSymbols#nameHash} give it
     */
    void add(SymbolSlot slot, int nameHash) {
        if (2 * slots.size() >= hashes.length) {
            grow();
        }
        enter(slot, spread(nameHash));
        slots.add(slot);
    }

    /** In order; not to be gone through while names are added. */
    List<SymbolSlot> all() {
        return Collections.unmodifiableList(slots);
    }

    private void enter(SymbolSlot slot, int hash) {
        int mask = hashes.length - 1;
        int place = hash & mask;
        while (hashes[place] != 0) {
            place = place + 1 & mask;
        }
        hashes[place] = hash;
        places[place] = slot;
    }

    private void grow() {
        int[] oldHashes = hashes;
        SymbolSlot[] oldPlaces = places;
        hashes = new int[GROWTH * oldHashes.length];
        places = new SymbolSlot[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                enter(oldPlaces[i], oldHashes[i]);
            }
        }
    }

    /** Never 0. Names that count upwards have hashes that do, so the bits are spread. */
    private static int spread(int nameHash) {
        int hash = nameHash * 0x9E37_79B1;
        return hash ^ hash >>> 15 | 1 << 31;
    }
}
