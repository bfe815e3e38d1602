package jmasm.machine.cpu;

/** What SSE's operations on singles and on doubles share: exceptions, and predicates. */
public final class SseFloats {

    private static final int BEFORE_THE_RESULT = Mxcsr.INVALID | Mxcsr.DENORMAL | Mxcsr.DIVIDE_BY_ZERO;

    private SseFloats() {}

    /** Nothing can happen to MXCSR but what results that are not normal do. */
    static boolean isQuick(Cpu cpu) {
        int what = Mxcsr.ROUNDING | Mxcsr.PRECISION | Mxcsr.PRECISION_MASK;
        return (cpu.mxcsr() & what) == (Mxcsr.PRECISION | Mxcsr.PRECISION_MASK);
    }

    /**
     * Takes the exceptions of an instruction's elements into MXCSR. Must come before its result is stored.
     *
     * @throws SimdFault when one of them is not masked
     */
    public static void finish(Cpu cpu) {
        int raised = cpu.sseExceptions;
        if (raised != 0) {
            report(cpu, raised);
        }
    }

    private static void report(Cpu cpu, int raised) {
        cpu.sseExceptions = 0;
        int unmasked = raised & ~(cpu.mxcsr() >>> Mxcsr.TO_MASK);
        // When operands are refused, no result is computed, and there is none that could be inexact.
        boolean refused = (unmasked & BEFORE_THE_RESULT) != 0;
        cpu.setMxcsr(cpu.mxcsr() | (refused ? raised & BEFORE_THE_RESULT : raised));
        if (unmasked != 0) {
            throw new SimdFault();
        }
    }

    /** @param relation -1, 0, 1, or 2 for unordered */
    static boolean holds(int relation, int predicate) {
        boolean plain = switch (predicate & 3) {
            case 0 -> relation == 0;
            case 1 -> relation == -1;
            case 2 -> relation == -1 || relation == 0;
            default -> relation == 2;
        };
        return plain == ((predicate & 4) == 0);
    }

    /** COMISx: ZF, PF and CF; the others are cleared. */
    public static void setFlags(Cpu cpu, int relation) {
        cpu.setArithmeticFlags(
                switch (relation) {
                    case -1 -> Flags.CF;
                    case 0 -> Flags.ZF;
                    case 1 -> 0;
                    default -> Flags.ZF | Flags.PF | Flags.CF;
                });
    }
}
