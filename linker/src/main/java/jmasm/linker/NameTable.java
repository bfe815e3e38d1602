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

    /** Open addressing, two ints a place: the hash of a name, or 0 where it is free, and the number of the name. */
    private int[] places = new int[2 * FIRST_CAPACITY];

    /** All names, one behind the other. */
    private byte[] names = new byte[16 * FIRST_CAPACITY];

    /** Where in {@link #names} each begins; one more tells where the next will. */
    private int[] starts = new int[FIRST_CAPACITY];

    private int size;

    /** By index: the numbers of the names of external symbols; of others 0, which means nothing. */
    synchronized int[] numbers(CoffSymbols symbols) {
        int count = symbols.size();
        int[] numbers = new int[count];
        byte[] text = symbols.names();
        for (int i = 0; i < count; i++) {
            if (symbols.isExternal(i)) {
                numbers[i] = number(text, symbols.nameStart(i), symbols.nameLength(i), symbols.nameHash(i));
            }
        }
        return numbers;
    }

    /** The number of a name, which is new where nobody has asked for it before. */
    synchronized int number(String name) {
        byte[] text = text(name);
        return number(text, 0, text.length, hash(text));
    }

    private int number(byte[] text, int start, int length, int nameHash) {
        int hash = spread(nameHash);
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
        if (length > names.length - at) {
            names = Arrays.copyOf(names, Math.max(2 * names.length, at + length));
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
