package jmasm.machine.kernel;

import jmasm.machine.nt.StatusException;

/** Collects the bytes of an information class before they are copied to the caller. */
final class InformationBuffer {

    private final byte[] bytes;
    private int size;

    /** @param capacity at least what will be put in */
    InformationBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    InformationBuffer u8(int value) {
        bytes[size++] = (byte) value;
        return this;
    }

    InformationBuffer u32(int value) {
        u8(value).u8(value >> 8);
        return u8(value >> 16).u8(value >> 24);
    }

    InformationBuffer u64(long value) {
        return u32((int) value).u32((int) (value >>> 32));
    }

    InformationBuffer utf16(String text) {
        for (int i = 0; i < text.length(); i++) {
            u8(text.charAt(i)).u8(text.charAt(i) >> 8);
        }
        return this;
    }

    int size() {
        return size;
    }

    /** Copies the first {@code length} bytes to user memory. */
    void copyTo(UserMemory user, int address, int length) throws StatusException {
        user.writeBytes(address, bytes, length);
    }
}
