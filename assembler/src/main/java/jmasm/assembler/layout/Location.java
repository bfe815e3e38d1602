package jmasm.assembler.layout;

/**
 * A place in a section.
 *
 * @param section  where
 * @param fragment from which it counts, null for the section's beginning
 * @param behind   whether it counts from the fragment's end, which may still move, and not from its beginning
 * @param delta    bytes from there
 * @param unfixed  how many fragments of uncertain size stand before it; between two places with the same number the
 *                 distance is certain
 */
public record Location(Section section, Fragment fragment, boolean behind, int delta, int unfixed) {

    /** The beginning of a section. */
    public static Location beginningOf(Section section) {
        return new Location(section, null, false, 0, 0);
    }

    /** From the section's beginning, as far as it is known now. */
    public int offset() {
        int from = fragment == null ? 0 : behind ? fragment.end() : fragment.offset();
        return from + delta;
    }

    public Location plus(int bytes) {
        return bytes == 0 ? this : new Location(section, fragment, behind, delta + bytes, unfixed);
    }
}
