package jmasm.coff;

import java.util.Optional;

/** What to do when several objects bring the same COMDAT section (IMAGE_COMDAT_SELECT_*). */
public enum ComdatSelection {
    /** An error. */
    NODUPLICATES(1),
    /** Keep any of them. */
    ANY(2),
    /** Keep any; an error unless they are of one size. */
    SAME_SIZE(3),
    /** Keep any; an error unless they are equal. */
    EXACT_MATCH(4),
    /** Keep it when the section it goes with is kept. */
    ASSOCIATIVE(5),
    /** Keep the largest. */
    LARGEST(6);

    private final int code;

    ComdatSelection(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<ComdatSelection> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
