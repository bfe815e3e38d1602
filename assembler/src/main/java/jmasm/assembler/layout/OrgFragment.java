package jmasm.assembler.layout;

import java.util.function.IntSupplier;

/** ORG: goes to an offset, forward over zero bytes, or back, so that what follows replaces what is there. */
public final class OrgFragment extends Fragment {

    private final IntSupplier target;
    private final boolean certain;

    /** @param target the offset in the section */
    public OrgFragment(IntSupplier target, int offset, boolean certain) {
        super(target.getAsInt() - offset);
        this.target = target;
        this.certain = certain;
    }

    @Override
    public boolean isFixed() {
        return certain;
    }

    @Override
    public boolean isInitialized() {
        return false;
    }

    @Override
    public void settle() {
        setSize(target.getAsInt() - offset());
    }

    @Override
    public void write(SectionImage image) {
        image.moveTo(end());
    }
}
