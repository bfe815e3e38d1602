package jmasm.machine.cpu;

/** BMI1, BMI2 and LZCNT. What the manual leaves undefined is as on the recorded processor: PF
 * follows from the result, BEXTR sets AF, TZCNT and LZCNT keep OF and clear the others. */
public final class BitFields {

    private BitFields() {}

    private static int withFlags(Cpu cpu, int result, boolean carry) {
        cpu.setArithmeticFlags(zeroAndParity(result) | (result < 0 ? Flags.SF : 0) | (carry ? Flags.CF : 0));
        return result;
    }

    private static int zeroAndParity(int result) {
        boolean even = (Integer.bitCount(result & 0xFF) & 1) == 0;
        return (result == 0 ? Flags.ZF : 0) | (even ? Flags.PF : 0);
    }

    private static int counted(Cpu cpu, int count, boolean none) {
        int kept = cpu.of() ? Flags.OF : 0;
        cpu.setArithmeticFlags(kept | (count == 0 ? Flags.ZF : 0) | (none ? Flags.CF : 0));
        return count;
    }

    public static int andn(Cpu cpu, int a, int b) {
        return withFlags(cpu, ~a & b, false);
    }

    /** @param control the first bit in bits 0 to 7, how many in bits 8 to 15 */
    public static int bextr(Cpu cpu, int value, int control) {
        int start = control & 0xFF;
        int length = control >>> 8 & 0xFF;
        int shifted = start > 31 ? 0 : value >>> start;
        int result = length > 31 ? shifted : shifted & (1 << length) - 1;
        cpu.setArithmeticFlags(zeroAndParity(result) | Flags.AF);
        return result;
    }

    public static int blsi(Cpu cpu, int value) {
        return withFlags(cpu, value & -value, value != 0);
    }

    public static int blsmsk(Cpu cpu, int value) {
        return withFlags(cpu, value ^ value - 1, value == 0);
    }

    public static int blsr(Cpu cpu, int value) {
        return withFlags(cpu, value & value - 1, value == 0);
    }

    public static int bzhi(Cpu cpu, int value, int index) {
        int first = index & 0xFF;
        return withFlags(cpu, first > 31 ? value : value & (1 << first) - 1, first > 31);
    }

    /** Spreads the lowest bits over the places that the mask has. */
    public static int pdep(int value, int mask) {
        int result = 0;
        int next = 0;
        for (int i = 0; i < 32; i++) {
            if ((mask >>> i & 1) != 0) {
                result |= (value >>> next++ & 1) << i;
            }
        }
        return result;
    }

    /** Gathers the bits at the places that the mask has. */
    public static int pext(int value, int mask) {
        int result = 0;
        int next = 0;
        for (int i = 0; i < 32; i++) {
            if ((mask >>> i & 1) != 0) {
                result |= (value >>> i & 1) << next++;
            }
        }
        return result;
    }

    public static int tzcnt(Cpu cpu, int width, int value) {
        int count = value == 0 ? width : Integer.numberOfTrailingZeros(value);
        return counted(cpu, count, value == 0);
    }

    public static int lzcnt(Cpu cpu, int width, int value) {
        int count = Integer.numberOfLeadingZeros(value) - (32 - width);
        return counted(cpu, count, value == 0);
    }
}
