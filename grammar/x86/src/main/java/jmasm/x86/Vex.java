package jmasm.x86;

/**
 * What a form wants of the VEX prefix beside opcode map, mandatory prefix and register (SDM volume 2, 2.3.5).
 *
 * @param length bit L: 0 for 128 bits, 1 for 256; {@link Opcode#ANY} when it isn't looked at, and then written as 0
 * @param wide   bit W: 0 or 1; {@link Opcode#ANY} when it isn't looked at, and then written as 0
 */
record Vex(int length, int wide) {

    /** Whether the bits that a prefix has are those that the form wants. */
    boolean admits(boolean longBit, boolean wideBit) {
        return admits(length, longBit) && admits(wide, wideBit);
    }

    private static boolean admits(int wanted, boolean bit) {
        return wanted == Opcode.ANY || wanted == 1 == bit;
    }
}
