package jmasm.machine.cpu;

/**
 * Addition, subtraction, multiplication, division. Here and in the other families {@code width} is 8, 16 or 32, and
 * values of that width are zero-extended to an {@code int}, arguments and results alike.
 *
 * <p>Operands are shifted up so that their most significant bit is bit 31: then carries come out at the same place
 * for all widths. Where {@code width} is a constant the shifts vanish when the call is inlined.
 */
public final class Arithmetic {

    private Arithmetic() {}

    public static int add(Cpu cpu, int width, int a, int b) {
        return sum(cpu, 32 - width, a << 32 - width, b << 32 - width, 0);
    }

    public static int adc(Cpu cpu, int width, int a, int b) {
        return sum(cpu, 32 - width, a << 32 - width, b << 32 - width, cpu.carries >>> 31);
    }

    public static int sub(Cpu cpu, int width, int a, int b) {
        return difference(cpu, 32 - width, a << 32 - width, b << 32 - width, 0);
    }

    public static int sbb(Cpu cpu, int width, int a, int b) {
        return difference(cpu, 32 - width, a << 32 - width, b << 32 - width, cpu.carries >>> 31);
    }

    public static void cmp(Cpu cpu, int width, int a, int b) {
        sub(cpu, width, a, b);
    }

    public static int inc(Cpu cpu, int width, int a) {
        int carry = cpu.carries & Cpu.CARRY;
        int value = add(cpu, width, a, 1);
        keepCarry(cpu, carry);
        return value;
    }

    public static int dec(Cpu cpu, int width, int a) {
        int carry = cpu.carries & Cpu.CARRY;
        int value = sub(cpu, width, a, 1);
        keepCarry(cpu, carry);
        return value;
    }

    public static int neg(Cpu cpu, int width, int a) {
        return sub(cpu, width, 0, a);
    }

    private static int sum(Cpu cpu, int shift, int a, int b, int carry) {
        int sum = a + b + (carry << shift);
        int carries = a & b | (a | b) & ~sum;
        record(cpu, shift, sum, carries);
        return sum >>> shift;
    }

    private static int difference(Cpu cpu, int shift, int a, int b, int borrow) {
        int difference = a - b - (borrow << shift);
        int borrows = ~a & b | (~a | b) & difference;
        record(cpu, shift, difference, borrows);
        return difference >>> shift;
    }

    private static void record(Cpu cpu, int shift, int result, int carries) {
        cpu.result = result >> shift;
        cpu.carries = carries & (Cpu.CARRY | Cpu.CARRY_IN) | carries >>> shift & Cpu.HALF_CARRY;
    }

    /** Puts an old CF back beside the flags of a new result, whose OF stays. */
    private static void keepCarry(Cpu cpu, int carry) {
        int overflow = (cpu.carries ^ cpu.carries << 1) & Cpu.CARRY;
        cpu.carries = carry | (carry ^ overflow) >>> 1 | cpu.carries & Cpu.HALF_CARRY;
    }

    /** The product, twice as wide as the operands. SF, ZF, AF and PF, which are undefined, stay as they were. */
    public static long mul(Cpu cpu, int width, int a, int b) {
        long product = (a & 0xFFFF_FFFFL) * (b & 0xFFFF_FFFFL);
        boolean lost = product >>> width != 0;
        cpu.setCfOf(lost, lost);
        return product;
    }

    /** The signed product, twice as wide as the operands (sign-extended to 64 bits). */
    public static long imul(Cpu cpu, int width, int a, int b) {
        long product = (long) signed(width, a) * signed(width, b);
        boolean lost = product != signed(width, (int) product);
        cpu.setCfOf(lost, lost);
        return product;
    }

    /** The signed product cut to the operands' width. */
    public static int imulTruncated(Cpu cpu, int width, int a, int b) {
        return zeroExtended(width, (int) imul(cpu, width, a, b));
    }

    /**
     * Divides. The manual leaves the flags undefined; the recorded processor keeps CF and OF, sets AF and clears the
     * rest.
     *
     * @param dividend twice as wide as {@code width}, zero-extended; for 32 all 64 bits count
     * @return the quotient in the lower half, the remainder in the upper half of twice {@code width} bits
     * @throws DivideFault by zero, or when the quotient does not fit
     */
    public static long div(Cpu cpu, int width, long dividend, int divisor) {
        long by = divisor & 0xFFFF_FFFFL;
        if (by == 0) {
            throw new DivideFault(true);
        }
        long quotient = Long.divideUnsigned(dividend, by);
        if (quotient >>> width != 0) {
            throw new DivideFault(false);
        }
        recordDivision(cpu);
        return Long.remainderUnsigned(dividend, by) << width | quotient;
    }

    /** As {@link #div}, signed. @param dividend sign-extended to 64 bits */
    public static long idiv(Cpu cpu, int width, long dividend, int divisor) {
        long by = signed(width, divisor);
        if (by == 0) {
            throw new DivideFault(true);
        }
        // The one quotient that a long can't hold comes out negative again and is refused for 32 bits below.
        long quotient = dividend / by;
        if (quotient != signed(width, (int) quotient) || dividend == Long.MIN_VALUE && by == -1) {
            throw new DivideFault(false);
        }
        recordDivision(cpu);
        long mask = (1L << width) - 1;
        return (dividend % by & mask) << width | quotient & mask;
    }

    private static void recordDivision(Cpu cpu) {
        cpu.setArithmeticFlags(cpu.arithmeticFlags() & (Flags.CF | Flags.OF) | Flags.AF);
    }

    static int signed(int width, int value) {
        return value << 32 - width >> 32 - width;
    }

    static int zeroExtended(int width, int value) {
        return value << 32 - width >>> 32 - width;
    }
}
