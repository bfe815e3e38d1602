package jmasm.x86;

/** An operand as a form describes it. */
public record FormOperand(OperandKind kind, Access access, Place place) {

    /** Where the operand is encoded. */
    public enum Place {
        /** ModR/M's reg field. */
        REG,
        /** ModR/M's r/m field, with SIB and displacement. */
        RM,
        /** The opcode's lowest three bits. */
        OPCODE,
        /** The VEX prefix. */
        VEX,
        /** A value behind the rest: immediate, relative, direct address or far pointer. */
        VALUE,
        /** The upper half of a byte behind the rest. */
        LAST_BYTE,
        /** Nowhere: the opcode says it. */
        IMPLIED
    }
}
