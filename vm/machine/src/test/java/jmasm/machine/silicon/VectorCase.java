package jmasm.machine.silicon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import jmasm.machine.silicon.VectorInstructions.Recorded;
import jmasm.machine.silicon.VectorInstructions.Shape;

/**
 * The state before or after an instruction with vectors.
 *
 * @param registers eax ecx edx ebx esi edi
 * @param image     what FXSAVE stores, as much of it as 32-bit mode has
 * @param memory    at {@link #MEMORY}
 */
record VectorCase(int[] registers, int eflags, byte[] image, byte[] memory) {

    static final int CODE = Trial.CODE;
    static final int MEMORY = Trial.DATA + 0x800;
    static final int MEMORY_SIZE = 640;
    static final int IMAGE_SIZE = State.IMAGE;
    static final String[] NAMES = {"eax", "ecx", "edx", "ebx", "esi", "edi"};

    /** Of these registers, in the encoding. */
    private static final int[] NUMBERS = {0, 1, 2, 3, 6, 7};

    private static final int OPERAND = 64;
    private static final int MMX = VectorImage.MMX;
    private static final int XMM = VectorImage.XMM;
    private static final int MXCSR = VectorImage.MXCSR;
    private static final int[] EDGES = {
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, -1, -2
    };
    private static final int[] SINGLES = {
        0,
        0x8000_0000,
        0x3F80_0000,
        0xBF80_0000,
        0x7F80_0000,
        0xFF80_0000,
        0x7FC0_0000,
        0xFFC0_0001,
        0x7F80_0001,
        0xFFBF_FFFF,
        1,
        0x8000_0001,
        0x007F_FFFF,
        0x807F_FFFF,
        0x0080_0000,
        0x8080_0000,
        0x7F7F_FFFF,
        0xFF7F_FFFF,
        0x3F00_0000,
        0x4F00_0000,
        0xCF00_0000,
        0x4EFF_FFFF,
        0x4B80_0000,
        0x4040_0000,
        0x3FC0_0000,
        0x4020_0000,
        0x3380_0000,
        0x3F7F_FFFF,
        0x3F80_0001,
        0x2000_0000,
        0x1FFF_FFFF,
        0x5F00_0000
    };
    private static final long[] DOUBLES = {
        0,
        0x8000_0000_0000_0000L,
        0x3FF0_0000_0000_0000L,
        0xBFF0_0000_0000_0000L,
        0x7FF0_0000_0000_0000L,
        0xFFF0_0000_0000_0000L,
        0x7FF8_0000_0000_0000L,
        0xFFF8_0000_0000_0001L,
        0x7FF0_0000_0000_0001L,
        0xFFF7_FFFF_FFFF_FFFFL,
        1,
        0x8000_0000_0000_0001L,
        0x000F_FFFF_FFFF_FFFFL,
        0x0010_0000_0000_0000L,
        0x7FEF_FFFF_FFFF_FFFFL,
        0xFFEF_FFFF_FFFF_FFFFL,
        0x3FE0_0000_0000_0000L,
        0x41E0_0000_0000_0000L,
        0xC1E0_0000_0000_0000L,
        0x41DF_FFFF_FFFF_FFFFL,
        0xC1E0_0000_0010_0000L,
        0x4340_0000_0000_0000L,
        0x3CA0_0000_0000_0000L,
        0x3FEF_FFFF_FFFF_FFFFL,
        0x3FF0_0000_0000_0001L,
        0x47EF_FFFF_F000_0000L,
        0x47EF_FFFF_EFFF_FFFFL,
        0x3810_0000_0000_0000L,
        0x380F_FFFF_FFFF_FFFFL,
        0x36A0_0000_0000_0000L,
        0x2000_0000_0000_0000L,
        0x4004_0000_0000_0000L
    };

    /**
     * All that is needed to make the same cases again is the instruction's text. A recording with {@code -Dsalt=…}, not
     * to be kept, has other cases; it is replayed with the same.
     */
    static SplittableRandom random(Recorded instruction) {
        return new SplittableRandom(instruction.text().hashCode() + Long.getLong("salt", 0));
    }

    static VectorCase generate(SplittableRandom random, Shape shape) {
        int[] registers = new int[6];
        for (int i = 0; i < 4; i++) {
            registers[i] = integer(random);
        }
        registers[4] = MEMORY + OPERAND + (random.nextInt(16) == 0 ? random.nextInt(1, 16) : 16 * random.nextInt(2));
        registers[5] = MEMORY + 4 * OPERAND + random.nextInt(4);
        byte[] memory = new byte[MEMORY_SIZE];
        fill(ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN), random, shape);
        byte[] image = image(random, shape);
        if (shape == Shape.TEXT) {
            registers[0] = random.nextInt(-20, 20);
            registers[2] = random.nextInt(-20, 20);
        } else if (shape == Shape.IMAGE) {
            int start = registers[4] - MEMORY;
            System.arraycopy(image(random, Shape.SINGLE), 0, memory, start, IMAGE_SIZE);
            memory[start + MXCSR + 2] = (byte) (random.nextInt(10) == 0 ? 1 : 0);
        }
        return new VectorCase(registers, 0x202 | random.nextInt() & 0x8D5, image, memory);
    }

    private static byte[] image(SplittableRandom random, Shape shape) {
        ByteBuffer image = ByteBuffer.allocate(IMAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        boolean usualX87 = random.nextInt(20) != 0;
        image.putShort(0, (short) (usualX87 ? 0x027F : 0x037F));
        image.putShort(2, (short) (usualX87 ? 0 : random.nextInt(8) << 11));
        image.put(4, (byte) (usualX87 ? 0xFF : random.nextInt()));
        image.putInt(MXCSR, mxcsr(random, shape));
        image.putInt(28, 0xFFFF);
        for (int i = 0; i < 8; i++) {
            for (int at : new int[] {MMX + 16 * i, XMM + 16 * i, XMM + 16 * i + 8}) {
                image.putLong(at, value(random, shape));
            }
            image.putShort(MMX + 16 * i + 8, (short) (usualX87 ? 0xFFFF : random.nextInt()));
        }
        relate(image, random, shape);
        return image.array();
    }

    private static int mxcsr(SplittableRandom random, Shape shape) {
        boolean counts = shape == Shape.SINGLE || shape == Shape.DOUBLE || shape == Shape.TO_FLOAT;
        if (!counts) {
            return random.nextInt(4) == 0 ? random.nextInt() & 0xFFFF : 0x1F80;
        }
        int masks = random.nextInt(8) == 0 ? random.nextInt() & 0x1F80 : 0x1F80;
        int flags = random.nextInt(4) == 0 ? random.nextInt() & 0x3F : 0;
        int rounding = random.nextInt(4) << 13;
        int zeros = (random.nextInt(4) == 0 ? 0x8000 : 0) | (random.nextInt(4) == 0 ? 0x40 : 0);
        return masks | flags | rounding | zeros;
    }

    /** The second operand is often like the first: equal, a neighbour, its negative. */
    private static void relate(ByteBuffer image, SplittableRandom random, Shape shape) {
        for (int at = 0; at < 16; at += 4) {
            int first = image.getInt(XMM + 16 + at);
            if (random.nextInt(4) == 0) {
                int like = switch (random.nextInt(3)) {
                    case 0 -> first;
                    case 1 -> first ^ (shape == Shape.DOUBLE && (at & 4) == 0 ? 0 : 0x8000_0000);
                    default -> first + random.nextInt(-2, 3);
                };
                image.putInt(XMM + 32 + at, like);
                image.putInt(MMX + 32 + (at & 4), image.getInt(MMX + 16 + (at & 4)));
            }
        }
    }

    private static void fill(ByteBuffer memory, SplittableRandom random, Shape shape) {
        for (int at = 0; at < MEMORY_SIZE; at += 8) {
            memory.putLong(at, value(random, shape));
        }
    }

    private static long value(SplittableRandom random, Shape shape) {
        return switch (shape) {
            case INTEGER, IMAGE -> packed(random);
            case SHIFT -> random.nextInt(3) == 0 ? packed(random) : random.nextInt(80);
            case SINGLE -> single(random) & 0xFFFF_FFFFL | (long) single(random) << 32;
            case DOUBLE -> real(random);
            case TO_FLOAT -> integer(random) & 0xFFFF_FFFFL | (long) integer(random) << 32;
            case TEXT -> text(random);
        };
    }

    private static int integer(SplittableRandom random) {
        int edge = EDGES[random.nextInt(EDGES.length)];
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> edge;
            case 2 -> edge ^ random.nextInt() & 0xFFFF_0000;
            default -> random.nextInt() & 0xFF | edge & 0xFFFF_FF00;
        };
    }

    private static long packed(SplittableRandom random) {
        int width = 8 << random.nextInt(4);
        long value = 0;
        for (int i = 0; i < 64; i += width) {
            long lane = random.nextInt(3) == 0
                    ? random.nextLong()
                    : (long) EDGES[random.nextInt(EDGES.length)] >> random.nextInt(2) * (32 - Math.min(width, 32));
            value |= (width == 64 ? lane : lane & (1L << width) - 1) << i;
        }
        return value;
    }

    private static int single(SplittableRandom random) {
        int edge = SINGLES[random.nextInt(SINGLES.length)];
        return switch (random.nextInt(5)) {
            case 0 -> edge;
            case 1 -> edge + random.nextInt(-1, 2) ^ random.nextInt() & 0x8000_0000;
            case 2 -> 0x3F00_0000 + random.nextInt(0x0200_0000) ^ random.nextInt() & 0x8000_0000;
            case 3 -> random.nextInt(0x0300_0000) ^ random.nextInt() & 0x8000_0000;
            default -> random.nextInt();
        };
    }

    private static long real(SplittableRandom random) {
        long edge = DOUBLES[random.nextInt(DOUBLES.length)];
        return switch (random.nextInt(6)) {
            case 0 -> edge;
            case 1 -> edge + random.nextInt(-1, 2) ^ random.nextLong() & Long.MIN_VALUE;
            case 2 ->
                0x3FE0_0000_0000_0000L + random.nextLong(0x0040_0000_0000_0000L) ^ random.nextLong() & Long.MIN_VALUE;
            case 3 -> random.nextLong(0x0060_0000_0000_0000L) ^ random.nextLong() & Long.MIN_VALUE;
            case 4 -> Double.doubleToRawLongBits(Float.intBitsToFloat(single(random)));
            default -> random.nextLong();
        };
    }

    private static long text(SplittableRandom random) {
        long value = 0;
        for (int i = 0; i < 64; i += 8) {
            long letter = random.nextInt(12) == 0
                    ? 0
                    : random.nextInt(6) == 0 ? random.nextInt(256) : 'a' + random.nextInt(3);
            value |= letter << i;
        }
        return value;
    }

    // ---------------------------------------------------------------- as text

    /** With the code of the instruction. */
    Trial trial(byte[] code) {
        int[] all = new int[8];
        for (int i = 0; i < 6; i++) {
            all[NUMBERS[i]] = registers[i];
        }
        // Unlike the other registers it may not be anywhere: no instruction uses it, but a handler might.
        all[4] = Trial.DATA + Trial.AREA / 2;
        State before = new State(all, eflags, CODE, image);
        return Trial.of(before, code, List.of(new Trial.Poke(MEMORY, memory)));
    }

    /** The state that it came to. */
    VectorCase after(Outcome outcome) {
        int[] some = new int[6];
        for (int i = 0; i < 6; i++) {
            some[i] = outcome.after().registers()[NUMBERS[i]];
        }
        byte[] data = memory.clone();
        ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        outcome.changes().forEach((address, value) -> bytes.putInt(address - MEMORY, value));
        return new VectorCase(some, outcome.after().eflags(), outcome.after().image(), data);
    }

    /** What changed on the way to {@code after}; {@link VectorRecording} explains the words. */
    String changes(int vector, VectorCase after) {
        boolean done = vector == Outcome.END_OF_CODE;
        StringBuilder text = new StringBuilder(done ? ">" : "> fault=" + vector);
        for (int i = 0; i < 6; i++) {
            if (registers[i] != after.registers[i]) {
                text.append(' ').append(NAMES[i]).append('=').append(hex(after.registers[i]));
            }
        }
        if (done && eflags != after.eflags) {
            text.append(" f=").append(hex(after.eflags));
        }
        ByteBuffer old = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer now = ByteBuffer.wrap(after.image).order(ByteOrder.LITTLE_ENDIAN);
        VectorImage.changes(text, old, now);
        ByteBuffer oldMemory = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer newMemory = ByteBuffer.wrap(after.memory).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < MEMORY_SIZE; at += 8) {
            if (oldMemory.getLong(at) != newMemory.getLong(at)) {
                text.append(' ').append(hex(at)).append('=').append(hex(newMemory.getLong(at)));
            }
        }
        return text.toString();
    }

    /** AMD's processors have a bit of MXCSR more, 17, and FXSAVE says so in MXCSR_MASK; ours does not. */
    void clearMisalignedMode(VectorCase after) {
        int at = registers[4] - MEMORY + 30;
        boolean saved = (registers[4] & 15) == 0;
        after.memory[at] = saved ? 0 : after.memory[at];
    }

    /** The operands, for messages. */
    String summary() {
        ByteBuffer state = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
        int operand = registers[4] - MEMORY;
        return "ecx=" + hex(registers[1]) + " edx=" + hex(registers[2]) + " c=" + hex(state.getInt(MXCSR)) + " m1="
                + hex(state.getLong(MMX + 16)) + " m2=" + hex(state.getLong(MMX + 32)) + " x1="
                + hex(state.getLong(XMM + 24)) + ":" + hex(state.getLong(XMM + 16)) + " x2="
                + hex(state.getLong(XMM + 40)) + ":" + hex(state.getLong(XMM + 32)) + " [esi]="
                + hex(data.getLong(operand + 8)) + ":" + hex(data.getLong(operand)) + " esi=" + hex(registers[4]);
    }

    private static String hex(int value) {
        return Integer.toHexString(value).toUpperCase(Locale.ROOT);
    }

    private static String hex(long value) {
        return Long.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
