package jmasm.assembler.symbols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Things by name, in the order in which their names came first. A name is looked up where it stands in a line: no
 * string is made of it, nor one in upper case. Every word of every line is looked up, and hardly any is found.
 */
public final class NameTable<T> {

    private static final int SMALLEST = 4;

    private boolean caseSensitive;

    /** Entries that were ever made; a removed one has no name any more. */
    private int count;

    private String[] names = new String[SMALLEST];
    private Object[] values = new Object[SMALLEST];
    private int[] hashes = new int[SMALLEST];

    /** Twice as many as entries, a power of two: an entry's index and 1, or 0 where there is none. */
    private int[] slots = new int[2 * SMALLEST];

    public NameTable(boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
    }

    /** From now on. Of names that differ in case only, the one that came first is found when case does not count. */
    public void setCaseSensitive(boolean sensitive) {
        caseSensitive = sensitive;
    }

    /** Whether nothing was ever put. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Null when there is none. */
    public T get(String name) {
        return get(name, 0, name.length());
    }

    /** What the name from {@code from} to {@code to} of a text stands for, null when nothing. */
    @SuppressWarnings("unchecked")
    public T get(String text, int from, int to) {
        int entry = find(text, from, to, hash(text, from, to));
        return entry < 0 ? null : (T) values[entry];
    }

    /** Replaces whatever had the name, and takes its place in the order. */
    public void put(String name, T value) {
        int hash = hash(name, 0, name.length());
        int entry = find(name, 0, name.length(), hash);
        if (entry < 0) {
            add(name, value, hash);
        } else {
            names[entry] = name;
            values[entry] = value;
        }
    }

    public void remove(String name) {
        int entry = find(name, 0, name.length(), hash(name, 0, name.length()));
        if (entry >= 0) {
            names[entry] = null;
            values[entry] = null;
        }
    }

    /** All of them, in order. */
    @SuppressWarnings("unchecked")
    public List<T> values() {
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (names[i] != null) {
                all.add((T) values[i]);
            }
        }
        return all;
    }

    private int find(String text, int from, int to, int hash) {
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash
                    && names[entry] != null
                    && names[entry].length() == to - from
                    && text.regionMatches(!caseSensitive, from, names[entry], 0, to - from)) {
                return entry;
            }
        }
        return -1;
    }

    private void add(String name, T value, int hash) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
            slots = new int[4 * count];
            for (int i = 0; i < count; i++) {
                take(i);
            }
        }
        names[count] = name;
        values[count] = value;
        hashes[count] = hash;
        take(count++);
    }

    private void take(int entry) {
        int mask = slots.length - 1;
        int slot = hashes[entry] & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = entry + 1;
    }

    /** The same for names that differ in case only. */
    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            hash = hash * 31 + (c < 0x80 ? c & ~0x20 : Character.toLowerCase(Character.toUpperCase(c)));
        }
        // Names that are numbered one behind the other shall not lie so.
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 16;
    }
}
