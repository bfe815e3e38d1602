package jmasm.x86;

/**
 * A constant operand.
 *
 * @param value       what the source says, -2^31 to 2^32-1; from the decoder 0 to 2^(8*size)-1, after the sign
 *                    extension that the instruction makes
 * @param size        0 when the source gives no size, as it mostly doesn't
 * @param relocatable the value is not final ({@code OFFSET x}): it needs 4 bytes
 */
public record Immediate(long value, int size, boolean relocatable) implements Operand {

    public static Immediate of(long value) {
        return new Immediate(value, 0, false);
    }

    /** A 32-bit value that the linker or a later pass completes. */
    public static Immediate relocatable(int addend) {
        return new Immediate(addend, 0, true);
    }
}
