package jmasm.linker.pdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jmasm.base.ByteWriter;

/** A hash table of names of the whole image; the records themselves stand in one stream that the tables share. */
final class SymbolTable {

    private static final int BUCKETS = 4096;
    private static final int SIGNATURE = 0xFFFFFFFF;
    private static final int VERSION = 0xEFFE0000 + 19990810;

    /** Of an entry as the bucket table counts it, whatever it takes in the file. */
    private static final int ENTRY_SIZE = 12;

    private final ByteWriter records;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> once = new HashSet<>();

    /** @param records the stream of records, to which both tables add theirs */
    SymbolTable(ByteWriter records) {
        this.records = records;
    }

    /** A record, by its place in the stream. */
    private record Entry(byte[] name, int offset, int bucket) {}

    /** Adds a record and returns its offset. */
    int add(byte[] name, byte[] record) {
        int offset = records.size();
        records.bytes(record);
        entries.add(new Entry(name, offset, Hashes.ofName(name) & BUCKETS - 1));
        return offset;
    }

    /** The same for a record that many objects have: the first is enough. */
    void addOnce(byte[] name, byte[] record) {
        if (once.add(new String(record, java.nio.charset.StandardCharsets.ISO_8859_1))) {
            add(name, record);
        }
    }

    byte[] toBytes() {
        entries.sort(Comparator.comparingInt(Entry::bucket)
                .thenComparing(Entry::name, SymbolTable::compareNames)
                .thenComparingInt(Entry::offset));
        int[] bitmap = new int[BUCKETS / 32 + 1];
        ByteWriter buckets = new ByteWriter();
        ByteWriter hashes = new ByteWriter();
        int last = -1;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.bucket() != last) {
                last = entry.bucket();
                bitmap[last / 32] |= 1 << last % 32;
                buckets.u32(i * ENTRY_SIZE);
            }
            hashes.u32(entry.offset() + 1).u32(1);
        }
        ByteWriter out = new ByteWriter().u32(SIGNATURE).u32(VERSION);
        out.u32(hashes.size()).u32(4 * bitmap.length + buckets.size());
        out.bytes(hashes.toByteArray());
        for (int word : bitmap) {
            out.u32(word);
        }
        return out.bytes(buckets.toByteArray()).toByteArray();
    }

    /** The shorter first, then without regard to case, but for names with other than ASCII characters. */
    private static int compareNames(byte[] a, byte[] b) {
        if (a.length != b.length) {
            return Integer.compare(a.length, b.length);
        }
        if (!isAscii(a) || !isAscii(b)) {
            return Arrays.compareUnsigned(a, b);
        }
        for (int i = 0; i < a.length; i++) {
            int difference = lower(a[i]) - lower(b[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static boolean isAscii(byte[] name) {
        for (byte b : name) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }
}
