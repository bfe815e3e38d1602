package jmasm.coff;

import java.nio.charset.StandardCharsets;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/** The names of an object that are longer than eight characters, by offset. */
final class StringTable {

    static final StringTable EMPTY = new StringTable(new byte[0]);

    /** Names may share their ends, but not so often that the text grows out of proportion to the file. */
    private static final int LARGEST_SHARING = 8;

    private static final int ALWAYS_ALLOWED = 1 << 16;

    private final byte[] bytes;
    private long decoded;

    private StringTable(byte[] bytes) {
        this.bytes = bytes;
    }

    static StringTable read(ByteReader file, long offset, int fileSize) throws MalformedInput {
        if (offset == fileSize) {
            return EMPTY;
        }
        long size = file.slice(offset, 4).u32();
        if (size == 0) {
            return EMPTY;
        }
        if (size < 4 || offset + size > fileSize) {
            throw new MalformedInput(String.format("the string table is cut off: %Xh bytes at %Xh", size, offset));
        }
        return new StringTable(file.slice(offset, size).bytes((int) size));
    }

    String at(long offset) throws MalformedInput {
        if (offset < 4 || offset >= bytes.length) {
            throw new MalformedInput(String.format("a name stands at %Xh, outside the string table", offset));
        }
        return decode((int) offset);
    }

    private String decode(int offset) throws MalformedInput {
        int end = offset;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end == bytes.length) {
            throw new MalformedInput(String.format("the name at %Xh of the string table has no end", offset));
        }
        decoded += end - offset;
        if (decoded > (long) LARGEST_SHARING * bytes.length + ALWAYS_ALLOWED) {
            throw new MalformedInput("the names in the string table overlap");
        }
        return new String(bytes, offset, end - offset, StandardCharsets.ISO_8859_1);
    }
}
