package jmasm.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads little-endian values from a byte array, forward, with every bound checked.
 * Unsigned values come back in the next larger Java type, or as {@code int} bits for 32 bits.
 */
public final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** A reader of {@code length} bytes from {@code offset} of the whole array, independent of this one. */
    public ByteReader slice(long offset, long length) throws MalformedInput {
        if (offset < 0 || length < 0 || offset + length > end) {
            throw new MalformedInput(String.format("%Xh bytes at offset %Xh lie outside the file", length, offset));
        }
        return new ByteReader(bytes, (int) offset, (int) (offset + length));
    }

    public int position() {
        return position;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - position;
    }

    public void seek(long offset) throws MalformedInput {
        if (offset < 0 || offset > end) {
            throw new MalformedInput(String.format("offset %Xh lies outside the file", offset));
        }
        position = (int) offset;
    }

    public void skip(int count) throws MalformedInput {
        take(count);
    }

    /** 0 to 255. */
    public int u8() throws MalformedInput {
        return bytes[take(1)] & 0xFF;
    }

    /** 0 to 65,535. */
    public int u16() throws MalformedInput {
        int at = take(2);
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    /** 32 bits; negative when bit 31 is set. */
    public int i32() throws MalformedInput {
        int at = take(4);
        return bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }

    /** 0 to 4,294,967,295. */
    public long u32() throws MalformedInput {
        return i32() & 0xFFFF_FFFFL;
    }

    /** An unsigned number in groups of seven bits, as DWARF writes them; bits beyond 63 are lost. */
    public long uleb128() throws MalformedInput {
        long value = 0;
        int shift = 0;
        int part;
        do {
            part = u8();
            value |= shift < Long.SIZE - 1 ? (long) (part & 0x7F) << shift : 0;
            shift += 7;
        } while (part >= 0x80);
        return value & Long.MAX_VALUE;
    }

    /** The same for a signed one. */
    public long sleb128() throws MalformedInput {
        long value = 0;
        int shift = 0;
        int part;
        do {
            part = u8();
            value |= shift < Long.SIZE ? (long) (part & 0x7F) << shift : 0;
            shift += 7;
        } while (part >= 0x80);
        return shift < Long.SIZE && (part & 0x40) != 0 ? value | -1L << shift : value;
    }

    public byte[] bytes(int count) throws MalformedInput {
        int at = take(count);
        return Arrays.copyOfRange(bytes, at, at + count);
    }

    /** Characters (ISO 8859-1) up to a zero byte, which is read too. */
    public String zeroTerminated() throws MalformedInput {
        int zero = position;
        while (zero < end && bytes[zero] != 0) {
            zero++;
        }
        if (zero == end) {
            throw new MalformedInput(String.format("the string at offset %Xh has no end", position));
        }
        String text = new String(bytes, position, zero - position, StandardCharsets.ISO_8859_1);
        position = zero + 1;
        return text;
    }

    /** A fixed field of {@code count} bytes, cut at the first zero. */
    public String fixedString(int count) throws MalformedInput {
        int at = take(count);
        int length = 0;
        while (length < count && bytes[at + length] != 0) {
            length++;
        }
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    private int take(int count) throws MalformedInput {
        if (count < 0 || count > end - position) {
            throw new MalformedInput(String.format(
                    "the file ends at offset %Xh where %Xh bytes more are needed",
                    end, (long) count - (end - position)));
        }
        int at = position;
        position += count;
        return at;
    }
}
