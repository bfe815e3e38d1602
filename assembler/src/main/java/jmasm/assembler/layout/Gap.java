package jmasm.assembler.layout;

/** {@code size} bytes without a value. */
public final class Gap extends Fragment {

    public Gap(int size) {
        super(size);
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public boolean isInitialized() {
        return false;
    }

    @Override
    public void write(SectionImage image) {
        image.skip(size());
    }
}
