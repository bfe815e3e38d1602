package jmasm.machine.cpu;

/**
 * Single bits. The bit instructions set CF only; what the manual leaves undefined stays as it was. A bit offset in a
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
        cpu.setZf(source == 0);
        return source == 0 ? old : Integer.numberOfTrailingZeros(source);
    }

    /** As {@link #bsf}, from the top. */
    public static int bsr(Cpu cpu, int old, int source) {
        cpu.setZf(source == 0);
        return source == 0 ? old : 31 - Integer.numberOfLeadingZeros(source);
    }

    /** ZF by itself: what CMPXCHG8B has to say. */
    public static void setZero(Cpu cpu, boolean zero) {
        cpu.setZf(zero);
    }

    /** With 16 bits, which the manual leaves undefined, the result is 0. */
    public static int bswap(int width, int value) {
        return width == 32 ? Integer.reverseBytes(value) : 0;
    }
}
