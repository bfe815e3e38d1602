package jmasm.linker.pdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/** The types of all objects (TPI) or the names of their functions and sources (IPI), each record once. */
final class TypeStream {

    /** Indices below stand for the simple types and need no record. */
    static final int FIRST_INDEX = 0x1000;

    private static final int VERSION_80 = 20040203;
    private static final int HEADER_SIZE = 56;
    private static final int BUCKETS = 0x3FFFF;
    private static final int NO_STREAM = 0xFFFF;

    /** A place is remembered about every 8 KB, for readers that want one record. */
    private static final int STRIDE = 0x2000;

    private static final int FORWARD_REFERENCE = 0x80;
    private static final int SCOPED = 0x100;
    private static final int HAS_UNIQUE_NAME = 0x200;

    private final Map<Key, Integer> indices = new HashMap<>();
    private final List<byte[]> records = new ArrayList<>();

    /** A record as a key: its bytes count. */
    private record Key(byte[] bytes, int hash) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The index of a record whose own references are those of this table; it is kept. */
    int add(byte[] record) {
        Key key = new Key(record, Arrays.hashCode(record));
        Integer known = indices.get(key);
        if (known != null) {
            return known;
        }
        int index = FIRST_INDEX + records.size();
        indices.put(key, index);
        records.add(record);
        return index;
    }

    /** Empty for a simple type and for what is no index of this table. */
    byte[] record(int index) {
        int at = index - FIRST_INDEX;
        return at >= 0 && at < records.size() ? records.get(at) : new byte[0];
    }

    /** @param hashStream the number of the stream that {@link #hashStream} gives */
    byte[] toBytes(int hashStream) {
        int bytes = records.stream().mapToInt(record -> record.length).sum();
        int places = places().size();
        ByteWriter out = new ByteWriter();
        out.u32(VERSION_80).u32(HEADER_SIZE).u32(FIRST_INDEX).u32(FIRST_INDEX + records.size());
        out.u32(bytes);
        out.u16(hashStream).u16(NO_STREAM);
        out.u32(4).u32(BUCKETS);
        int hashes = 4 * records.size();
        out.u32(0).u32(hashes);
        out.u32(hashes).u32(places);
        out.u32(hashes + places).u32(0);
        records.forEach(out::bytes);
        return out.toByteArray();
    }

    byte[] hashStream() {
        ByteWriter out = new ByteWriter();
        for (byte[] record : records) {
            out.u32(Integer.remainderUnsigned(hash(record), BUCKETS));
        }
        return out.bytes(places().toByteArray()).toByteArray();
    }

    private ByteWriter places() {
        ByteWriter out = new ByteWriter();
        int offset = 0;
        for (int i = 0; i < records.size(); i++) {
            int next = offset + records.get(i).length;
            if (i == 0 || next / STRIDE > offset / STRIDE) {
                out.u32(FIRST_INDEX + i).u32(offset);
            }
            offset = next;
        }
        return out;
    }

    /** Types with a name are found by it; all others by their bytes. */
    private static int hash(byte[] record) {
        try {
            return switch (Bytes.u16(record, 2)) {
                case TypeReferences.LF_CLASS, TypeReferences.LF_STRUCTURE, TypeReferences.LF_INTERFACE ->
                    named(record, Bytes.behindNumber(record, 20));
                case TypeReferences.LF_UNION -> named(record, Bytes.behindNumber(record, 12));
                case TypeReferences.LF_ENUM -> named(record, 16);
                case TypeReferences.LF_UDT_SRC_LINE, TypeReferences.LF_UDT_MOD_SRC_LINE ->
                    Hashes.ofName(Arrays.copyOfRange(record, 4, 8));
                default -> Hashes.ofRecord(record);
            };
        } catch (MalformedInput e) {
            return Hashes.ofRecord(record);
        }
    }

    private static int named(byte[] record, int nameAt) throws MalformedInput {
        int options = Bytes.checkedU16(record, 6);
        int end = Bytes.end(record, nameAt);
        byte[] name = Arrays.copyOfRange(record, nameAt, end);
        boolean unique = (options & HAS_UNIQUE_NAME) != 0;
        if (unique && isAnonymous(name)) {
            return Hashes.ofRecord(record);
        }
        if ((options & (FORWARD_REFERENCE | SCOPED)) == 0) {
            return Hashes.ofName(name);
        }
        if ((options & FORWARD_REFERENCE) == 0 && unique) {
            return Hashes.ofName(Arrays.copyOfRange(record, end + 1, Bytes.end(record, end + 1)));
        }
        return Hashes.ofRecord(record);
    }

    private static boolean isAnonymous(byte[] name) {
        String text = new String(name, java.nio.charset.StandardCharsets.ISO_8859_1);
        String last = text.substring(text.lastIndexOf(':') + 1);
        return last.equals("<unnamed-tag>") || last.equals("__unnamed");
    }
}
