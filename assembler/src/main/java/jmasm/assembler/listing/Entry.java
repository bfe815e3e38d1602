package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import jmasm.assembler.encode.DataShape;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Location;
import jmasm.assembler.layout.Section;
import jmasm.base.Span;

/** One line of the listing: a source line, and what is known of what it became. */
final class Entry {

    final Span span;
    final String text;

    /** Within so many macros; 0 for a line of a file. */
    final int level;

    final boolean included;
    final ListingMode.Macros macros;
    boolean listed;

    /** Whether the macro's line counts as one that makes something. */
    boolean makes;

    /** Where the line's code or label stands; null when the offset is not shown. */
    Location place;

    Section section;
    final List<Fragment> fragments = new ArrayList<>(1);
    final List<Generated> generated = new ArrayList<>(0);

    /** Of {@code =} and EQU; null for none. */
    String value;

    /** Of a structure; null for none. */
    IntSupplier size;

    Field field;

    /** A page ends behind this line; {@code true} for a new section too. */
    Boolean newPage;

    /** From here on, null where nothing changes. */
    String subtitle;

    /** An instruction or label that stands in no source line. */
    record Generated(Supplier<String> text, Fragment fragment, Section section, Location place) {}

    /** In a structure. */
    record Field(int offset, Fragment initial, List<DataShape> shape) {}

    Entry(Span span, String text, int level, boolean included, ListingMode.Macros macros, boolean listed) {
        this.span = span;
        this.text = text;
        this.level = level;
        this.included = included;
        this.macros = macros;
        this.listed = listed;
    }

    boolean isShown() {
        if (!listed || level == 0) {
            return listed;
        }
        return switch (macros) {
            case NONE -> false;
            case CODE -> makes;
            case ALL -> true;
        };
    }
}
