package jmasm.assembler.layout;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.ByteWriter;

/** A section's bytes and relocations while they are written. */
public final class SectionImage {

    private final List<Relocation> relocations = new ArrayList<>();
    private ByteWriter bytes = new ByteWriter();

    /** What was written already behind the place to which ORG went back; replaced as writing goes on. */
    private byte[] replaced = {};

    private int replacedAt;

    public ByteWriter bytes() {
        return bytes;
    }

    public List<Relocation> relocations() {
        return relocations;
    }

    /** Writes on at {@code offset}. Bytes that are passed over keep their value, new ones are zero. */
    void moveTo(int offset) {
        if (offset >= bytes.size()) {
            skip(offset - bytes.size());
            return;
        }
        finish();
        replaced = bytes.copy(offset, bytes.size() - offset);
        replacedAt = offset;
        byte[] kept = bytes.copy(0, offset);
        bytes = new ByteWriter();
        bytes.bytes(kept);
    }

    /** Passes over {@code count} bytes. */
    void skip(int count) {
        int known = Math.min(count, replacedAt + replaced.length - bytes.size());
        if (known > 0) {
            keep(known);
        }
        bytes.zeros(count - Math.max(0, known));
    }

    /** Ends the writing. */
    public void finish() {
        int left = replacedAt + replaced.length - bytes.size();
        if (left > 0) {
            keep(left);
        }
    }

    private void keep(int count) {
        int from = bytes.size() - replacedAt;
        byte[] kept = new byte[count];
        System.arraycopy(replaced, from, kept, 0, count);
        bytes.bytes(kept);
    }
}
