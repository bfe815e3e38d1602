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

    private int leadingZeros;

    /** To write on, behind the {@link #leadingZeros}. */
    public ByteWriter bytes() {
        return bytes;
    }

    public List<Relocation> relocations() {
        return relocations;
    }

    /** Zero bytes before the first that was written: room that ORG leaves takes no memory. */
    public int leadingZeros() {
        return leadingZeros;
    }

    /** Bytes so far, with the leading zeros. */
    public int size() {
        return leadingZeros + bytes.size();
    }

    /** A copy of some bytes. */
    public byte[] copy(int offset, int length) {
        return offset < leadingZeros ? new byte[length] : bytes.copy(offset - leadingZeros, length);
    }

    /** Replaces a byte that was written. */
    public void patch8(int offset, int value) {
        bytes.patch8(offset - leadingZeros, value);
    }

    /** Replaces four bytes that were written. */
    public void patch32(int offset, int value) {
        bytes.patch32(offset - leadingZeros, value);
    }

    /** Writes on at {@code offset}. Bytes that are passed over keep their value, new ones are zero. */
    void moveTo(int offset) {
        if (offset >= size()) {
            skip(offset - size());
            return;
        }
        keepLeadingZeros();
        finish();
        replaced = bytes.copy(offset, bytes.size() - offset);
        replacedAt = offset;
        byte[] kept = bytes.copy(0, offset);
        bytes = new ByteWriter();
        bytes.bytes(kept);
    }

    /** Something is to be written where nothing was. */
    private void keepLeadingZeros() {
        if (leadingZeros > 0) {
            byte[] written = bytes.toByteArray();
            bytes = new ByteWriter(leadingZeros + written.length)
                    .zeros(leadingZeros)
                    .bytes(written);
            leadingZeros = 0;
        }
    }

    /** Passes over {@code count} bytes. */
    void skip(int count) {
        if (bytes.size() == 0 && replaced.length == 0) {
            leadingZeros += count;
            return;
        }
        int known = Math.min(count, replacedAt + replaced.length - size());
        if (known > 0) {
            keep(known);
        }
        bytes.zeros(count - Math.max(0, known));
    }

    /** Ends the writing. */
    public void finish() {
        int left = replacedAt + replaced.length - size();
        if (left > 0) {
            keep(left);
        }
    }

    private void keep(int count) {
        int from = size() - replacedAt;
        byte[] kept = new byte[count];
        System.arraycopy(replaced, from, kept, 0, count);
        bytes.bytes(kept);
    }
}
