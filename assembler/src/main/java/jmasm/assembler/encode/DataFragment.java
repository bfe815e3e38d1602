package jmasm.assembler.encode;

import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.eval.Context;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.SectionImage;
import jmasm.masm.Expression;

/** Data. Its size is known at once; values that later lines define are filled in when it is written. */
final class DataFragment extends Fragment {

    /** A field whose value is not known yet. */
    record Pending(int offset, int size, Expression expression, Context context) {}

    private final byte[] bytes;
    private final List<Pending> pending;
    private final boolean initialized;
    private final PendingValues values;

    DataFragment(byte[] bytes, List<Pending> pending, boolean initialized, PendingValues values) {
        super(bytes.length);
        this.bytes = bytes;
        this.pending = pending;
        this.initialized = initialized;
        this.values = values;
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public boolean isInitialized() {
        return initialized;
    }

    @Override
    public void write(SectionImage image) {
        int start = image.size();
        image.bytes().bytes(bytes);
        for (Pending field : pending) {
            try {
                values.write(field, start, image);
            } catch (AsmError error) {
                values.errors().report(error);
            }
        }
    }
}
