package jmasm.assembler.layout;

import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** Zero bytes up to the offset that ORG names. */
public final class OrgFragment extends Fragment {

    private final IntSupplier target;
    private final IntConsumer whenBehind;
    private final boolean certain;

    /**
     * @param target     the offset in the section
     * @param whenBehind told by how many bytes the target was passed already, when the bytes are written
     */
    public OrgFragment(IntSupplier target, IntConsumer whenBehind, int offset, boolean certain) {
        super(Math.max(0, target.getAsInt() - offset));
        this.target = target;
        this.whenBehind = whenBehind;
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
        setSize(Math.max(0, target.getAsInt() - offset()));
    }

    @Override
    public void write(SectionImage image) {
        int behind = offset() - target.getAsInt();
        if (behind > 0) {
            whenBehind.accept(behind);
        }
        image.bytes().zeros(size());
    }
}
