package jmasm.x86;

import java.util.List;

/**
 * A decoded instruction.
 *
 * @param form               the row it comes from: operation, operand kinds, flags
 * @param operands           in MASM's order, as many as the form has
 * @param prefixes           those found, also where they mean nothing
 * @param address            of its first byte
 * @param length             1 to 15 bytes
 * @param displacementOffset where the displacement or moffs field begins within it, 0 when there is none
 * @param immediateOffset    where the immediate, relative or far pointer field begins, 0 when there is none
 */
public record Instruction(
        Form form,
        List<Operand> operands,
        Prefixes prefixes,
        int address,
        int length,
        int displacementOffset,
        int immediateOffset)
        implements Decoded {

    public Operation operation() {
        return form.operation();
    }

    public Operand operand(int index) {
        return operands.get(index);
    }

    public Access access(int index) {
        return form.operands().get(index).access();
    }

    /** 1, 2 or 4: what the operation works on; for a jump, call or return the width of the instruction pointer. */
    public int operandSize() {
        return form.operandSize();
    }

    /** With its repeat prefix taken into account. */
    public FlagEffects flags() {
        return prefixes.repeat() == Repeat.NONE ? form.flags() : form.repeatedFlags();
    }

    /** 2 or 4. */
    public int addressSize() {
        return prefixes.addressSize();
    }

    /** The address behind it. */
    public int next() {
        return address + length;
    }

    /**
     * Where its relative operand leads, cut to 16 bits under an operand size prefix.
     *
     * @throws ClassCastException when its first operand is not a {@link Target}
     */
    public int target() {
        int address32 = next() + ((Target) operands.get(0)).displacement();
        return form.operandSize() == 2 ? address32 & 0xFFFF : address32;
    }

    public boolean endsBlock() {
        return form.endsBlock();
    }
}
