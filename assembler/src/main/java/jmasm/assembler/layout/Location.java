package jmasm.assembler.layout;

/**
 * A place in a section: so many bytes behind the end of a fragment.
 *
 * @param section where
 * @param after   the fragment before it, null at the section's beginning
 * @param delta   bytes behind that fragment's end
 * @param unfixed how many fragments of uncertain size stand before it; between two places with the same number the
 *                distance is certain
 */
public record Location(Section section, Fragment after, int delta, int unfixed) {

    /** From the section's beginning, as far as it is known now. */
    public int offset() {
        return (after == null ? 0 : after.end()) + delta;
    }

    public Location plus(int bytes) {
        return bytes == 0 ? this : new Location(section, after, delta + bytes, unfixed);
    }
}
