package jmasm.linker.pdb;

import java.util.Arrays;
import jmasm.base.MalformedInput;

/** Where a type record refers to other records: offsets of 32-bit type indices, found by its kind. */
final class TypeReferences {

    static final int LF_FUNC_ID = 0x1601;
    static final int LF_MFUNC_ID = 0x1602;
    static final int LF_UDT_SRC_LINE = 0x1606;
    static final int LF_UDT_MOD_SRC_LINE = 0x1607;
    static final int LF_CLASS = 0x1504;
    static final int LF_STRUCTURE = 0x1505;
    static final int LF_UNION = 0x1506;
    static final int LF_ENUM = 0x1507;
    static final int LF_INTERFACE = 0x1519;
    static final int LF_TYPESERVER2 = 0x1515;
    static final int LF_PRECOMP = 0x1509;

    /** Of a record's length and kind, which come before its content. */
    static final int HEADER = 4;

    private static final int LARGEST_PAD = 0x0F;

    private final byte[] record;
    private int[] found = new int[8];
    private int count;

    private TypeReferences(byte[] record) {
        this.record = record;
    }

    /**
     * Offsets into the record, its header included.
     *
     * @param record of any kind; at least its header
     * @throws MalformedInput when it is cut off
     */
    static int[] in(byte[] record) throws MalformedInput {
        TypeReferences references = new TypeReferences(record);
        references.find(Bytes.u16(record, 2));
        return Arrays.copyOf(references.found, references.count);
    }

    /** True for records that go to the IPI stream: names of functions and files, not types. */
    static boolean isId(int kind) {
        return kind >= LF_FUNC_ID && kind <= LF_UDT_MOD_SRC_LINE;
    }

    /** False for a kind whose references are not known, which therefore can't be moved to another table. */
    static boolean isKnown(int kind) {
        return switch (kind) {
            case 0x000A, 0x000E, 0x0014, 0x1001, 0x1002, 0x1008, 0x1009, 0x1201, 0x1203, 0x1205, 0x1206 -> true;
            case 0x1503, LF_CLASS, LF_STRUCTURE, LF_UNION, LF_ENUM, LF_INTERFACE, 0x150A, 0x151D -> true;
            default -> isId(kind);
        };
    }

    private void find(int kind) throws MalformedInput {
        switch (kind) {
            case 0x1001, 0x1205, 0x150A -> add(0); // LF_MODIFIER, LF_BITFIELD, LF_ALIAS
            case 0x1002 -> pointer();
            case 0x1008 -> add(0, 8); // LF_PROCEDURE
            case 0x1009 -> add(0, 4, 8, 16); // LF_MFUNCTION
            case 0x1201, 0x1604 -> list(Bytes.checkedI32(record, HEADER), 4); // LF_ARGLIST, LF_SUBSTR_LIST
            case 0x1603 -> list(Bytes.checkedU16(record, HEADER), 2); // LF_BUILDINFO
            case 0x1203 -> fields();
            case 0x1206 -> methods();
            case 0x1503, 0x151D -> add(0, 4); // LF_ARRAY, LF_VFTABLE
            case LF_CLASS, LF_STRUCTURE, LF_INTERFACE -> add(4, 8, 12);
            case LF_UNION -> add(4);
            case LF_ENUM -> add(4, 8);
            case LF_FUNC_ID, LF_MFUNC_ID, LF_UDT_SRC_LINE -> add(0, 4);
            case 0x1605, LF_UDT_MOD_SRC_LINE -> add(0); // LF_STRING_ID
            default -> {
                // LF_VTSHAPE, LF_LABEL: none.
            }
        }
    }

    private void add(int... offsets) throws MalformedInput {
        for (int offset : offsets) {
            addAt(HEADER + offset);
        }
    }

    private void addAt(int at) throws MalformedInput {
        Bytes.check(record, at, 4);
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = at;
    }

    private void list(int length, int offset) throws MalformedInput {
        for (int i = 0; i < length; i++) {
            add(offset + 4 * i);
            if (length < 0 || length > record.length) {
                throw new MalformedInput("a CodeView list of " + length + " entries");
            }
        }
    }

    /** A pointer to a member names the class as well. */
    private void pointer() throws MalformedInput {
        add(0);
        int mode = Bytes.checkedI32(record, HEADER + 4) >> 5 & 7;
        if (mode == 2 || mode == 3) {
            add(8);
        }
    }

    private void methods() throws MalformedInput {
        int at = HEADER;
        while (at + 8 <= record.length) {
            addAt(at + 4);
            at += introduces(Bytes.u16(record, at)) ? 12 : 8;
        }
    }

    /** A method that is new in the table of virtual functions has its place there beside it. */
    private static boolean introduces(int attributes) {
        int property = attributes >> 2 & 7;
        return property == 4 || property == 6;
    }

    private void fields() throws MalformedInput {
        int at = HEADER;
        while (at < record.length) {
            int pad = record[at] & 0xFF;
            if (pad >= 0xF0) {
                at += Math.max(1, pad & LARGEST_PAD);
                continue;
            }
            at = field(at, Bytes.checkedU16(record, at));
        }
    }

    /** Behind the member at {@code at}. */
    private int field(int at, int kind) throws MalformedInput {
        switch (kind) {
            case 0x1400, 0x151A -> { // LF_BCLASS, LF_BINTERFACE
                addAt(at + 4);
                return Bytes.behindNumber(record, at + 8);
            }
            case 0x1401, 0x1402 -> { // LF_VBCLASS, LF_IVBCLASS
                addAt(at + 4);
                addAt(at + 8);
                return Bytes.behindNumber(record, Bytes.behindNumber(record, at + 12));
            }
            case 0x1502 -> { // LF_ENUMERATE
                return Bytes.end(record, Bytes.behindNumber(record, at + 4)) + 1;
            }
            case 0x1404, 0x1409, 0x140A -> { // LF_INDEX, LF_VFUNCTAB, LF_FRIENDCLS
                addAt(at + 4);
                return at + 8;
            }
            case 0x140C -> { // LF_VFUNCOFF
                addAt(at + 4);
                return at + 12;
            }
            case 0x150D -> { // LF_MEMBER
                addAt(at + 4);
                return Bytes.end(record, Bytes.behindNumber(record, at + 8)) + 1;
            }
            case 0x150C, 0x150E, 0x150F, 0x1510, 0x1512, 0x1513 -> { // friend, static, methods, nested type, modified
                addAt(at + 4);
                return Bytes.end(record, at + 8) + 1;
            }
            case 0x1511 -> { // LF_ONEMETHOD
                addAt(at + 4);
                return Bytes.end(record, at + (introduces(Bytes.checkedU16(record, at + 2)) ? 12 : 8)) + 1;
            }
            default ->
                throw new MalformedInput("an unknown kind of field in a CodeView record: " + Integer.toHexString(kind));
        }
    }
}
