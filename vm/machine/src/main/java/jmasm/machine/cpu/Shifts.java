package jmasm.machine.cpu;

/**
 * Shifts and rotations. Counts are taken modulo 32; a count of 0 changes no flag. The manual defines OF for a count of
 * 1 only and AF never after a shift; what is set here in the other cases is what the recorded processor does: OF as
 * for 1, AF set.
 */
public final class Shifts {

    private Shifts() {}

    public static int shl(Cpu cpu, int width, int value, int count) {
        int n = count & 31;
        if (n == 0) {
            return value;
        }
        long shifted = (value & 0xFFFF_FFFFL) << n;
        int result = Arithmetic.zeroExtended(width, (int) shifted);
        boolean carry = (shifted >>> width & 1) != 0;
        record(cpu, width, result, carry, carry != sign(width, result));
        return result;
    }

    public static int shr(Cpu cpu, int width, int value, int count) {
        int n = count & 31;
        if (n == 0) {
            return value;
        }
        int result = value >>> n;
        record(cpu, width, result, (value >>> n - 1 & 1) != 0, sign(width, result << 1));
        return result;
    }

    public static int sar(Cpu cpu, int width, int value, int count) {
        int n = count & 31;
        if (n == 0) {
            return value;
        }
        int signed = Arithmetic.signed(width, value);
        int result = Arithmetic.zeroExtended(width, signed >> n);
        record(cpu, width, result, (signed >> n - 1 & 1) != 0, false);
        return result;
    }

    public static int rol(Cpu cpu, int width, int value, int count) {
        int n = count & 31;
        if (n == 0) {
            return value;
        }
        int by = n & width - 1;
        int result = Arithmetic.zeroExtended(width, by == 0 ? value : value << by | value >>> width - by);
        boolean carry = (result & 1) != 0;
        cpu.setCfOf(carry, carry != sign(width, result));
        return result;
    }

    public static int ror(Cpu cpu, int width, int value, int count) {
        int n = count & 31;
        if (n == 0) {
            return value;
        }
        int by = n & width - 1;
        int result = Arithmetic.zeroExtended(width, by == 0 ? value : value >>> by | value << width - by);
        boolean carry = sign(width, result);
        cpu.setCfOf(carry, carry != sign(width, result << 1));
        return result;
    }

    /** Rotates through CF: {@code width + 1} bits, so that 8 and 16 bits take the count modulo 9 and 17. */
    public static int rcl(Cpu cpu, int width, int value, int count) {
        int n = (count & 31) % (width + 1);
        if ((count & 31) == 0) {
            return value;
        }
        long ring = value & 0xFFFF_FFFFL | (cpu.cf() ? 1L << width : 0);
        long turned = ring << n | ring >>> width + 1 - n;
        int result = Arithmetic.zeroExtended(width, (int) turned);
        boolean carry = (turned >>> width & 1) != 0;
        cpu.setCfOf(carry, carry != sign(width, result));
        return result;
    }

    /** As {@link #rcl}, to the right. */
    public static int rcr(Cpu cpu, int width, int value, int count) {
        int n = (count & 31) % (width + 1);
        if ((count & 31) == 0) {
            return value;
        }
        long ring = value & 0xFFFF_FFFFL | (cpu.cf() ? 1L << width : 0);
        long turned = ring >>> n | ring << width + 1 - n;
        int result = Arithmetic.zeroExtended(width, (int) turned);
        cpu.setCfOf((turned >>> width & 1) != 0, sign(width, result) != sign(width, result << 1));
        return result;
    }

    /** Shifts {@code value} left and fills with the upper bits of {@code fill}. */
    public static int shld(Cpu cpu, int width, int value, int fill, int count) {
        int n = count & 31;
        if (n == 0) {
            return value;
        }
        // For 16 bits and counts above 16, which the manual leaves undefined, the fill comes a second time, and CF and
        // OF are those of SHL.
        long wide = width == 32
                ? (value & 0xFFFF_FFFFL) << 32 | fill & 0xFFFF_FFFFL
                : ((long) value << 32 | (long) fill << 16 | fill) << 16;
        int result = Arithmetic.zeroExtended(width, (int) (wide << n >>> 64 - width));
        long alone = (value & 0xFFFF_FFFFL) << n;
        boolean carry = (alone >>> width & 1) != 0;
        record(cpu, width, result, carry, carry != sign(width, (int) alone));
        return result;
    }

    /** Shifts {@code value} right and fills with the lower bits of {@code fill}; 16 bits as for {@link #shld}. */
    public static int shrd(Cpu cpu, int width, int value, int fill, int count) {
        int n = count & 31;
        if (n == 0) {
            return value;
        }
        long wide = width == 32
                ? (fill & 0xFFFF_FFFFL) << 32 | value & 0xFFFF_FFFFL
                : (long) fill << 32 | (long) fill << 16 | value;
        int result = Arithmetic.zeroExtended(width, (int) (wide >>> n));
        boolean carry = (value >>> n - 1 & 1) != 0;
        record(cpu, width, result, carry, sign(width, result) != sign(width, result << 1));
        return result;
    }

    private static void record(Cpu cpu, int width, int result, boolean carry, boolean overflow) {
        cpu.result = Arithmetic.signed(width, result);
        cpu.carries = Cpu.HALF_CARRY;
        cpu.setCfOf(carry, overflow);
    }

    private static boolean sign(int width, int value) {
        return value << 32 - width < 0;
    }
}
