package jmasm.assembler.symbols;

import java.util.ArrayList;
import java.util.List;

/** A name for a value: EQU once, {@code =} again and again. Each value holds from the line that gives it. */
public final class ConstantSymbol implements Symbol {

    private final String name;
    private final boolean redefinable;
    private final List<Integer> lines = new ArrayList<>(1);
    private final List<Object> values = new ArrayList<>(1);

    public ConstantSymbol(String name, boolean redefinable) {
        this.name = name;
        this.redefinable = redefinable;
    }

    @Override
    public String name() {
        return name;
    }

    /** Defined by {@code =}. */
    public boolean isRedefinable() {
        return redefinable;
    }

    /**
     * Gives it a value.
     *
     * @param value    the evaluator's own notion of one
     * @param sequence of the statement, growing
     */
    public void set(Object value, int sequence) {
        lines.add(sequence);
        values.add(value);
    }

    /** The value that holds for a statement; the first one for statements before it. */
    public Object valueAt(int sequence) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (lines.get(middle) <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return values.get(low);
    }
}
