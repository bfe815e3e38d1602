package jmasm.machine.cpu;

/** Decimal adjustment of AL and AX. */
public final class Decimal {

    private Decimal() {}

    /** @return the new AL */
    public static int daa(Cpu cpu, int al) {
        boolean low = (al & 15) > 9 || cpu.af();
        boolean high = al > 0x99 || cpu.cf();
        int value = al + (low ? 6 : 0) + (high ? 0x60 : 0) & 0xFF;
        record(cpu, al, value, low, high);
        return value;
    }

    /** @return the new AL */
    public static int das(Cpu cpu, int al) {
        boolean low = (al & 15) > 9 || cpu.af();
        boolean high = al > 0x99 || cpu.cf();
        int value = al - (low ? 6 : 0) - (high ? 0x60 : 0) & 0xFF;
        record(cpu, al, value, low, high || low && al < 6);
        return value;
    }

    /** @return the new AX */
    public static int aaa(Cpu cpu, int ax) {
        boolean carry = (ax & 15) > 9 || cpu.af();
        int adjusted = carry ? ax + 0x106 : ax;
        record(cpu, ax, adjusted & 0xFF, carry, carry);
        return adjusted & 0xFF0F;
    }

    /** @return the new AX */
    public static int aas(Cpu cpu, int ax) {
        boolean carry = (ax & 15) > 9 || cpu.af();
        int adjusted = carry ? ax - 0x106 : ax;
        record(cpu, ax, adjusted & 0xFF, carry, carry);
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

    private static void record(Cpu cpu, int before, int after, boolean half, boolean carry) {
        cpu.result = (byte) after;
        cpu.carries = half ? Cpu.HALF_CARRY : 0;
        cpu.setCfOf(carry, false);
    }
}
