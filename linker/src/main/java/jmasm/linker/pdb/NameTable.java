package jmasm.linker.pdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteWriter;

/** The stream {@code /names}: strings, each once, known by their offset, with a hash table of them. */
final class NameTable {

    private static final int SIGNATURE = 0xEFFEEFFE;
    private static final int HASH_VERSION = 1;

    private final ByteWriter text = new ByteWriter().u8(0);
    private final Map<String, Integer> offsets = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The offset of a name, which is added when it is new; the empty name has 0. */
    int add(String name) {
        if (name.isEmpty()) {
            return 0;
        }
        Integer known = offsets.get(name);
        if (known != null) {
            return known;
        }
        int offset = text.size();
        text.latin1(name).u8(0);
        offsets.put(name, offset);
        names.add(name);
        return offset;
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter().u32(SIGNATURE).u32(HASH_VERSION);
        out.u32(text.size()).bytes(text.toByteArray());
        int[] buckets = new int[bucketCount(names.size())];
        for (String name : names) {
            int at = Integer.remainderUnsigned(Hashes.ofName(Hashes.bytes(name)), buckets.length);
            while (buckets[at] != 0) {
                at = (at + 1) % buckets.length;
            }
            buckets[at] = offsets.get(name);
        }
        out.u32(buckets.length);
        for (int bucket : buckets) {
            out.u32(bucket);
        }
        return out.u32(names.size()).toByteArray();
    }

    /** Grown by half whenever three quarters are full, as Microsoft's does: the count shows in the file. */
    private static int bucketCount(int names) {
        int count = 1;
        while (names > count * 3L / 4) {
            count = count * 3 / 2 + 1;
        }
        return count;
    }
}
