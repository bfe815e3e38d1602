package jmasm.machine.cpu;

/**
 * The registers of the x87 unit, whose significands are the MMX registers as well. Registers are numbered as they lie,
 * not from the top of the stack; MMX instructions set the top to 0, so that to them there is no difference.
 */
public final class Fpu {

    /** What Windows starts a thread with: all exceptions masked, 53 bits of precision. */
    public static final int WINDOWS_CONTROL = 0x027F;

    private static final int TOP = 7 << 11;
    private static final int ALL_EMPTY = 0xFFFF;

    private final long[] significands = new long[8];
    private final char[] signExponents = new char[8];
    private int control = WINDOWS_CONTROL;
    private int status;
    private int tags = ALL_EMPTY;

    /** All 64 bits of a register's significand, the integer bit among them; also MMX register {@code number}. */
    public long significand(int number) {
        return significands[number];
    }

    /** Sign (bit 15) and biased exponent of a register. */
    public int signExponent(int number) {
        return signExponents[number];
    }

    /** Sets a register and not its tag. */
    public void setRegister(int number, int signExponent, long significand) {
        significands[number] = significand;
        signExponents[number] = (char) signExponent;
    }

    public int control() {
        return control;
    }

    public void setControl(int value) {
        control = value & 0xFFFF;
    }

    /** With the top of the stack in bits 11 to 13. */
    public int status() {
        return status;
    }

    public void setStatus(int value) {
        status = value & 0xFFFF;
    }

    /** Two bits a register, register 0 in the lowest: 0 valid, 1 zero, 2 special, 3 empty. */
    public int tags() {
        return tags;
    }

    public void setTags(int value) {
        tags = value & 0xFFFF;
    }

    // ---------------------------------------------------------------- MMX

    /** What every MMX instruction does beside its own work, EMMS excepted: top 0, no register empty. */
    public void useAsMmx() {
        status &= ~TOP;
        tags = 0;
    }

    /** Writes an MMX register: the sign and exponent above it become ones. */
    public void setMmx(int number, long value) {
        significands[number] = value;
        signExponents[number] = 0xFFFF;
    }

    /** EMMS: all registers are free for x87 again. */
    public void emms() {
        status &= ~TOP;
        tags = ALL_EMPTY;
    }

    void copyFrom(Fpu other) {
        System.arraycopy(other.significands, 0, significands, 0, significands.length);
        System.arraycopy(other.signExponents, 0, signExponents, 0, signExponents.length);
        control = other.control;
        status = other.status;
        tags = other.tags;
    }
}
