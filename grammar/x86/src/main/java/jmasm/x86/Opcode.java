package jmasm.x86;

/**
 * The encoding column of a row, read: how the bytes of a form begin.
 *
 * @param map             0: one byte; 1: behind 0F; 2: behind 0F 38; 3: behind 0F 3A
 * @param value           the opcode byte, its lowest three bits 0 when {@code registerInOpcode}
 * @param mandatoryPrefix 66h, F2h or F3h; 0 for none of these; {@link #ANY} when they aren't looked at
 * @param registerInOpcode the opcode's lowest three bits are a register
 * @param modrm           a ModR/M byte follows
 * @param digit           what its reg field must be; {@link #ANY} when that is a register or ignored
 * @param fixedModrm      the whole ModR/M byte where it is part of the opcode, else {@link #ANY}
 * @param trailing        a constant byte behind opcode, ModR/M and address (AAM's 0A, CMPLTPS's 01), else {@link #ANY}
 * @param waitFirst       FWAIT stands before it
 * @param usesOperandSize prefix 66h tells this form from its twin
 * @param vex             what it wants of the VEX prefix that stands for mandatory prefix and map; null without one
 * @param addressSize     2 or 4 when prefix 67h tells this form from its twin, else 0
 */
record Opcode(
        int map,
        int value,
        int mandatoryPrefix,
        boolean registerInOpcode,
        boolean modrm,
        int digit,
        int fixedModrm,
        int trailing,
        boolean waitFirst,
        boolean usesOperandSize,
        Vex vex,
        int addressSize) {

    static final int ANY = -1;

    /** The one-byte opcodes and those behind 0F, 0F 38, 0F 3A; then the same four behind a VEX prefix. */
    static final int MAPS = 8;

    /** The first of those behind a VEX prefix. */
    static final int VEX_MAPS = 4;
}
