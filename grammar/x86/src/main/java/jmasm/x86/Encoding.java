package jmasm.x86;

import java.util.ArrayList;
import java.util.List;

/**
 * An instruction's bytes and where in them the operands' values lie.
 *
 * @param bytes  1 to 15; not shared with anyone
 * @param fields in the order of their offsets
 */
public record Encoding(byte[] bytes, List<Field> fields) {

    /**
     * A little-endian value within the instruction.
     *
     * @param operand which operand it belongs to
     * @param offset  from the instruction's start
     * @param size    1, 2 or 4
     */
    public record Field(Kind kind, int operand, int offset, int size) {}

    /** What a field holds. */
    public enum Kind {
        /** A memory operand's displacement or direct address. */
        DISPLACEMENT,
        IMMEDIATE,
        /** A distance from the instruction's end. */
        RELATIVE,
        /** The offset of a far pointer; its selector follows. */
        FAR_OFFSET
    }

    /** The same instruction behind another of one byte. */
    public Encoding behind(int first) {
        byte[] both = new byte[bytes.length + 1];
        both[0] = (byte) first;
        System.arraycopy(bytes, 0, both, 1, bytes.length);
        List<Field> moved = new ArrayList<>(fields.size());
        for (Field field : fields) {
            moved.add(new Field(field.kind, field.operand, field.offset + 1, field.size));
        }
        return new Encoding(both, moved);
    }
}
