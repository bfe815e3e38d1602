package jmasm.linker.pdb;

import jmasm.base.MalformedInput;

/** Little-endian fields within a record; the checked ones are for records that an object brings. */
final class Bytes {

    private Bytes() {}

    static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    static int i32(byte[] bytes, int at) {
        return u16(bytes, at) | u16(bytes, at + 2) << 16;
    }

    static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    static void put32(byte[] bytes, int at, int value) {
        put16(bytes, at, value);
        put16(bytes, at + 2, value >> 16);
    }

    /** @throws MalformedInput when fewer than {@code size} bytes stand at {@code at} */
    static void check(byte[] bytes, int at, int size) throws MalformedInput {
        if (at < 0 || at > bytes.length - size) {
            throw new MalformedInput("a CodeView record of " + bytes.length + " bytes is cut off");
        }
    }

    static int checkedU16(byte[] bytes, int at) throws MalformedInput {
        check(bytes, at, 2);
        return u16(bytes, at);
    }

    static int checkedI32(byte[] bytes, int at) throws MalformedInput {
        check(bytes, at, 4);
        return i32(bytes, at);
    }

    /** Where the zero-terminated string at {@code at} ends: the index of its zero. */
    static int end(byte[] bytes, int at) throws MalformedInput {
        int end = at;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        check(bytes, end, 1);
        return end;
    }

    /** Behind the numeric leaf at {@code at}: a number below 8000h, or a kind and what belongs to it. */
    static int behindNumber(byte[] bytes, int at) throws MalformedInput {
        int kind = checkedU16(bytes, at);
        int size = kind < 0x8000
                ? 0
                : switch (kind) {
                    case 0x8000 -> 1; // LF_CHAR
                    case 0x8001, 0x8002 -> 2; // LF_SHORT, LF_USHORT
                    case 0x8003, 0x8004, 0x8005 -> 4; // LF_LONG, LF_ULONG, LF_REAL32
                    case 0x8006, 0x8009, 0x800A -> 8; // LF_REAL64, LF_QUADWORD, LF_UQUADWORD
                    case 0x8007 -> 10; // LF_REAL80
                    case 0x8008, 0x8017, 0x8018 -> 16; // LF_REAL128, LF_OCTWORD, LF_UOCTWORD
                    default -> throw new MalformedInput("an unknown number in a CodeView record");
                };
        check(bytes, at + 2, size);
        return at + 2 + size;
    }
}
