package jmasm.assembler.types;

import java.util.List;

/**
 * A RECORD: fields of bits, the last one lowest.
 *
 * @param fields in source order
 */
public record RecordType(String name, List<Field> fields) implements MasmType {

    /** Most bits that a record can have. */
    public static final int WIDEST = 32;

    /**
     * A field.
     *
     * @param width   bits
     * @param shift   of its lowest bit
     * @param initial what it holds when an instance doesn't say
     */
    public record Field(String name, int width, int shift, long initial) {}

    public RecordType {
        fields = List.copyOf(fields);
    }

    /** WIDTH: bits of all fields. */
    public int width() {
        int width = 0;
        for (Field field : fields) {
            width += field.width();
        }
        return width;
    }

    /** MASK: all bits that belong to a field. */
    public long mask() {
        return (1L << width()) - 1;
    }

    @Override
    public int size() {
        return width() <= 8 ? 1 : width() <= 16 ? 2 : 4;
    }
}
