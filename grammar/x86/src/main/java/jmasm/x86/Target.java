package jmasm.x86;

/**
 * Where a relative jump or call goes.
 *
 * @param displacement from the end of the instruction, signed
 * @param reach        which encodings are allowed
 * @param relocatable  the displacement is not final: an 8-bit field takes it only if {@code reach} is SHORT
 */
public record Target(int displacement, Reach reach, boolean relocatable) implements Operand {

    /** Which width of the relative field will do. */
    public enum Reach {
        /** One byte. */
        SHORT,
        /** Four bytes (two under an operand size prefix). */
        NEAR,
        /** Whatever the displacement fits in. */
        EITHER
    }

    public static Target of(int displacement) {
        return new Target(displacement, Reach.EITHER, false);
    }

    /** A place that a later pass fills in. */
    public static Target unknown(Reach reach) {
        return new Target(0, reach, true);
    }

    @Override
    public int size() {
        return 0;
    }
}
