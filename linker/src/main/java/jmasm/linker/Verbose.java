package jmasm.linker;

import java.util.Locale;
import java.util.Optional;

/** What {@code /VERBOSE} tells of; without a choice all but {@link #SAFESEH}. */
enum Verbose {
    /** Files that are read, libraries that are searched, members that are linked and why. */
    LIB,
    /** Sections that are left out since nobody refers to them. */
    REF,
    /** Sections that are folded into an equal one. */
    ICF,
    /** Objects that do not name their exception handlers. */
    SAFESEH,
    /** Libraries that were searched in vain. */
    UNUSEDLIBS;

    /** In any case; empty for what is none of these. */
    static Optional<Verbose> of(String text) {
        for (Verbose choice : values()) {
            if (choice.name().equals(text.toUpperCase(Locale.ROOT))) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
