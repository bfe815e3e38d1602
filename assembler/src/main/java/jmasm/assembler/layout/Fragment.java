package jmasm.assembler.layout;

/** A piece of a section: one statement's bytes. Its size may change until the layout is settled. */
public abstract class Fragment {

    private int offset;
    private int size;

    protected Fragment(int size) {
        this.size = size;
    }

    /** From the section's beginning, as far as it is known now. */
    public final int offset() {
        return offset;
    }

    public final int size() {
        return size;
    }

    public final int end() {
        return offset + size;
    }

    final void moveTo(int newOffset) {
        offset = newOffset;
    }

    protected final void setSize(int newSize) {
        size = newSize;
    }

    /** Whether the size is certain already, wherever the fragment comes to lie. */
    public abstract boolean isFixed();

    /** Whether there is anything but zero bytes. */
    public boolean isInitialized() {
        return true;
    }

    /**
     * Finds the size anew for the present offset, with all names known. Called again and again until no fragment
     * changes; so a fragment that has grown must not shrink.
     */
    public void settle() {}

    /** Bytes of the value that begins at byte {@code index} of an instruction; 0 when none of several bytes does. */
    public int valueAt(int index) {
        return 0;
    }

    /** Appends exactly {@link #size()} bytes. */
    public abstract void write(SectionImage image);
}
