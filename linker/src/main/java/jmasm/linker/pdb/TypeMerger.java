package jmasm.linker.pdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/** Enters the types of objects into the two streams, and tells what an object's own indices have become. */
final class TypeMerger {

    private static final int CV_SIGNATURE_C13 = 4;

    /** Refers to nothing: {@code T_NOTYPE}. */
    private static final int NO_TYPE = 0;

    /** A reference to a record that has no new index yet. */
    private static final int NOT_YET = -1;

    private final TypeStream types;
    private final TypeStream ids;

    TypeMerger(TypeStream types, TypeStream ids) {
        this.types = types;
        this.ids = ids;
    }

    /** The new indices of an object's records. */
    record Indices(int[] map) {

        static final Indices NONE = new Indices(new int[0]);

        /** @throws MalformedInput for the index of a record that the object does not have */
        int of(int index) throws MalformedInput {
            if (Integer.compareUnsigned(index, TypeStream.FIRST_INDEX) < 0) {
                return index;
            }
            int at = index - TypeStream.FIRST_INDEX;
            if (at < 0 || at >= map.length) {
                throw new MalformedInput("a CodeView record refers to type " + Integer.toHexString(index)
                        + "h, which the object does not have");
            }
            return map[at];
        }
    }

    /**
     * @param section {@code .debug$T} of an object
     * @throws MalformedInput when it is damaged
     */
    Indices merge(byte[] section) throws MalformedInput {
        List<byte[]> records = records(section);
        int[] map = new int[records.size()];
        Arrays.fill(map, NOT_YET);
        Indices indices = new Indices(map);
        // One round does, but for compilers that refer to later records: as many rounds as find something to do.
        boolean progress = true;
        boolean open = true;
        while (open && progress) {
            progress = false;
            open = false;
            for (int i = 0; i < map.length; i++) {
                if (map[i] == NOT_YET) {
                    map[i] = enter(records.get(i), indices);
                    progress |= map[i] != NOT_YET;
                    open |= map[i] == NOT_YET;
                }
            }
        }
        for (int i = 0; i < map.length; i++) {
            map[i] = map[i] == NOT_YET ? NO_TYPE : map[i];
        }
        return indices;
    }

    /** The name in the first record when that says that the types are in another file: a database, a precompiled object. */
    static Optional<String> otherFile(byte[] section) throws MalformedInput {
        List<byte[]> records = records(section);
        byte[] first = records.isEmpty() ? new byte[4] : records.get(0);
        int nameAt = switch (Bytes.u16(first, 2)) {
            case TypeReferences.LF_TYPESERVER2 -> 24; // behind a GUID and an age
            case TypeReferences.LF_PRECOMP -> 16; // behind an index, a count and a signature
            default -> 0;
        };
        return nameAt == 0
                ? Optional.empty()
                : Optional.of(
                        new String(first, nameAt, Bytes.end(first, nameAt) - nameAt, StandardCharsets.ISO_8859_1));
    }

    private static List<byte[]> records(byte[] section) throws MalformedInput {
        List<byte[]> records = new ArrayList<>();
        ByteReader in = new ByteReader(section);
        if (in.remaining() < 4 || in.i32() != CV_SIGNATURE_C13) {
            return records;
        }
        while (in.remaining() > 0) {
            int start = in.position();
            int length = in.u16();
            if (length < 2) {
                throw new MalformedInput("a CodeView type record of " + length + " bytes");
            }
            in.seek(start);
            records.add(in.bytes(length + 2));
        }
        return records;
    }

    private int enter(byte[] record, Indices indices) throws MalformedInput {
        int kind = Bytes.u16(record, 2);
        if (!TypeReferences.isKnown(kind)) {
            return NO_TYPE;
        }
        byte[] moved = record.clone();
        for (int at : TypeReferences.in(record)) {
            int index = indices.of(Bytes.i32(record, at));
            if (index == NOT_YET) {
                return NOT_YET;
            }
            Bytes.put32(moved, at, index);
        }
        return (TypeReferences.isId(kind) ? ids : types).add(aligned(moved));
    }

    /** Records of the streams fill multiples of four bytes; the padding says how much of it is left. */
    private static byte[] aligned(byte[] record) {
        int pad = -record.length & 3;
        if (pad == 0) {
            return record;
        }
        byte[] longer = Arrays.copyOf(record, record.length + pad);
        for (int i = 0; i < pad; i++) {
            longer[record.length + i] = (byte) (0xF0 + pad - i);
        }
        Bytes.put16(longer, 0, longer.length - 2);
        return longer;
    }
}
