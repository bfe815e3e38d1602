package jmasm.machine.silicon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import jmasm.machine.silicon.SequenceGenerator.Kind;
import jmasm.machine.silicon.Trial.Poke;
import jmasm.x86.InstructionTable;

/**
 * Random sequences, numbered. What one finds depends on its kind and number alone; its code also depends on the table, and
 * is therefore read from the recording when there is one.
 */
final class Sequences {

    /** Of a kind, in the recording. */
    static final int RECORDED = 120;

    private static final int TRIALS = 2;

    private static final int[] EDGES_OF_SINGLES = {0, 0x8000_0000, 0x3F80_0000, 0x7F80_0000, 0xFFC0_0000, 1, 0x7F7F_FFFF
    };
    private static final long[] EDGES_OF_DOUBLES = {
        0,
        Long.MIN_VALUE,
        0x3FF0_0000_0000_0000L,
        0x7FF0_0000_0000_0000L,
        0xFFF8_0000_0000_0000L,
        1,
        0x7FEF_FFFF_FFFF_FFFFL
    };

    private Sequences() {}

    static String file(Kind kind) {
        return "sequences-" + kind.name().toLowerCase(Locale.ROOT);
    }

    static List<Group> recorded(Kind kind) throws IOException {
        List<Group> groups = new ArrayList<>();
        for (String line : Recording.lines(file(kind))) {
            if (!line.startsWith("#") && !line.startsWith(">")) {
                groups.add(group(kind, groups.size(), HexFormat.of().parseHex(line)));
            }
        }
        return groups;
    }

    static List<Group> generated(InstructionTable table, Kind kind, long first, int count) {
        SequenceGenerator generator = new SequenceGenerator(table, kind);
        List<Group> groups = new ArrayList<>();
        for (long number = first; number < first + count; number++) {
            byte[] code =
                    generator.next(new Values(new SplittableRandom(seed(kind, number) ^ 0x5555)), start(kind, number));
            groups.add(group(kind, number, code));
        }
        return groups;
    }

    private static Group group(Kind kind, long number, byte[] code) {
        SplittableRandom random = new SplittableRandom(seed(kind, number));
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) {
            trials.add(trial(kind, new Values(random), start(kind, number), code));
        }
        return new Group(code, "", trials);
    }

    private static long seed(Kind kind, long number) {
        return number * 16 + kind.ordinal();
    }

    /** Often so that the code crosses from one page to the next. */
    private static int start(Kind kind, long number) {
        SplittableRandom random = new SplittableRandom(seed(kind, number));
        return Trial.CODE + (random.nextBoolean() ? 0x1000 + random.nextInt(64) : 0x2000 - random.nextInt(1, 200));
    }

    private static Trial trial(Kind kind, Values values, int start, byte[] code) {
        int[] registers = new int[8];
        for (int i = 0; i < 4; i++) {
            registers[i] = values.next();
        }
        registers[4] = Trial.DATA + values.between(0x1800, 0x2800) & (values.oneIn(8) ? -1 : -4);
        registers[5] = Trial.DATA + values.between(0x1800, 0x2800) & -16;
        registers[6] = Trial.DATA + values.between(0x1800, 0x2800);
        registers[7] = Trial.DATA + values.between(0x1800, 0x2800);
        List<Poke> pokes = new ArrayList<>();
        pokes.add(Poke.of(SequenceGenerator.COUNTER, 4, values.between(1, 4)));
        if (kind != Kind.INTEGER) {
            // Numbers where EBP points to: random bytes seldom are.
            for (int i = -8; i < 8; i++) {
                pokes.add(Poke.of(registers[5] + 16 * i, 8, real(values)));
                pokes.add(Poke.of(registers[5] + 16 * i + 8, 8, singles(values)));
            }
        }
        byte[] image = kind == Kind.INTEGER ? State.plainImage() : image(values);
        Trial trial = Trial.of(new State(registers, values.flags(), start, image), code, pokes);
        // Sometimes there is a fault in the middle.
        return values.oneIn(6)
                ? trial.withProtection(values.between(1, 3), values.oneIn(3) ? 0 : Trial.READ | Trial.EXECUTE)
                : trial;
    }

    private static byte[] image(Values values) {
        ByteBuffer image = ByteBuffer.wrap(State.plainImage()).order(ByteOrder.LITTLE_ENDIAN);
        image.put(4, (byte) (values.oneIn(3) ? 0 : values.next()));
        for (int i = 0; i < 8; i++) {
            image.putLong(VectorImage.MMX + 16 * i, values.nextLong() | Long.MIN_VALUE);
            image.putShort(
                    VectorImage.MMX + 16 * i + 8, (short) (0x3FFF + values.between(-20, 20) ^ values.next() & 0x8000));
            image.putLong(VectorImage.XMM + 16 * i, values.oneIn(2) ? real(values) : values.nextLong());
            image.putLong(VectorImage.XMM + 16 * i + 8, singles(values));
        }
        return image.array();
    }

    private static long real(Values values) {
        return values.oneIn(6)
                ? EDGES_OF_DOUBLES[values.between(0, EDGES_OF_DOUBLES.length)]
                : (long) values.between(0x3F0, 0x41F) << 52 | values.nextLong() & 0x800F_FFFF_FFFF_FFFFL;
    }

    private static long singles(Values values) {
        return single(values) & 0xFFFF_FFFFL | (long) single(values) << 32;
    }

    private static int single(Values values) {
        return values.oneIn(6)
                ? EDGES_OF_SINGLES[values.between(0, EDGES_OF_SINGLES.length)]
                : values.between(0x70, 0x8F) << 23 | values.next() & 0x807F_FFFF;
    }
}
