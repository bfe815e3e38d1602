package jmasm.coff;

import java.nio.charset.StandardCharsets;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/**
 * The names of an object that are longer than eight characters: a part of the file, in which offsets count from its
 * size.
 */
final class StringTable {

    static final StringTable NONE = new StringTable(new byte[0], 0, 0);

    /** Names may share their ends, but not so often that the text grows out of proportion to the file. */
    private static final int LARGEST_SHARING = 8;

    private static final int ALWAYS_ALLOWED = 1 << 16;

    private final byte[] file;
    private final int start;
    private final int end;
    private long claimed;

    private StringTable(byte[] file, int start, int end) {
        this.file = file;
        this.start = start;
        this.end = end;
    }

    /** @param offset of the table, within the file or at its end */
    static StringTable read(byte[] file, long offset) throws MalformedInput {
        if (offset == file.length) {
            return NONE;
        }
        long size = new ByteReader(file).slice(offset, 4).u32();
        if (size == 0) {
            return NONE;
        }
        if (size < 4 || offset + size > file.length) {
            throw new MalformedInput(String.format("the string table is cut off: %Xh bytes at %Xh", size, offset));
        }
        return new StringTable(file, (int) offset, (int) (offset + size));
    }

    /** The name at an offset. */
    String at(long offset) throws MalformedInput {
        int at = position(offset);
        int zero = at;
        while (zero < end && file[zero] != 0) {
            zero++;
        }
        claim(at, zero);
        return new String(file, at, zero - at, StandardCharsets.ISO_8859_1);
    }

    /** Where in the file the name at an offset begins. */
    int position(long offset) throws MalformedInput {
        if (offset < 4 || offset >= end - start) {
            throw new MalformedInput(String.format("a name stands at %Xh, outside the string table", offset));
        }
        return start + (int) offset;
    }

    /** Where in the file the table ends. */
    int end() {
        return end;
    }

    /**
     * To be told of each name that is read, from its first byte to its zero: there must be one, and limits are kept.
     */
    void claim(int from, int zero) throws MalformedInput {
        if (zero == end) {
            throw new MalformedInput(String.format("the name at %Xh of the string table has no end", from - start));
        }
        claimed += zero - from;
        if (claimed > (long) LARGEST_SHARING * (end - start) + ALWAYS_ALLOWED) {
            throw new MalformedInput("the names in the string table overlap");
        }
    }
}
