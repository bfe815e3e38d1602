package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.coff.PeImage;
import org.junit.jupiter.api.Test;

/** Damaged inputs link, or are refused with a message; an image that comes out of them can be read. */
class CorruptionTest {

    private static final long SEED = 5_072_026;
    private static final int ROUNDS_A_SCENARIO = 1_000;

    @Test
    void damagedInputs() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        int rounds = 0;
        for (Path path : Scenario.in("links")) {
            Scenario scenario = Scenario.read(path);
            List<String> names = new ArrayList<>(scenario.files().keySet());
            for (int round = 0; round < ROUNDS_A_SCENARIO; round++) {
                Map<String, byte[]> files = new LinkedHashMap<>(scenario.files());
                String name = names.get(random.nextInt(names.size()));
                files.put(name, mutate(files.get(name), random));
                rounds++;
                try {
                    refused += link(scenario.arguments(), files) ? 0 : 1;
                } catch (RuntimeException | Error e) {
                    Path saved = Path.of("target", "corrupt-" + rounds + ".bin");
                    Files.write(saved, files.get(name));
                    throw new AssertionError(path + ", " + name + ", round " + rounds + ", saved as " + saved, e);
                }
            }
        }
        assertTrue(refused > rounds / 5, "the damage is noticed: " + refused + " of " + rounds);
        assertTrue(refused < rounds, "and some of it is harmless");
    }

    private static boolean link(List<String> arguments, Map<String, byte[]> files) throws Exception {
        Diagnostics problems = new Diagnostics();
        Optional<LinkResult> result = Optional.empty();
        try {
            result = Linker.link(LinkOptions.of(problems, arguments), FileFinder.of(files), problems);
        } catch (FatalProblem e) {
            // An option of the scenario never fails.
            throw new AssertionError(e);
        }
        assertEquals(result.isEmpty(), problems.hasErrors(), "no image if and only if there is an error");
        if (result.isPresent()) {
            PeImage.read(result.get().image());
        }
        return result.isPresent();
    }

    private static byte[] mutate(byte[] good, SplittableRandom random) {
        byte[] bad = good.clone();
        if (bad.length == 0 || random.nextInt(10) == 0) {
            return java.util.Arrays.copyOf(bad, bad.length == 0 ? 0 : random.nextInt(bad.length));
        }
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bad.length);
            bad[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bad[at] ^ 1 << random.nextInt(8));
        }
        return bad;
    }
}
