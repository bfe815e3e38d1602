package jmasm.assembler.layout;

import java.util.function.BooleanSupplier;

/** One of two instructions that have the same size; which of them, the end of the source tells. */
public final class EitherFragment extends Fragment {

    private final Fragment usual;
    private final Fragment other;
    private final BooleanSupplier isOther;

    /** @param isOther asked when all names are known */
    public EitherFragment(Fragment usual, Fragment other, BooleanSupplier isOther) {
        super(usual.size());
        this.usual = usual;
        this.other = other;
        this.isOther = isOther;
    }

    @Override
    public boolean isFixed() {
        return usual.isFixed();
    }

    @Override
    public void settle() {
        usual.moveTo(offset());
        other.moveTo(offset());
        usual.settle();
        other.settle();
        setSize(usual.size());
    }

    @Override
    public int valueAt(int index) {
        return usual.valueAt(index);
    }

    @Override
    public void write(SectionImage image) {
        Fragment chosen = isOther.getAsBoolean() ? other : usual;
        chosen.moveTo(offset());
        chosen.write(image);
    }
}
