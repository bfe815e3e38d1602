package jmasm.x86;

/**
 * A memory operand: {@code size PTR segment:[base + index*scale + displacement]}.
 *
 * @param size         of the data in bytes, 0 when the source doesn't say
 * @param segment      the segment register that was written or encoded, null when there is none
 * @param base         null when there is none
 * @param index        null when there is none; never ESP
 * @param scale        1, 2, 4 or 8
 * @param displacement a signed value that is added; its lower half counts when {@code addressSize} is 2
 * @param relocatable  the displacement is not final: it needs its full width ({@code addressSize} bytes)
 * @param addressSize  4, or 2 for 16-bit addressing
 */
public record Memory(
        int size,
        Register segment,
        Register base,
        Register index,
        int scale,
        int displacement,
        boolean relocatable,
        int addressSize)
        implements Operand {

    /** {@code [base + displacement]}. */
    public static Memory at(int size, Register base, int displacement) {
        return new Memory(size, null, base, null, 1, displacement, false, base.size());
    }

    /** {@code [base + index*scale + displacement]}; base or index may be null. */
    public static Memory at(int size, Register base, Register index, int scale, int displacement) {
        boolean hasNarrow = base != null ? base.size() == 2 : index != null && index.size() == 2;
        return new Memory(size, null, base, index, scale, displacement, false, hasNarrow ? 2 : 4);
    }

    /** The memory at a 32-bit address. */
    public static Memory absolute(int size, int address) {
        return new Memory(size, null, null, null, 1, address, false, 4);
    }

    public Memory withSize(int newSize) {
        return new Memory(newSize, segment, base, index, scale, displacement, relocatable, addressSize);
    }

    public Memory withSegment(Register newSegment) {
        return new Memory(size, newSegment, base, index, scale, displacement, relocatable, addressSize);
    }

    public Memory withDisplacement(int newDisplacement, boolean newRelocatable) {
        return new Memory(size, segment, base, index, scale, newDisplacement, newRelocatable, addressSize);
    }

    /** No register takes part in the address. */
    public boolean isAbsolute() {
        return base == null && index == null;
    }

    /** The segment that is used when no prefix says another one. */
    public Register defaultSegment() {
        return base == Register.ESP || base == Register.EBP || base == Register.BP ? Register.SS : Register.DS;
    }

    /** The segment that is used. */
    public Register effectiveSegment() {
        return segment != null ? segment : defaultSegment();
    }
}
