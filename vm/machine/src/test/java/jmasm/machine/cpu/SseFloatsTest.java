package jmasm.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The quick way and the exact one give the same bits and flags, whichever is taken. */
class SseFloatsTest {

    private static final long SEED = Long.getLong("seed", 20260104L);
    private static final int CASES = 100_000;

    /** Rounding to nearest, inexact results masked and met before: what lets the quick way be taken. */
    private static final int QUICK = Mxcsr.INITIAL | Mxcsr.PRECISION;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Cpu quick = new Cpu();
    private final Cpu exact = new Cpu();

    @Test
    void singles() {
        FloatFormat format = FloatFormat.SINGLE;
        for (int i = 0; i < CASES; i++) {
            int a = single();
            int b = random.nextInt(4) == 0 ? a ^ random.nextInt(8) ^ random.nextInt() & 0x8000_0000 : single();
            long x = a & 0xFFFF_FFFFL;
            long y = b & 0xFFFF_FFFFL;
            restart();
            same("add", a, b, SseSingles.add(quick, a, b), (int) SseExact.add(exact, format, x, y, false));
            same("sub", a, b, SseSingles.sub(quick, a, b), (int) SseExact.add(exact, format, x, y, true));
            same("mul", a, b, SseSingles.mul(quick, a, b), (int) SseExact.mul(exact, format, x, y));
            same("div", a, b, SseSingles.div(quick, a, b), (int) SseExact.div(exact, format, x, y));
            same("sqrt", a, b, SseSingles.sqrt(quick, a), (int) SseExact.sqrt(exact, format, x));
        }
    }

    @Test
    void doubles() {
        FloatFormat format = FloatFormat.DOUBLE;
        for (int i = 0; i < CASES; i++) {
            long a = real();
            long b = random.nextInt(4) == 0 ? a ^ random.nextInt(8) ^ random.nextLong() & Long.MIN_VALUE : real();
            restart();
            same("add", a, b, SseDoubles.add(quick, a, b), SseExact.add(exact, format, a, b, false));
            same("sub", a, b, SseDoubles.sub(quick, a, b), SseExact.add(exact, format, a, b, true));
            same("mul", a, b, SseDoubles.mul(quick, a, b), SseExact.mul(exact, format, a, b));
            same("div", a, b, SseDoubles.div(quick, a, b), SseExact.div(exact, format, a, b));
            same("sqrt", a, b, SseDoubles.sqrt(quick, a), SseExact.sqrt(exact, format, a));
        }
    }

    /** To nearest, the exact way agrees with Java's arithmetic, which is another implementation of the same standard. */
    @Test
    void theExactWayAgreesWithJava() {
        FloatFormat format = FloatFormat.DOUBLE;
        for (int i = 0; i < CASES; i++) {
            long a = real() & 0x7FFF_FFFF_FFFF_FFFFL;
            long b = real();
            double x = Double.longBitsToDouble(a);
            double y = Double.longBitsToDouble(b);
            if (Double.isNaN(x + y)) {
                continue;
            }
            restart();
            equal("add", a, b, Double.doubleToRawLongBits(x + y), SseExact.add(exact, format, a, b, false));
            equal("mul", a, b, Double.doubleToRawLongBits(x * y), SseExact.mul(exact, format, a, b));
            equal("sqrt", a, b, Double.doubleToRawLongBits(Math.sqrt(x)), SseExact.sqrt(exact, format, a));
            int single = (int) SseExact.convert(exact, format, FloatFormat.SINGLE, b);
            equal("convert", a, b, Float.floatToRawIntBits((float) y), single);
        }
    }

    private void restart() {
        quick.setMxcsr(QUICK);
        exact.setMxcsr(QUICK);
        quick.sseExceptions = 0;
        exact.sseExceptions = 0;
    }

    private void same(String operation, long a, long b, long quickly, long exactly) {
        String what = what(operation, a, b);
        assertEquals(exactly, quickly, what);
        SseFloats.finish(quick);
        SseFloats.finish(exact);
        assertEquals(exact.mxcsr(), quick.mxcsr(), what);
    }

    private static void equal(String operation, long a, long b, long expected, long actual) {
        if (expected != actual) {
            assertEquals(Long.toHexString(expected), Long.toHexString(actual), what(operation, a, b));
        }
    }

    private static String what(String operation, long a, long b) {
        return "seed " + SEED + ": " + operation + " " + Long.toHexString(a) + " " + Long.toHexString(b);
    }

    /** Of any size, but most of them near enough to 1 that results are normal. */
    private int single() {
        int bits = random.nextInt();
        return switch (random.nextInt(3)) {
            case 0 -> bits;
            case 1 -> bits & 0x81FF_FFFF | 0x3E00_0000;
            default -> bits & 0x80FF_FFFF;
        };
    }

    private long real() {
        long bits = random.nextLong();
        return switch (random.nextInt(3)) {
            case 0 -> bits;
            case 1 -> bits & 0x801F_FFFF_FFFF_FFFFL | 0x3FE0_0000_0000_0000L;
            default -> bits & 0x807F_FFFF_FFFF_FFFFL;
        };
    }
}
