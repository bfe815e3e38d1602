package jmasm.x86;

/**
 * The prefixes of an instruction, beside those that select its form.
 *
 * @param segment   the override, null when there is none; when encoding, a memory operand's own segment goes first
 * @param repeat    as written, also where the instruction gives it no meaning
 * @param lock      LOCK
 * @param address16 the address size prefix 67h; when encoding, a memory operand's or form's own address size adds it
 */
public record Prefixes(Register segment, Repeat repeat, boolean lock, boolean address16) {

    public static final Prefixes NONE = new Prefixes(null, Repeat.NONE, false, false);

    /** 4, or 2 under 67h. */
    public int addressSize() {
        return address16 ? 2 : 4;
    }

    /** With a prefix that the source names. */
    public Prefixes with(Prefix prefix) {
        return switch (prefix) {
            case LOCK -> new Prefixes(segment, repeat, true, address16);
            case REP, REPE -> new Prefixes(segment, Repeat.REPE, lock, address16);
            case REPNE -> new Prefixes(segment, Repeat.REPNE, lock, address16);
        };
    }

    public Prefixes withSegment(Register override) {
        return new Prefixes(override, repeat, lock, address16);
    }
}
