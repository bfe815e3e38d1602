package jmasm.x86;

/**
 * What a form does to the flags; each component is a mask of {@link Eflags} bits.
 *
 * @param read      looked at
 * @param written   always changed: by the result, to a constant, or to an undefined value
 * @param maybe     changed or kept, depending on a count (shifts by CL, REP with ECX = 0) or a check
 * @param undefined of those in {@code written} or {@code maybe}, the ones whose new value the manual leaves open
 * @param cleared   of those in {@code written}, the ones that become 0
 * @param set       of those in {@code written}, the ones that become 1
 */
public record FlagEffects(int read, int written, int maybe, int undefined, int cleared, int set) {

    public static final FlagEffects NONE = new FlagEffects(0, 0, 0, 0, 0, 0);

    /** The same when it may also not happen at all. */
    FlagEffects atMost() {
        return new FlagEffects(read, 0, maybe | written, undefined, 0, 0);
    }
}
