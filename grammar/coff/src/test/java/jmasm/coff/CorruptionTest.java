package jmasm.coff;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import jmasm.base.MalformedInput;
import org.junit.jupiter.api.Test;

/** Readers meet bytes that nobody meant: they say so, or they read them; nothing else ever happens. */
class CorruptionTest {

    private static final long SEED = 20_260_701;
    private static final int ROUNDS = Integer.getInteger("corruption.rounds", 4_000);

    @Test
    void objects() throws Exception {
        survives("object", Samples.object().toBytes());
    }

    @Test
    void archives() throws Exception {
        survives("archive", Samples.archive().toBytes());
    }

    @Test
    void importMembers() throws Exception {
        survives("import", Samples.importMember().toBytes());
    }

    @Test
    void images() throws Exception {
        survives("image", Samples.image().toBytes());
    }

    /** Everything that can be read of a file is part of its dump. */
    private static void survives(String name, byte[] good) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = mutate(good, random);
            try {
                ImageKind.of(bad);
                Dump.of(bad);
            } catch (MalformedInput e) {
                assertTrue(e.getMessage().length() > 10, "a sentence: " + e.getMessage());
                refused++;
            } catch (RuntimeException | Error e) {
                Path saved = Path.of("target", "corrupt-" + name + "-" + round + ".bin");
                Files.write(saved, bad);
                throw new AssertionError("seed " + SEED + ", round " + round + ", saved as " + saved, e);
            }
        }
        assertTrue(refused > ROUNDS / 20, "the mutations reach the reader: " + refused + " refused");
    }

    private static byte[] mutate(byte[] good, SplittableRandom random) {
        byte[] bad = good.clone();
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(bad, random.nextInt(bad.length));
        }
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            // Headers decide most: half of the changes go there.
            int at = random.nextInt(random.nextBoolean() ? bad.length : Math.min(bad.length, 500));
            bad[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) 0xFF;
                case 1 -> 0;
                case 2 -> (byte) (bad[at] ^ 1 << random.nextInt(8));
                default -> (byte) random.nextInt(256);
            };
        }
        return bad;
    }
}
