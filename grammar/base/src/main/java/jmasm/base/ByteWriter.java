package jmasm.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Collects little-endian values into a growing array; bytes already written can be patched. */
public final class ByteWriter {

    private byte[] bytes;
    private int size;

    public ByteWriter() {
        this(256);
    }

    /** @param expected how many bytes there will be, as far as one knows; there may be more */
    public ByteWriter(int expected) {
        bytes = new byte[expected];
    }

    /** Arrays one behind the other; one alone is not copied. */
    public static byte[] join(List<byte[]> pieces) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        int size = 0;
        for (byte[] piece : pieces) {
            size += piece.length;
        }
        ByteWriter all = new ByteWriter(size);
        pieces.forEach(all::bytes);
        return all.bytes;
    }

    public int size() {
        return size;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    public ByteWriter u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public ByteWriter u16(int value) {
        reserve(2);
        bytes[size++] = (byte) value;
        bytes[size++] = (byte) (value >> 8);
        return this;
    }

    public ByteWriter u32(int value) {
        reserve(4);
        size += 4;
        patch32(size - 4, value);
        return this;
    }

    public ByteWriter bytes(byte[] data) {
        return bytes(data, 0, data.length);
    }

    /** Some bytes of {@code data}. */
    public ByteWriter bytes(byte[] data, int offset, int length) {
        reserve(length);
        System.arraycopy(data, offset, bytes, size, length);
        size += length;
        return this;
    }

    /** Characters below 100h, one byte each, without a terminator. */
    public ByteWriter latin1(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public ByteWriter zeros(int count) {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    /** Zeros up to the next multiple of {@code alignment}, a power of two. */
    public ByteWriter align(int alignment) {
        return zeros(-size & alignment - 1);
    }

    /** Bytes that were written already. */
    public byte[] copy(int offset, int length) {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    public void patch8(int offset, int value) {
        bytes[offset] = (byte) value;
    }

    public void patch16(int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >> 8);
    }

    public void patch32(int offset, int value) {
        patch16(offset, value);
        patch16(offset + 2, value >> 16);
    }

    private void reserve(int count) {
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), bytes.length * 2));
        }
    }
}
