package jmasm.machine.silicon;

import java.util.SplittableRandom;

/** Random numbers as operands, mostly near the edges of their widths. */
final class Values {

    private static final int[] EDGES = {
        0,
        1,
        2,
        3,
        8,
        16,
        31,
        32,
        33,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x1_0000,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFFF,
        0xFFFF_FFFE,
        0x8080_8080,
        0x0F0F_0F0F,
        0x9999_9999
    };

    private final SplittableRandom random;

    Values(SplittableRandom random) {
        this.random = random;
    }

    int next() {
        int edge = EDGES[random.nextInt(EDGES.length)];
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> edge;
            case 2 -> edge ^ random.nextInt() & 0xFFFF_0000;
            default -> random.nextInt() & 0xFF | edge & 0xFFFF_FF00;
        };
    }

    long nextLong() {
        return next() & 0xFFFF_FFFFL | (long) next() << 32;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** From {@code low}, below {@code high}. */
    int between(int low, int high) {
        return random.nextInt(low, high);
    }

    /** An address of data with room for an operand: some in the middle of a page, some across the end of one. */
    int dataAddress(int size) {
        if (size > 1 && oneIn(10)) {
            return Trial.DATA + between(1, 4) * Trial.PAGE - between(1, size);
        }
        return Trial.DATA + between(0x100, Trial.AREA - 0x100);
    }

    /** The arithmetic flags at random; IF set. */
    int flags() {
        return 0x202 | random.nextInt() & 0x8D5;
    }
}
