package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** objdump and our decoder agree on where instructions end and what they are; where not, the reason stands here. */
class ObjdumpOracleTest {

    private static final long SEED = Long.getLong("seed", 20260103L);
    private static final int CASES_PER_FORM = 20;
    private static final int RANDOM_STRINGS = 20_000;

    @TempDir
    Path folder;

    private final InstructionTable table = InstructionTable.load();
    private final Decoder decoder = new Decoder(table);
    private final SplittableRandom random = new SplittableRandom(SEED);

    @BeforeEach
    void needsObjdump() {
        Assumptions.assumeTrue(Objdump.isInstalled(), "objdump is not installed: its opinion is not asked");
    }

    @Test
    void agreesOnEveryForm() {
        RandomOperands operands = new RandomOperands(random);
        List<byte[]> strings = new ArrayList<>();
        for (Form form : table.forms()) {
            for (int i = 0; i < CASES_PER_FORM; i++) {
                strings.add(
                        Encoder.encode(form, operands.of(form), Prefixes.NONE).bytes());
            }
        }
        assertEquals("", compare(strings), "seed " + SEED);
    }

    @Test
    void agreesOnRandomBytes() {
        List<byte[]> strings = new ArrayList<>();
        for (int i = 0; i < RANDOM_STRINGS; i++) {
            byte[] bytes = new byte[Decoder.MAX_LENGTH];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                bytes[0] = 0x0F;
            }
            strings.add(bytes);
        }
        assertEquals("", compare(strings), "seed " + SEED);
    }

    /** One line for each way to differ, with an example. */
    private String compare(List<byte[]> strings) {
        List<Objdump.Seen> seen = Objdump.disassemble(strings, folder);
        Map<String, String> differences = new TreeMap<>();
        for (int i = 0; i < strings.size(); i++) {
            byte[] bytes = java.util.Arrays.copyOf(strings.get(i), 64);
            java.util.Arrays.fill(bytes, strings.get(i).length, 64, (byte) 0x90);
            Decoded ours = decoder.decode(bytes, 0, bytes.length, i * 64);
            String difference = ObjdumpDifferences.between(ours, seen.get(i), bytes);
            if (!difference.isEmpty()) {
                String example = HexFormat.of().formatHex(bytes, 0, 15) + " objdump: "
                        + seen.get(i).length() + " " + seen.get(i).text();
                differences.putIfAbsent(difference, example);
            }
        }
        StringBuilder text = new StringBuilder();
        differences.forEach((difference, example) ->
                text.append(difference).append("   e.g. ").append(example).append('\n'));
        return text.toString();
    }
}
