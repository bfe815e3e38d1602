package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.SseDoubles;
import jmasm.machine.cpu.SseFloats;
import jmasm.machine.cpu.SseSingles;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.ConversionOperation;
import jmasm.x86.Instruction;

/** Conversions between singles, doubles and integers. */
final class ConversionStep extends VectorStep {

    private final ConversionOperation operation;

    private final boolean secondIsMmx;

    ConversionStep(Instruction instruction, ConversionOperation operation) {
        super(instruction);
        this.operation = operation;
        secondIsMmx = isMmx(instruction, 1);
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        if (firstIsMmx || secondIsMmx) {
            checkX87(cpu);
        }
        int at = readAddress(cpu);
        long b = low(cpu, memory, at);
        long high = high(cpu, memory, at);
        int b0 = (int) b;
        int b1 = (int) (b >>> 32);
        int b2 = (int) high;
        int b3 = (int) (high >>> 32);
        switch (operation) {
            case CVTPI2PS -> {
                long pair = pair(SseSingles.fromInteger(cpu, b0), SseSingles.fromInteger(cpu, b1));
                store(cpu, pair, cpu.xmmHigh(first));
            }
            case CVTPI2PD, CVTDQ2PD -> store(cpu, SseDoubles.fromInteger(cpu, b0), SseDoubles.fromInteger(cpu, b1));
            case CVTDQ2PS ->
                store(
                        cpu,
                        pair(SseSingles.fromInteger(cpu, b0), SseSingles.fromInteger(cpu, b1)),
                        pair(SseSingles.fromInteger(cpu, b2), SseSingles.fromInteger(cpu, b3)));
            case CVTSI2SS -> storeSingle(cpu, SseSingles.fromInteger(cpu, b0));
            case CVTSI2SD -> store(cpu, SseDoubles.fromInteger(cpu, b0), cpu.xmmHigh(first));
            case CVTSD2SS -> storeSingle(cpu, SseDoubles.toSingle(cpu, b));
            case CVTSS2SD -> store(cpu, SseSingles.toDouble(cpu, b0), cpu.xmmHigh(first));
            case CVTPS2PD -> store(cpu, SseSingles.toDouble(cpu, b0), SseSingles.toDouble(cpu, b1));
            case CVTPD2PS -> store(cpu, pair(SseDoubles.toSingle(cpu, b), SseDoubles.toSingle(cpu, high)), 0);
            case CVTSS2SI -> storeInteger(cpu, SseSingles.toInteger(cpu, b0));
            case CVTTSS2SI -> storeInteger(cpu, SseSingles.truncate(cpu, b0));
            case CVTSD2SI -> storeInteger(cpu, SseDoubles.toInteger(cpu, b));
            case CVTTSD2SI -> storeInteger(cpu, SseDoubles.truncate(cpu, b));
            case CVTPS2PI -> storeMmx(cpu, pair(SseSingles.toInteger(cpu, b0), SseSingles.toInteger(cpu, b1)));
            case CVTTPS2PI -> storeMmx(cpu, pair(SseSingles.truncate(cpu, b0), SseSingles.truncate(cpu, b1)));
            case CVTPD2PI -> storeMmx(cpu, pair(SseDoubles.toInteger(cpu, b), SseDoubles.toInteger(cpu, high)));
            case CVTTPD2PI -> storeMmx(cpu, pair(SseDoubles.truncate(cpu, b), SseDoubles.truncate(cpu, high)));
            case CVTPS2DQ ->
                store(
                        cpu,
                        pair(SseSingles.toInteger(cpu, b0), SseSingles.toInteger(cpu, b1)),
                        pair(SseSingles.toInteger(cpu, b2), SseSingles.toInteger(cpu, b3)));
            case CVTTPS2DQ ->
                store(
                        cpu,
                        pair(SseSingles.truncate(cpu, b0), SseSingles.truncate(cpu, b1)),
                        pair(SseSingles.truncate(cpu, b2), SseSingles.truncate(cpu, b3)));
            case CVTPD2DQ -> store(cpu, pair(SseDoubles.toInteger(cpu, b), SseDoubles.toInteger(cpu, high)), 0);
            case CVTTPD2DQ -> store(cpu, pair(SseDoubles.truncate(cpu, b), SseDoubles.truncate(cpu, high)), 0);
            default -> throw new IllegalStateException(operation + " is no conversion");
        }
        return next;
    }

    private static long pair(int low, int high) {
        return low & 0xFFFF_FFFFL | (long) high << 32;
    }

    private void store(Cpu cpu, long low, long high) {
        SseFloats.finish(cpu);
        if (secondIsMmx) {
            cpu.fpu().useAsMmx();
        }
        cpu.setXmm(first, low, high);
    }

    private void storeSingle(Cpu cpu, int value) {
        SseFloats.finish(cpu);
        cpu.setXmmLow(first, cpu.xmmLow(first) & 0xFFFF_FFFF_0000_0000L | value & 0xFFFF_FFFFL);
    }

    private void storeInteger(Cpu cpu, int value) {
        SseFloats.finish(cpu);
        cpu.set32(first, value);
    }

    /** The recorded processor turns from x87 to MMX even when the conversion then faults. */
    private void storeMmx(Cpu cpu, long value) {
        cpu.fpu().useAsMmx();
        SseFloats.finish(cpu);
        setMmx(cpu, first, value);
    }
}
