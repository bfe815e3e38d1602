package jmasm.machine.cpu;

/** Bitwise operations: CF and OF become 0, and AF, which the manual leaves undefined, too. */
public final class Logic {

    private Logic() {}

    public static int and(Cpu cpu, int width, int a, int b) {
        return record(cpu, width, a & b);
    }

    public static int or(Cpu cpu, int width, int a, int b) {
        return record(cpu, width, a | b);
    }

    public static int xor(Cpu cpu, int width, int a, int b) {
        return record(cpu, width, a ^ b);
    }

    public static void test(Cpu cpu, int width, int a, int b) {
        record(cpu, width, a & b);
    }

    /** Changes no flag. */
    public static int not(int width, int a) {
        return Arithmetic.zeroExtended(width, ~a);
    }

    private static int record(Cpu cpu, int width, int value) {
        cpu.result = Arithmetic.signed(width, value);
        cpu.carries = 0;
        return value;
    }
}
