package jmasm.assembler.layout;

import jmasm.base.ByteWriter;

/** Bytes up to the next multiple of a power of two. */
public final class AlignFragment extends Fragment {

    /** Instructions without effect, by length, as ml writes them in code. */
    private static final byte[][] FILL = {
        {},
        bytes(0x90),
        bytes(0x8B, 0xFF),
        bytes(0x8D, 0x49, 0x00),
        bytes(0x8D, 0x64, 0x24, 0x00),
        bytes(0xEB, 0x03, 0xCC, 0xCC, 0xCC),
        bytes(0x8D, 0x9B, 0, 0, 0, 0),
        bytes(0x8D, 0xA4, 0x24, 0, 0, 0, 0),
    };

    /** What five bytes were in older releases: {@code add eax, 0}. */
    private static final byte[] FIVE_WITH_FLAGS = bytes(0x05, 0, 0, 0, 0);

    private final int boundary;
    private final boolean code;
    private final boolean certain;
    private final boolean keepsFlags;

    /**
     * @param certain    whether nothing before it in the section can change its size
     * @param keepsFlags whether what fills code leaves the flags alone
     */
    public AlignFragment(int boundary, boolean code, int offset, boolean certain, boolean keepsFlags) {
        super(distance(offset, boundary));
        this.boundary = boundary;
        this.code = code;
        this.certain = certain;
        this.keepsFlags = keepsFlags;
    }

    private static int distance(int offset, int boundary) {
        return -offset & boundary - 1;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Override
    public boolean isFixed() {
        return certain;
    }

    @Override
    public boolean isInitialized() {
        return code;
    }

    @Override
    public void settle() {
        setSize(distance(offset(), boundary));
    }

    @Override
    public void write(SectionImage image) {
        ByteWriter out = image.bytes();
        if (!code) {
            out.zeros(size());
            return;
        }
        int longest = FILL.length - 1;
        int left = size();
        for (; left > longest; left -= longest) {
            out.bytes(FILL[longest]);
        }
        out.bytes(left == FIVE_WITH_FLAGS.length && !keepsFlags ? FIVE_WITH_FLAGS : FILL[left]);
    }
}
