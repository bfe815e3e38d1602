package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jmasm.coff.CoffSymbols;

/**
 * Numbers names, from 0: the same for the same name, but in no order, since several threads ask. A link looks up every
 * symbol of every object, at places that no cache foresees, so that memory accesses are what it pays for: a name's hash
 * and number stand side by side, and the names are copied into one array, a twentieth of the objects that they come from.
 */
final class NameTable {

    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int GROWTH = 4;
    private static final int NO_GUESS = -1;

    /** Open addressing, two ints a place: the hash of a name, or 0 where it is free, and the number of the name. */
    private int[] places = new int[2 * FIRST_CAPACITY];

    /** All names, one behind the other, and at least one byte behind them. */
    private byte[] names = new byte[16 * FIRST_CAPACITY];

    /** Where in {@link #names} each begins; one more tells where the next will. */
    private int[] starts = new int[FIRST_CAPACITY];

    private int size;

    /** By index: the numbers of the names of external symbols; of others 0, which means nothing. */
    int[] numbers(CoffSymbols symbols) {
        int[] hashes = new int[symbols.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = symbols.isExternal(i) ? spread(symbols.nameHash(i)) : 0;
        }
        return numbers(symbols, hashes);
    }

    /**
     * In three passes, of which the first two guess, and each waits for one thing from memory: so the processor fetches those of
     * several names at a time.
     *
     * @param hashes by index; 0 for what has no number
     */
    private synchronized int[] numbers(CoffSymbols symbols, int[] hashes) {
        byte[] text = symbols.names();
        int[] numbers = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            numbers[i] = guess(hashes[i]);
        }
        for (int i = 0; i < hashes.length; i++) {
            if (numbers[i] >= 0 && names[starts[numbers[i]]] != text[symbols.nameStart(i)]) {
                numbers[i] = NO_GUESS;
            }
        }
        for (int i = 0; i < hashes.length; i++) {
            int start = symbols.nameStart(i);
            int length = symbols.nameLength(i);
            if (hashes[i] == 0) {
                numbers[i] = 0;
            } else if (numbers[i] < 0 || !isName(numbers[i], text, start, length)) {
                numbers[i] = number(text, start, length, hashes[i]);
            }
        }
        return numbers;
    }

    /** The name that stands where one of this hash would stand first. */
    private int guess(int hash) {
        int[] table = places;
        int place = 2 * hash & table.length - 2;
        return hash != 0 && table[place] == hash ? table[place + 1] : NO_GUESS;
    }

    /** The number of a name, which is new where nobody has asked for it before. */
    synchronized int number(String name) {
        byte[] text = text(name);
        return number(text, 0, text.length, spread(hash(text)));
    }

    private int number(byte[] text, int start, int length, int hash) {
        int[] table = places;
        int mask = table.length - 2;
        int place = 2 * hash & mask;
        while (table[place] != 0) {
            if (table[place] == hash && isName(table[place + 1], text, start, length)) {
                return table[place + 1];
            }
            place = place + 2 & mask;
        }
        table[place] = hash;
        table[place + 1] = size;
        return add(text, start, length);
    }

    private boolean isName(int number, byte[] text, int start, int length) {
        int at = starts[number];
        int end = starts[number + 1];
        if (end - at != length) {
            return false;
        }
        byte[] own = names;
        int other = start;
        while (at < end) {
            if (own[at++] != text[other++]) {
                return false;
            }
        }
        return true;
    }

    private int add(byte[] text, int start, int length) {
        int number = size++;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
        }
        int at = starts[number];
        if (length >= names.length - at) {
            names = Arrays.copyOf(names, Math.max(2 * names.length, at + length + 1));
        }
        System.arraycopy(text, start, names, at, length);
        starts[size] = at + length;
        if (4 * size > places.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        int[] old = places;
        int[] table = new int[GROWTH * old.length];
        int mask = table.length - 2;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int place = 2 * old[i] & mask;
                while (table[place] != 0) {
                    place = place + 2 & mask;
                }
                table[place] = old[i];
                table[place + 1] = old[i + 1];
            }
        }
        places = table;
    }

    /** As objects have it; a name that no object can have needs only to be like no other. */
    private static byte[] text(String name) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        return new String(text, StandardCharsets.ISO_8859_1).equals(name)
                ? text
                : name.getBytes(StandardCharsets.UTF_16);
    }

    /** The one that {@link CoffSymbols#nameHash} gives. */
    private static int hash(byte[] text) {
        int hash = 0;
        for (byte character : text) {
            hash = 31 * hash + (character & 0xFF);
        }
        return hash;
    }

    /** Never 0. Names that count upwards have hashes that do, so the bits are spread. */
    private static int spread(int nameHash) {
        int hash = nameHash * 0x9E37_79B1;
        return hash ^ hash >>> 15 | 1 << 31;
    }
}
