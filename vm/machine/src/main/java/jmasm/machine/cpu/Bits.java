package jmasm.machine.cpu;

/**
 * Single bits. BT and its kin set CF only; what the manual leaves undefined stays as it was. After BSF and BSR, of
 * which the manual defines ZF only, the others are as the recorded processor leaves them. A bit offset in a
 * register may reach outside a memory operand: {@link #displacement} says how far.
 */
public final class Bits {

    private Bits() {}

    /** How many bytes from the memory operand the {@code width} bits lie that hold bit {@code offset} (signed). */
    public static int displacement(int width, int offset) {
        return (Arithmetic.signed(width, offset) >> (width == 32 ? 5 : 4)) * (width >>> 3);
    }

    public static void bt(Cpu cpu, int width, int value, int offset) {
        cpu.setCf((value >>> (offset & width - 1) & 1) != 0);
    }

    public static int bts(Cpu cpu, int width, int value, int offset) {
        bt(cpu, width, value, offset);
        return value | 1 << (offset & width - 1);
    }

    public static int btr(Cpu cpu, int width, int value, int offset) {
        bt(cpu, width, value, offset);
        return value & ~(1 << (offset & width - 1));
    }

    public static int btc(Cpu cpu, int width, int value, int offset) {
        bt(cpu, width, value, offset);
        return value ^ 1 << (offset & width - 1);
    }

    /** @param old what the destination holds: it stays so when the source is 0 */
    public static int bsf(Cpu cpu, int old, int source) {
        return source == 0 ? notFound(cpu, old) : found(cpu, Integer.numberOfTrailingZeros(source));
    }

    /** As {@link #bsf}, from the top. */
    public static int bsr(Cpu cpu, int old, int source) {
        return source == 0 ? notFound(cpu, old) : found(cpu, 31 - Integer.numberOfLeadingZeros(source));
    }

    private static int notFound(Cpu cpu, int old) {
        cpu.setArithmeticFlags(Flags.ZF | Flags.PF);
        return old;
    }

    /** PF is that of the index, also of index 0, where ZF is clear all the same. */
    private static int found(Cpu cpu, int index) {
        cpu.setArithmeticFlags((Integer.bitCount(index) & 1) == 0 ? Flags.PF : 0);
        return index;
    }

    /** ZF by itself: what CMPXCHG8B has to say. */
    public static void setZero(Cpu cpu, boolean zero) {
        cpu.setZf(zero);
    }

    /** With 16 bits, which the manual leaves undefined, the result is 0. */
    public static int bswap(int width, int value) {
        return width == 32 ? Integer.reverseBytes(value) : 0;
    }

    /** The number of ones; ZF tells whether there are none, the other flags are cleared. */
    public static int popcnt(Cpu cpu, int value) {
        cpu.setArithmeticFlags(value == 0 ? Flags.ZF : 0);
        return Integer.bitCount(value);
    }

    /** The bytes of a value in reverse. @param width 16 or 32 */
    public static int movbe(int width, int value) {
        return Integer.reverseBytes(value) >>> 32 - width;
    }
}
