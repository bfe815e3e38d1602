package jmasm.linker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Slots by name, in the order in which they were added. A link looks up every symbol of every object once, so that this
 * is most of its work: the hashes stand in an array of their own, and one that differs costs one memory access.
 */
final class SlotMap {

    private static final int FIRST_CAPACITY = 1 << 10;

    /** The low bits of the hash, or 0 for a free place. */
    private int[] hashes = new int[FIRST_CAPACITY];

    private int[] indices = new int[FIRST_CAPACITY];
    private final List<SymbolSlot> slots = new ArrayList<>();

    /** Null when there is none. */
    SymbolSlot get(String name) {
        int place = place(name, hash(name));
        return hashes[place] == 0 ? null : slots.get(indices[place]);
    }

    /** @param slot of a name that is not there yet */
    void add(SymbolSlot slot) {
        if (2 * slots.size() >= hashes.length) {
            grow();
        }
        enter(slot.name(), slots.size());
        slots.add(slot);
    }

    /** In order; names that are added meanwhile must not be. */
    List<SymbolSlot> all() {
        return Collections.unmodifiableList(slots);
    }

    private int place(String name, int hash) {
        int mask = hashes.length - 1;
        int place = hash & mask;
        while (hashes[place] != 0
                && (hashes[place] != hash || !slots.get(indices[place]).name().equals(name))) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void enter(String name, int index) {
        int hash = hash(name);
        int place = place(name, hash);
        hashes[place] = hash;
        indices[place] = index;
    }

    private void grow() {
        hashes = new int[2 * hashes.length];
        indices = Arrays.copyOf(indices, hashes.length);
        for (int i = 0; i < slots.size(); i++) {
            enter(slots.get(i).name(), i);
        }
    }

    /** Never 0. Names that count upwards have hashes that do, so the bits are spread. */
    private static int hash(String name) {
        int hash = name.hashCode() * 0x9E37_79B1;
        return hash ^ hash >>> 15 | 1 << 31;
    }
}
