package jmasm.machine.cpu;

/**
 * Decimal adjustment of AL and AX. What the manual leaves undefined is as the recorded processor has it: the flags of
 * the addition or subtraction that adjusts, of AX for AAA and AAS, before their result is cut.
 */
public final class Decimal {

    private Decimal() {}

    /** @return the new AL */
    public static int daa(Cpu cpu, int al) {
        boolean low = (al & 15) > 9 || cpu.af();
        boolean high = al > 0x99 || cpu.cf();
        int value = Arithmetic.add(cpu, 8, al, adjustment(low, high));
        replaceCarries(cpu, low, high);
        return value;
    }

    /** @return the new AL */
    public static int das(Cpu cpu, int al) {
        boolean low = (al & 15) > 9 || cpu.af();
        boolean high = al > 0x99 || cpu.cf();
        int value = Arithmetic.sub(cpu, 8, al, adjustment(low, high));
        replaceCarries(cpu, low, high || low && al < 6);
        return value;
    }

    private static int adjustment(boolean low, boolean high) {
        return (low ? 6 : 0) + (high ? 0x60 : 0);
    }

    /** @return the new AX */
    public static int aaa(Cpu cpu, int ax) {
        boolean carry = (ax & 15) > 9 || cpu.af();
        int adjusted = Arithmetic.add(cpu, 16, ax, carry ? 0x106 : 0);
        replaceCarries(cpu, carry, carry);
        return adjusted & 0xFF0F;
    }

    /** @return the new AX */
    public static int aas(Cpu cpu, int ax) {
        boolean carry = (ax & 15) > 9 || cpu.af();
        int adjusted = Arithmetic.sub(cpu, 16, ax, carry ? 0x106 : 0);
        replaceCarries(cpu, carry, carry);
        return adjusted & 0xFF0F;
    }

    /**
     * @return the new AX
     * @throws DivideFault for base 0
     */
    public static int aam(Cpu cpu, int al, int base) {
        if (base == 0) {
            throw new DivideFault(true);
        }
        int rest = al % base;
        cpu.result = (byte) rest;
        cpu.carries = 0;
        return al / base << 8 | rest;
    }

    /** @return the new AX */
    public static int aad(Cpu cpu, int ax, int base) {
        return Arithmetic.add(cpu, 8, ax & 0xFF, (ax >>> 8) * base & 0xFF);
    }

    private static void replaceCarries(Cpu cpu, boolean half, boolean carry) {
        boolean overflow = cpu.of();
        cpu.carries = half ? Cpu.HALF_CARRY : 0;
        cpu.setCfOf(carry, overflow);
    }
}
