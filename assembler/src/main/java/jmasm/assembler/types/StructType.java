package jmasm.assembler.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.masm.Initializer;

/** A STRUCT or UNION. Grows while its definition is read. */
public final class StructType implements MasmType {

    /**
     * A field.
     *
     * @param name    empty for one without
     * @param type    of one element
     * @param count   number of elements
     * @param offset  from the beginning of the outermost structure that it was declared in
     * @param initial what it holds when an instance doesn't say
     */
    public record Field(String name, MasmType type, int count, int offset, List<Initializer> initial) {

        public int size() {
            return type.size() * count;
        }
    }

    private final String name;
    private final boolean union;
    private final int largestAlignment;
    private final boolean caseSensitive;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Field> byName = new HashMap<>();
    private int end;
    private int largestMember = 1;
    private boolean closed;

    /**
     * @param largestAlignment of a field: the STRUCT\'s operand or /Zp, 1 by default
     * @param caseSensitive    whether the case of fields counts
     */
    public StructType(String name, boolean union, int largestAlignment, boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
        this.name = name;
        this.union = union;
        this.largestAlignment = largestAlignment;
    }

    @Override
    public String name() {
        return name;
    }

    public boolean isUnion() {
        return union;
    }

    public int largestAlignment() {
        return largestAlignment;
    }

    /** Declared fields in order, those of nameless inner structures as one nameless field. */
    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    @Override
    public int size() {
        return closed ? roundUp(end, Math.min(largestAlignment, largestMember)) : end;
    }

    /** The field called {@code field}, also when it lies in a nameless inner structure. */
    public Optional<Field> field(String field) {
        return Optional.ofNullable(byName.get(key(field)));
    }

    /**
     * Appends a field.
     *
     * @return false when there is one of this name already
     */
    public boolean add(String field, MasmType type, int count, List<Initializer> initial) {
        int natural = Math.max(1, type instanceof StructType struct ? struct.largestMember : type.size());
        int own = Math.min(largestAlignment, natural);
        int offset = union ? 0 : roundUp(end, own);
        Field added = new Field(field, type, count, offset, initial);
        fields.add(added);
        end = Math.max(end, offset + added.size());
        largestMember = Math.max(largestMember, natural);
        if (field.isEmpty()) {
            return !(type instanceof StructType inner) || adopt(inner, offset);
        }
        return byName.putIfAbsent(key(field), added) == null;
    }

    /** Makes the fields of a nameless inner structure fields of this one. */
    private boolean adopt(StructType inner, int offset) {
        boolean unique = true;
        for (Map.Entry<String, Field> entry : inner.byName.entrySet()) {
            Field field = entry.getValue();
            Field moved =
                    new Field(field.name(), field.type(), field.count(), field.offset() + offset, field.initial());
            unique &= byName.putIfAbsent(key(field.name()), moved) == null;
        }
        return unique;
    }

    /** Moves the place of the next field: ORG or ALIGN within the definition. */
    public void moveTo(int offset) {
        end = Math.max(end, offset);
    }

    /** Ends the definition. */
    public void close() {
        closed = true;
    }

    /** {@code alignment} need not be a power of two: a TBYTE's is ten, which no limit reaches. */
    private static int roundUp(int value, int alignment) {
        return (value + alignment - 1) / alignment * alignment;
    }

    private String key(String field) {
        return caseSensitive ? field : field.toUpperCase(Locale.ROOT);
    }
}
