package jmasm.machine.cpu;

/** Values that only move or change their width, and the flags as a byte. None sets flags but {@link #sahf}. */
public final class Moves {

    private Moves() {}

    /** @param from the width of {@code value}, 8 or 16. @param width of the result */
    public static int movsx(int from, int width, int value) {
        return Arithmetic.zeroExtended(width, Arithmetic.signed(from, value));
    }

    /** The upper half of twice {@code width} bits for CWD and CDQ: the sign of {@code value} in every bit. */
    public static int signOf(int width, int value) {
        return Arithmetic.zeroExtended(width, Arithmetic.signed(width, value) >> 31);
    }

    /** @return AH */
    public static int lahf(Cpu cpu) {
        return cpu.arithmeticFlags() & 0xFF | Flags.FIXED;
    }

    public static void sahf(Cpu cpu, int ah) {
        boolean overflow = cpu.of();
        cpu.setArithmeticFlags(ah & 0xFF & Flags.ARITHMETIC | (overflow ? Flags.OF : 0));
    }

    /** @return AL */
    public static int salc(Cpu cpu) {
        return cpu.cf() ? 0xFF : 0;
    }

    public static int setcc(Cpu cpu, int condition) {
        return ControlFlow.holds(cpu, condition) ? 1 : 0;
    }
}
