package jmasm.assembler.encode;

import java.util.List;

/** How data is made of values, so that a listing can show it by its elements. */
public sealed interface DataShape {

    /** {@code count} values of {@code size} bytes each. */
    record Values(int size, int count) implements DataShape {}

    /** {@code count DUP (items)}. */
    record Repeated(long count, List<DataShape> items) implements DataShape {}

    /** Bytes of all of it. */
    static long size(List<DataShape> shapes) {
        long size = 0;
        for (DataShape shape : shapes) {
            if (shape instanceof Values values) {
                size += (long) values.size() * values.count();
            } else if (shape instanceof Repeated repeated) {
                size += repeated.count() * size(repeated.items());
            }
        }
        return size;
    }
}
