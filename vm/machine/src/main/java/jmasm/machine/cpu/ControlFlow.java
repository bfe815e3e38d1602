package jmasm.machine.cpu;

/** Conditions and counted jumps. */
public final class ControlFlow {

    private ControlFlow() {}

    /** @param condition 0 (O) to 15 (G), as in the opcode's lower half; the odd ones negate the even */
    public static boolean holds(Cpu cpu, int condition) {
        boolean holds = switch (condition >>> 1) {
            case 0 -> cpu.of();
            case 1 -> cpu.cf();
            case 2 -> cpu.zf();
            case 3 -> cpu.cf() || cpu.zf();
            case 4 -> cpu.sf();
            case 5 -> cpu.pf();
            case 6 -> cpu.sf() != cpu.of();
            default -> cpu.zf() || cpu.sf() != cpu.of();
        };
        return holds != ((condition & 1) != 0);
    }

    /** Whether CX or ECX is 0. @param width of the count, 16 or 32 */
    public static boolean jcxz(Cpu cpu, int width) {
        return cpu.get(width, Cpu.ECX) == 0;
    }

    /** Counts CX or ECX down, setting no flag; whether it is not 0 then. @param width of the count, 16 or 32 */
    public static boolean loop(Cpu cpu, int width) {
        cpu.set(width, Cpu.ECX, cpu.get(width, Cpu.ECX) - 1);
        return cpu.get(width, Cpu.ECX) != 0;
    }

    public static boolean loope(Cpu cpu, int width) {
        return loop(cpu, width) && cpu.zf();
    }

    public static boolean loopne(Cpu cpu, int width) {
        return loop(cpu, width) && !cpu.zf();
    }

    /** Whether the index is outside the bounds (signed, both inclusive), so that BOUND interrupts. */
    public static boolean bound(int width, int index, int lower, int upper) {
        int signed = Arithmetic.signed(width, index);
        return signed < Arithmetic.signed(width, lower) || signed > Arithmetic.signed(width, upper);
    }
}
