package jmasm.assembler.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.types.Language;
import jmasm.base.Span;

/** A name for a value: EQU once, {@code =} again and again. Each value holds from the line that gives it. */
public final class ConstantSymbol implements Symbol {

    private final String name;
    private final boolean redefinable;
    private final List<Integer> lines = new ArrayList<>(1);
    private final List<Object> values = new ArrayList<>(1);
    private Optional<Language> published = Optional.empty();
    private FieldUse use;

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

    /** PUBLIC: other objects see it, under a name as this language decorates it. */
    public void publish(Language language) {
        published = Optional.of(language);
    }

    /** The language with which it was made public. */
    public Optional<Language> published() {
        return published;
    }

    /** Of a structure's field that OPTION OLDSTRUCTS made a name: where it was named without its structure. */
    private static final class FieldUse {
        private boolean ambiguous;
        private final List<Span> places = new ArrayList<>(0);
    }

    /** It stands for the offset of a structure's field. */
    public void setField() {
        use = new FieldUse();
    }

    public boolean isField() {
        return use != null;
    }

    /** Fields of several structures have this name, or one that wants to be named with its structure. */
    public void setAmbiguous() {
        use.ambiguous = true;
    }

    /** It is named without a structure. */
    public void noteUse(Span at) {
        if (use != null) {
            use.places.add(at);
        }
    }

    /** Where it was named though it is ambiguous. */
    public List<Span> ambiguousUses() {
        return use.ambiguous ? use.places : List.of();
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
