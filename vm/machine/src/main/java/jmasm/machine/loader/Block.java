package jmasm.machine.loader;

import jmasm.machine.memory.AddressSpace;

/** A piece of guest memory that is filled from the host: a structure, and behind it what it points to. */
final class Block {

    private final AddressSpace memory;
    private final int start;
    private int free;

    /** @param size of the structure at its beginning; what is put behind it starts there */
    Block(AddressSpace memory, int start, int size) {
        this.memory = memory;
        this.start = start;
        this.free = start + size;
    }

    int address() {
        return start;
    }

    void put8(int offset, int value) {
        memory.poke(start + offset, new byte[] {(byte) value});
    }

    void put32(int offset, int value) {
        memory.poke32(start + offset, value);
    }

    void put64(int offset, long value) {
        memory.poke32(start + offset, (int) value);
        memory.poke32(start + offset + 4, (int) (value >>> 32));
    }

    /** Characters of 16 bits, with a zero behind them. */
    void putString(int offset, String text) {
        memory.poke(start + offset, utf16(text));
    }

    /** A UNICODE_STRING whose characters are put behind the structure. */
    void putUnicodeString(int offset, String text) {
        putUnicodeString(offset, text, 2 * text.length() + 2);
    }

    /** As the other, with room for more. @param maximumLength bytes */
    void putUnicodeString(int offset, String text, int maximumLength) {
        memory.poke(free, utf16(text));
        put32(offset, 2 * text.length() | maximumLength << 16);
        put32(offset + 4, free);
        free += maximumLength + 3 & ~3;
    }

    /** Bytes used so far. */
    int used() {
        return free - start;
    }

    private static byte[] utf16(String text) {
        byte[] bytes = new byte[2 * text.length() + 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }
}
