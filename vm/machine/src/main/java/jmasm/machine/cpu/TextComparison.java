package jmasm.machine.cpu;

/** PCMPESTRx and PCMPISTRx: compares the elements of two texts in a register each. */
public final class TextComparison {

    private static final int WORDS = 1;
    private static final int SIGNED = 2;

    private final long aLow;
    private final long aHigh;
    private final long bLow;
    private final long bHigh;
    /** The instruction's constant. */
    private final int control;
    /** Elements in a register: 16 bytes or 8 words. */
    private final int count;

    public TextComparison(long aLow, long aHigh, long bLow, long bHigh, int control) {
        this.aLow = aLow;
        this.aHigh = aHigh;
        this.bLow = bLow;
        this.bHigh = bHigh;
        this.control = control;
        this.count = (control & WORDS) != 0 ? 8 : 16;
    }

    /** Which elements of {@code b} match, a bit each; lengths end with the first zero. Sets the flags. */
    public int implicit(Cpu cpu) {
        return match(cpu, lengthOf(aLow, aHigh), lengthOf(bLow, bHigh));
    }

    /** As {@link #implicit}, with lengths that count whatever their sign. */
    public int explicit(Cpu cpu, int aLength, int bLength) {
        return match(cpu, bounded(aLength), bounded(bLength));
    }

    private int bounded(int length) {
        return (int) Math.min(Math.abs((long) length), count);
    }

    private int lengthOf(long low, long high) {
        int length = 0;
        while (length < count && element(low, high, length) != 0) {
            length++;
        }
        return length;
    }

    /** The index of the first, or by bit 6 of the constant the last, match; as many as there are elements if none. */
    public int index(int matches) {
        if (matches == 0) {
            return count;
        }
        return (control & 0x40) == 0
                ? Integer.numberOfTrailingZeros(matches)
                : 31 - Integer.numberOfLeadingZeros(matches);
    }

    /** The mask as bits, or by bit 6 of the constant as elements. @param half which half of the register */
    public long mask(int matches, int half) {
        if ((control & 0x40) == 0) {
            return half == 0 ? matches : 0;
        }
        int width = 128 / count;
        long result = 0;
        for (int i = 0; i < 64 / width; i++) {
            boolean set = (matches >>> i + half * (64 / width) & 1) != 0;
            result |= set ? (1L << width) - 1 << width * i : 0;
        }
        return result;
    }

    private int match(Cpu cpu, int aLength, int bLength) {
        int matches = 0;
        for (int j = 0; j < count; j++) {
            boolean holds = switch (control >>> 2 & 3) {
                case 0 -> j < bLength && isAny(aLength, b(j));
                case 1 -> j < bLength && isInRange(aLength, b(j));
                case 2 -> j < aLength && j < bLength ? a(j) == b(j) : j >= aLength && j >= bLength;
                default -> beginsAt(j, aLength, bLength);
            };
            matches |= holds ? 1 << j : 0;
        }
        switch (control >>> 4 & 3) {
            case 1 -> matches ^= (1 << count) - 1;
            case 3 -> matches ^= (1 << bLength) - 1;
            default -> {}
        }
        cpu.setArithmeticFlags((matches != 0 ? Flags.CF : 0)
                | (bLength < count ? Flags.ZF : 0)
                | (aLength < count ? Flags.SF : 0)
                | ((matches & 1) != 0 ? Flags.OF : 0));
        return matches;
    }

    private boolean isAny(int aLength, int value) {
        for (int i = 0; i < aLength; i++) {
            if (a(i) == value) {
                return true;
            }
        }
        return false;
    }

    /** Ranges are pairs of elements: the least and the greatest. */
    private boolean isInRange(int aLength, int value) {
        for (int i = 0; i + 1 < aLength; i += 2) {
            if (a(i) <= value && value <= a(i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** As much of {@code a} as there is room for stands in {@code b} from here on. */
    private boolean beginsAt(int start, int aLength, int bLength) {
        for (int i = 0; i < aLength && start + i < count; i++) {
            if (start + i >= bLength || a(i) != b(start + i)) {
                return false;
            }
        }
        return true;
    }

    private int a(int index) {
        return element(aLow, aHigh, index);
    }

    private int b(int index) {
        return element(bLow, bHigh, index);
    }

    private int element(long low, long high, int index) {
        int width = 128 / count;
        int value = Shuffles.extract(low, high, width, index);
        return (control & SIGNED) != 0 ? value << 32 - width >> 32 - width : value;
    }
}
