package jmasm.machine.engine;

import jmasm.machine.cpu.Approximations;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.SseDoubles;
import jmasm.machine.cpu.SseFloats;
import jmasm.machine.cpu.SseSingles;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.FloatOperation;
import jmasm.x86.Instruction;

/** SSE arithmetic and comparisons. */
final class FloatStep extends VectorStep {

    private final FloatOperation operation;

    FloatStep(Instruction instruction, FloatOperation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        int at = readAddress(cpu);
        long b = low(cpu, memory, at);
        long bHigh = high(cpu, memory, at);
        long a = cpu.xmmLow(first);
        long aHigh = cpu.xmmHigh(first);
        switch (operation) {
            case ADDSS, SUBSS, MULSS, DIVSS, MINSS, MAXSS, SQRTSS, CMPSS, ROUNDSS, RCPSS, RSQRTSS ->
                store(cpu, a & 0xFFFF_FFFF_0000_0000L | single(cpu, (int) a, (int) b) & 0xFFFF_FFFFL, aHigh);
            case ADDSD, SUBSD, MULSD, DIVSD, MINSD, MAXSD, SQRTSD, CMPSD, ROUNDSD -> store(cpu, real(cpu, a, b), aHigh);
            case ADDPS, SUBPS, MULPS, DIVPS, MINPS, MAXPS, SQRTPS, CMPPS, ROUNDPS, RCPPS, RSQRTPS ->
                store(cpu, singles(cpu, a, b), singles(cpu, aHigh, bHigh));
            case ADDPD, SUBPD, MULPD, DIVPD, MINPD, MAXPD, SQRTPD, CMPPD, ROUNDPD ->
                store(cpu, real(cpu, a, b), real(cpu, aHigh, bHigh));
            case COMISS -> setFlags(cpu, SseSingles.compare(cpu, (int) a, (int) b, true));
            case UCOMISS -> setFlags(cpu, SseSingles.compare(cpu, (int) a, (int) b, false));
            case COMISD -> setFlags(cpu, SseDoubles.compare(cpu, a, b, true));
            case UCOMISD -> setFlags(cpu, SseDoubles.compare(cpu, a, b, false));
            case ADDSUBPS -> store(cpu, subtractAndAdd(cpu, a, b), subtractAndAdd(cpu, aHigh, bHigh));
            case ADDSUBPD -> store(cpu, SseDoubles.sub(cpu, a, b), SseDoubles.add(cpu, aHigh, bHigh));
            case HADDPS -> store(cpu, pairs(sum(cpu, a), sum(cpu, aHigh)), pairs(sum(cpu, b), sum(cpu, bHigh)));
            case HSUBPS ->
                store(
                        cpu,
                        pairs(difference(cpu, a), difference(cpu, aHigh)),
                        pairs(difference(cpu, b), difference(cpu, bHigh)));
            case HADDPD -> store(cpu, SseDoubles.add(cpu, a, aHigh), SseDoubles.add(cpu, b, bHigh));
            case HSUBPD -> store(cpu, SseDoubles.sub(cpu, a, aHigh), SseDoubles.sub(cpu, b, bHigh));
            case DPPS -> dotProductOfSingles(cpu, a, aHigh, b, bHigh);
            case DPPD -> dotProductOfDoubles(cpu, a, aHigh, b, bHigh);
            default -> throw new IllegalStateException(operation + " is no arithmetic");
        }
        return next;
    }

    private void store(Cpu cpu, long low, long high) {
        SseFloats.finish(cpu);
        cpu.setXmm(first, low, high);
    }

    private static void setFlags(Cpu cpu, int relation) {
        SseFloats.finish(cpu);
        SseFloats.setFlags(cpu, relation);
    }

    private long singles(Cpu cpu, long a, long b) {
        return pairs(single(cpu, (int) a, (int) b), single(cpu, (int) (a >>> 32), (int) (b >>> 32)));
    }

    private static long pairs(int low, int high) {
        return low & 0xFFFF_FFFFL | (long) high << 32;
    }

    private int single(Cpu cpu, int a, int b) {
        return switch (operation) {
            case ADDPS, ADDSS -> SseSingles.add(cpu, a, b);
            case SUBPS, SUBSS -> SseSingles.sub(cpu, a, b);
            case MULPS, MULSS -> SseSingles.mul(cpu, a, b);
            case DIVPS, DIVSS -> SseSingles.div(cpu, a, b);
            case MINPS, MINSS -> SseSingles.min(cpu, a, b);
            case MAXPS, MAXSS -> SseSingles.max(cpu, a, b);
            case SQRTPS, SQRTSS -> SseSingles.sqrt(cpu, b);
            case CMPPS, CMPSS -> SseSingles.cmp(cpu, a, b, constant);
            case ROUNDPS, ROUNDSS -> SseSingles.round(cpu, b, constant);
            case RCPPS, RCPSS -> Approximations.rcp(b);
            case RSQRTPS, RSQRTSS -> Approximations.rsqrt(b);
            default -> throw new IllegalStateException(operation + " on singles");
        };
    }

    private long real(Cpu cpu, long a, long b) {
        return switch (operation) {
            case ADDPD, ADDSD -> SseDoubles.add(cpu, a, b);
            case SUBPD, SUBSD -> SseDoubles.sub(cpu, a, b);
            case MULPD, MULSD -> SseDoubles.mul(cpu, a, b);
            case DIVPD, DIVSD -> SseDoubles.div(cpu, a, b);
            case MINPD, MINSD -> SseDoubles.min(cpu, a, b);
            case MAXPD, MAXSD -> SseDoubles.max(cpu, a, b);
            case SQRTPD, SQRTSD -> SseDoubles.sqrt(cpu, b);
            case CMPPD, CMPSD -> SseDoubles.cmp(cpu, a, b, constant);
            case ROUNDPD, ROUNDSD -> SseDoubles.round(cpu, b, constant);
            default -> throw new IllegalStateException(operation + " on doubles");
        };
    }

    private static long subtractAndAdd(Cpu cpu, long a, long b) {
        return pairs(SseSingles.sub(cpu, (int) a, (int) b), SseSingles.add(cpu, (int) (a >>> 32), (int) (b >>> 32)));
    }

    private static int sum(Cpu cpu, long pair) {
        return SseSingles.add(cpu, (int) pair, (int) (pair >>> 32));
    }

    private static int difference(Cpu cpu, long pair) {
        return SseSingles.sub(cpu, (int) pair, (int) (pair >>> 32));
    }

    private void dotProductOfSingles(Cpu cpu, long a, long aHigh, long b, long bHigh) {
        int p0 = product(cpu, (int) a, (int) b, 0x10);
        int p1 = product(cpu, (int) (a >>> 32), (int) (b >>> 32), 0x20);
        int p2 = product(cpu, (int) aHigh, (int) bHigh, 0x40);
        int p3 = product(cpu, (int) (aHigh >>> 32), (int) (bHigh >>> 32), 0x80);
        SseFloats.finish(cpu);
        int low = SseSingles.add(cpu, p0, p1);
        int high = SseSingles.add(cpu, p2, p3);
        SseFloats.finish(cpu);
        int sum = SseSingles.add(cpu, low, high);
        store(
                cpu,
                pairs((constant & 1) == 0 ? 0 : sum, (constant & 2) == 0 ? 0 : sum),
                pairs((constant & 4) == 0 ? 0 : sum, (constant & 8) == 0 ? 0 : sum));
    }

    private int product(Cpu cpu, int a, int b, int selected) {
        return (constant & selected) == 0 ? 0 : SseSingles.mul(cpu, a, b);
    }

    private void dotProductOfDoubles(Cpu cpu, long a, long aHigh, long b, long bHigh) {
        long p0 = (constant & 0x10) == 0 ? 0 : SseDoubles.mul(cpu, a, b);
        long p1 = (constant & 0x20) == 0 ? 0 : SseDoubles.mul(cpu, aHigh, bHigh);
        SseFloats.finish(cpu);
        long sum = SseDoubles.add(cpu, p0, p1);
        store(cpu, (constant & 1) == 0 ? 0 : sum, (constant & 2) == 0 ? 0 : sum);
    }
}
