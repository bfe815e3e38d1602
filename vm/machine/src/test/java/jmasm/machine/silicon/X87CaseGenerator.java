package jmasm.machine.silicon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import jmasm.machine.silicon.X87InstructionList.Recorded;

/** Makes up states that are worth recording: edges, values that are close to each other, every control word. */
final class X87CaseGenerator {

    private static final int BIAS = 0x3FFF;

    /** Sign and exponent, significand. */
    private static final long[][] EDGES = {
        {0x0000, 0},
        {0x8000, 0},
        {0x3FFF, 0x8000_0000_0000_0000L},
        {0xBFFF, 0x8000_0000_0000_0000L},
        {0x4000, 0x8000_0000_0000_0000L},
        {0x3FFE, 0x8000_0000_0000_0000L},
        {0xBFFE, 0x8000_0000_0000_0000L},
        {0x4000, 0xC000_0000_0000_0000L},
        {0x3FFF, 0xC000_0000_0000_0000L},
        {0x4000, 0xA000_0000_0000_0000L},
        {0x7FFF, 0x8000_0000_0000_0000L}, // infinities
        {0xFFFF, 0x8000_0000_0000_0000L},
        {0xFFFF, 0xC000_0000_0000_0000L}, // quiet NaNs
        {0x7FFF, 0xC000_0000_1234_5678L},
        {0x7FFF, 0xE000_0000_0000_0000L},
        {0x7FFF, 0xA000_0000_0000_0000L}, // signalling NaNs
        {0xFFFF, 0xBFFF_FFFF_FFFF_FFFFL},
        {0x7FFF, 0x8000_0000_0000_0001L},
        {0x0000, 0x0000_0000_0000_0001L}, // denormals
        {0x8000, 0x7FFF_FFFF_FFFF_FFFFL},
        {0x0000, 0x4000_0000_0000_0000L},
        {0x0000, 0x8000_0000_0000_0000L}, // pseudo-denormal
        {0x8000, 0xC000_0000_0000_0001L},
        {0x0001, 0x8000_0000_0000_0000L},
        {0x8001, 0xFFFF_FFFF_FFFF_FFFFL},
        {0x7FFE, 0xFFFF_FFFF_FFFF_FFFFL},
        {0xFFFE, 0x8000_0000_0000_0000L},
        {0x4000, 0x4000_0000_0000_0000L}, // unnormal
        {0x3FFF, 0x0000_0000_0000_0000L}, // pseudo-zero
        {0x7FFF, 0x0000_0000_0000_0000L}, // pseudo-infinity
        {0x7FFF, 0x4000_0000_0000_0000L}, // pseudo-NaN
        {0x403E, 0x8000_0000_0000_0000L}, // 2^63
        {0xC03E, 0x8000_0000_0000_0000L},
        {0x403D, 0xFFFF_FFFF_FFFF_FFFEL},
        {0x403D, 0xFFFF_FFFF_FFFF_FFFFL},
        {0x401E, 0x8000_0000_0000_0000L}, // 2^31
        {0xC01E, 0x8000_0000_0000_0000L},
        {0x401D, 0xFFFF_FFFF_0000_0000L},
        {0x400E, 0x8000_0000_0000_0000L}, // 2^15
        {0xC00E, 0x8000_0000_0000_0000L},
        {0xC00E, 0x8001_0000_0000_0000L},
        {0x400D, 0xFFFF_0000_0000_0000L},
        {0x43FE, 0xFFFF_FFFF_FFFF_F800L}, // the greatest double, and what rounds beyond it
        {0x43FE, 0xFFFF_FFFF_FFFF_FC00L},
        {0x3C01, 0x8000_0000_0000_0000L}, // the least normal double, and below
        {0x3C00, 0xFFFF_FFFF_FFFF_FFFFL},
        {0x3BCD, 0x8000_0000_0000_0000L},
        {0x3BCC, 0x8000_0000_0000_0000L},
        {0x407E, 0xFFFF_FF00_0000_0000L}, // the greatest float, and what rounds beyond it
        {0x407E, 0xFFFF_FF80_0000_0000L},
        {0x3F81, 0x8000_0000_0000_0000L}, // the least normal float, and below
        {0x3F80, 0xFFFF_FFFF_FFFF_FFFFL},
        {0x3F6A, 0x8000_0000_0000_0000L},
        {0x3F69, 0x8000_0000_0000_0000L},
        {0x403A, 0xDE0B_6B3A_7640_0000L}, // 10^18, the first that FBSTP refuses
        {0x403A, 0xDE0B_6B3A_763F_FFF0L},
        {0x4000, 0xC90F_DAA2_2168_C235L}, // pi
        {0x3FFE, 0xC90F_DAA2_2168_C235L},
        {0x403D, 0x8000_0000_0000_0003L},
        {0xC03C, 0x8000_0000_0000_0001L},
    };

    private static final int[] MASKED = {
        0x27F, 0x27F, 0x27F, 0x27F, 0x27F, 0x37F, 0x37F, 0x67F, 0xA7F, 0xE7F, 0x77F, 0xB7F, 0xF7F, 0x07F, 0x47F, 0xC7F
    };
    private static final int[] EFLAGS = {0x202, 0x202, 0x203, 0x242, 0x206, 0x247, 0x283, 0xAD7};

    private final SplittableRandom random;
    private int high;
    private long low;

    X87CaseGenerator(SplittableRandom random) {
        this.random = random;
    }

    X87Case next(Recorded recorded) {
        int control = MASKED[random.nextInt(MASKED.length)];
        if (recorded.shape() != X87InstructionList.Shape.SEQUENCE && random.nextInt(6) == 0) {
            control &= ~random.nextInt(0x40);
        }
        int status = random.nextInt(8) << 11 | (random.nextBoolean() ? 0x4700 : 0);
        // That something was inexact before stays in the status word, and is a case of its own for fast arithmetic.
        status |= (control & 0x20) != 0 && random.nextInt(3) == 0 ? 0x20 : 0;
        int[] highs = new int[8];
        long[] lows = new long[8];
        int tags = 0xFFFF;
        int[] stack = {0, 1, 7};
        for (int i = 0; i < 3; i++) {
            value(recorded, i);
            if (random.nextInt(i == 2 ? 2 : 24) != (i == 2 ? -1 : 0) && (i < 2 || random.nextInt(16) == 0)) {
                int register = (status >> 11) + stack[i] & 7;
                highs[register] = high;
                lows[register] = low;
                tags &= ~(3 << 2 * register);
            }
        }
        int eflags = EFLAGS[random.nextInt(EFLAGS.length)];
        return new X87Case(X87Case.EAX, eflags, control, status, tags, highs, lows, memory(recorded));
    }

    /** Into {@link #high} and {@link #low}, by the shape and the place on the stack. */
    private void value(Recorded recorded, int place) {
        switch (recorded.shape()) {
            case REMAINDER -> remainder(place);
            case TRANSCENDENTAL -> transcendental(recorded.text(), place);
            case INTEGER_MEMORY, DECIMAL_MEMORY -> {
                if (random.nextInt(3) == 0) {
                    any(place);
                } else {
                    set(
                            random.nextInt(2),
                            random.nextInt(
                                    -3,
                                    recorded.shape() == X87InstructionList.Shape.DECIMAL_MEMORY
                                            ? 62
                                            : recorded.bytes() * 8 + 1),
                            significand());
                }
            }
            default -> any(place);
        }
    }

    private void any(int place) {
        if (place == 1 && random.nextInt(5) == 0) {
            // Close to the other value, or its opposite.
            high ^= random.nextBoolean() ? 0x8000 : 0;
            low += random.nextInt(3) == 0 ? 0 : random.nextInt(-3, 4) << random.nextInt(2) * 11;
            low |= (high & 0x7FFF) == 0 ? 0 : Long.MIN_VALUE;
            return;
        }
        int sign = random.nextInt(2);
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                long[] edge = EDGES[random.nextInt(EDGES.length)];
                high = (int) edge[0];
                low = edge[1];
            }
            case 2, 3 -> set(sign, random.nextInt(-70, 70), significand());
            case 4 -> set(sign, random.nextInt(-5, 6), significand());
            case 5 -> set(sign, random.nextInt(20), significand() & -1L << 63 - random.nextInt(20));
            case 6 -> set(sign, random.nextInt(-0x3FFE, 0x4000), significand());
            default -> set(sign, (random.nextBoolean() ? -1 : 1) * (random.nextInt(0x3FC0, 0x3FFF)), significand());
        }
    }

    private void remainder(int place) {
        if (random.nextInt(4) == 0) {
            any(place);
        } else {
            int[] exponents = {3, 30, 63, 64, 70, 200, 10000};
            int exponent = place == 0 ? exponents[random.nextInt(exponents.length)] : 4;
            set(random.nextInt(2), random.nextInt(-exponent, exponent), significand());
        }
    }

    private void transcendental(String text, int place) {
        if (random.nextInt(6) == 0) {
            any(place);
            return;
        }
        int sign = random.nextInt(2);
        long bits = significand();
        switch (text) {
            case "f2xm1" -> set(sign, random.nextInt(3) == 0 ? -random.nextInt(1, 80) : -1, bits);
            case "fyl2x" ->
                set(
                        place == 0 ? 0 : sign,
                        random.nextInt(3) == 0 ? random.nextInt(-2, 2) : random.nextInt(-300, 300),
                        bits);
            case "fyl2xp1" -> {
                if (place == 0) {
                    // Up to 1 - sqrt(1/2) to either side.
                    set(sign, random.nextInt(4) == 0 ? -random.nextInt(2, 70) : -3, bits);
                } else {
                    set(sign, random.nextInt(-30, 30), bits);
                }
            }
            case "fpatan" -> set(sign, random.nextInt(3) == 0 ? random.nextInt(-80, 80) : random.nextInt(-3, 3), bits);
            default -> set(sign, random.nextInt(3) == 0 ? random.nextInt(-70, 66) : random.nextInt(-3, 8), bits);
        }
    }

    /** Of 64 bits, often of 53, 24 or few. */
    private long significand() {
        long bits = random.nextLong() | Long.MIN_VALUE;
        return switch (random.nextInt(6)) {
            case 0 -> bits;
            case 1 -> bits & -1L << 40;
            case 2 -> bits & -1L << 57;
            case 3 -> bits & -1L << 11 | 1L << random.nextInt(11);
            default -> bits & -1L << 11;
        };
    }

    private void set(int sign, int exponent, long significand) {
        high = sign << 15 | Math.max(1, Math.min(0x7FFE, BIAS + exponent));
        low = significand;
    }

    private byte[] memory(Recorded recorded) {
        ByteBuffer memory = ByteBuffer.allocate(recorded.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        switch (recorded.shape()) {
            case REAL_MEMORY -> real(memory);
            case INTEGER_MEMORY -> integer(memory);
            case DECIMAL_MEMORY -> decimal(memory);
            case ENVIRONMENT -> environment(memory);
            case SEQUENCE -> sequence(memory);
            default -> {}
        }
        return memory.array();
    }

    private void real(ByteBuffer memory) {
        any(0);
        switch (memory.capacity()) {
            case 10 -> memory.putLong(low).putShort((short) high);
            case 8 -> {
                long edge = new long[] {
                            0,
                            1,
                            0xFFFFF_FFFFFFFFL,
                            0x10_0000_0000_0000L,
                            0x7FF0L << 48,
                            0x7FF8L << 48,
                            0x7FF0_0000_0000_0001L,
                            0x7FF7_FFFF_FFFF_FFFFL,
                            0x7FEF_FFFF_FFFF_FFFFL
                        }
                        [random.nextInt(9)];
                memory.putLong(random.nextInt(4) == 0 ? edge | (long) random.nextInt(2) << 63 : doubleBits());
            }
            default -> {
                int edge = new int[] {
                            0, 1, 0x7F_FFFF, 0x80_0000, 0x7F80_0000, 0x7FC0_0000, 0x7F80_0001, 0x7FBF_FFFF, 0x7F7F_FFFF
                        }
                        [random.nextInt(9)];
                memory.putInt(
                        random.nextInt(4) == 0
                                ? edge | random.nextInt(2) << 31
                                : Float.floatToIntBits((float) Double.longBitsToDouble(doubleBits())));
            }
        }
    }

    private long doubleBits() {
        int exponent = random.nextInt(4) == 0 ? random.nextInt(1, 2047) : 1023 + random.nextInt(-60, 60);
        return (long) random.nextInt(2) << 63 | (long) exponent << 52 | significand() << 1 >>> 12;
    }

    private void integer(ByteBuffer memory) {
        long value = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(-3, 4);
            case 1 ->
                random.nextBoolean()
                        ? Long.MIN_VALUE >> 64 - 8 * memory.capacity()
                        : -1L >>> 65 - 8 * memory.capacity();
            default -> random.nextLong() >> random.nextInt(64);
        };
        switch (memory.capacity()) {
            case 2 -> memory.putShort((short) value);
            case 4 -> memory.putInt((int) value);
            default -> memory.putLong(value);
        }
    }

    /** Digits only: what the others give is undefined. */
    private void decimal(ByteBuffer memory) {
        int digits = random.nextInt(19);
        for (int i = 0; i < 9; i++) {
            int value = (2 * i < digits ? random.nextInt(10) : 0) | (2 * i + 1 < digits ? random.nextInt(10) << 4 : 0);
            memory.put((byte) value);
        }
        memory.put((byte) (random.nextInt(2) << 7 | random.nextInt(2)));
    }

    private void sequence(ByteBuffer memory) {
        for (int at = 0; at < X87Sequences.OPERANDS; at += 8) {
            memory.putLong(at, doubleBits());
        }
        for (int i = 0; i < X87Sequences.CONTROL_WORDS.length; i++) {
            memory.putShort(X87Sequences.OPERANDS + 2 * i, (short) X87Sequences.CONTROL_WORDS[i]);
        }
    }

    private void environment(ByteBuffer memory) {
        int status = random.nextInt(0x10000) & ~0x80C0;
        int control = 0x240 | random.nextInt(0x1000);
        if (memory.capacity() == 2) {
            memory.putShort((short) control);
            return;
        }
        boolean wide = memory.capacity() == 28 || memory.capacity() == 108;
        int[] words = {control, status, random.nextInt(0x10000), random.nextInt(), 0x23, random.nextInt(), 0x2B};
        for (int i = 0; i < words.length; i++) {
            if (wide) {
                memory.putInt(i < 3 ? words[i] & 0xFFFF : words[i]);
            } else {
                memory.putShort((short) words[i]);
            }
        }
        for (int i = 0; memory.remaining() >= 10; i++) {
            any(0);
            if (i > 2) {
                high = 0;
                low = 0;
            }
            memory.putLong(low).putShort((short) high);
        }
    }
}
