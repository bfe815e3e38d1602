package jmasm.assembler.layout;

import java.util.Arrays;
import java.util.List;

/**
 * Instructions that nothing can change any more: their bytes, and what the linker has to complete in them. Most of a
 * program is such, so that one fragment holds as many as stand together: an object for each would be most of what an
 * assembly keeps.
 */
public final class SettledCode extends Fragment {

    private static final Relocation[] NO_RELOCATIONS = {};

    private byte[] bytes;

    /** With offsets from the beginning of this fragment. */
    private Relocation[] relocations;

    private int relocationCount;

    /** Of a single instruction: for each field of several bytes its offset and size, a nibble each. */
    private final int fields;

    /**
     * One instruction.
     *
     * @param bytes       not shared with anyone
     * @param relocations with offsets from the instruction's beginning
     * @param fields      see {@link #fieldAt}
     */
    public SettledCode(byte[] bytes, List<Relocation> relocations, int fields) {
        super(bytes.length);
        this.bytes = bytes;
        this.relocations = relocations.isEmpty() ? NO_RELOCATIONS : relocations.toArray(Relocation[]::new);
        this.relocationCount = relocations.size();
        this.fields = fields;
    }

    /** Takes over what stands in {@code next}, which is to follow. */
    void join(SettledCode next) {
        if (size() + next.size() > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size() + next.size(), 2 * bytes.length));
        }
        System.arraycopy(next.bytes, 0, bytes, size(), next.size());
        for (int i = 0; i < next.relocationCount; i++) {
            if (relocationCount == relocations.length) {
                relocations = Arrays.copyOf(relocations, 2 * relocationCount + 1);
            }
            relocations[relocationCount++] = next.relocations[i].movedBy(size());
        }
        setSize(size() + next.size());
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public int valueAt(int index) {
        return fieldAt(index, fields);
    }

    /**
     * Bytes of the field that begins at {@code index}, 0 when none does.
     *
     * @param fields offset and size of each, a nibble each
     */
    public static int fieldAt(int index, int fields) {
        for (int left = fields; left != 0; left >>>= 8) {
            if ((left >> 4 & 0xF) == index) {
                return left & 0xF;
            }
        }
        return 0;
    }

    @Override
    public void write(SectionImage image) {
        for (int i = 0; i < relocationCount; i++) {
            image.relocations().add(relocations[i].movedBy(offset()));
        }
        image.bytes().bytes(bytes, 0, size());
    }
}
