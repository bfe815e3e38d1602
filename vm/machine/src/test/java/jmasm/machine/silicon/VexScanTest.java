package jmasm.machine.silicon;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jmasm.x86.Decoder;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Test;

/**
 * What the recorded processor takes for an instruction with a VEX prefix, the decoder does, bit for bit; and nothing
 * else. (Whether the machine executes it is another question, which CPUID answers.)
 */
class VexScanTest {

    /** Reason, then map, mandatory prefix and opcode. */
    private static final Map<String, List<String>> DIFFERENT = Map.ofEntries(
            entry(
                    "mask registers of AVX-512",
                    List.of(
                            "0F NP (41|42|44|45|46|47|4A|4B|90|91|92|93|98|99)",
                            "0F 66 (41|42|44|45|46|47|4A|4B|90|91|92|93|98|99)",
                            "0F F2 9[23]",
                            "0F3A 66 3[0-3]")),
            entry("VNNI", List.of("0F38 66 5[0-3]")),
            entry("GFNI", List.of("0F38 66 CF", "0F3A 66 C[EF]")),
            entry(
                    "VPERMQ and VPERMPD without W: the manual wants it, AMD's processors do not",
                    List.of("0F3A 66 0[01]")));

    @Test
    void whatIsAnInstructionIsTheSame() throws IOException {
        Map<String, String> there = byOpcode(Recording.lines(VexScan.FILE));
        Decoder decoder = new Decoder(InstructionTable.load());
        Map<String, String> here = byOpcode(VexScan.judged(codes ->
                codes.stream().map(code -> isInstruction(decoder, code)).toList()));
        Set<String> opcodes = new TreeSet<>(there.keySet());
        opcodes.addAll(here.keySet());
        StringBuilder differences = new StringBuilder();
        for (String opcode : opcodes) {
            String processor = there.getOrDefault(opcode, "none");
            String ours = here.getOrDefault(opcode, "none");
            if (isExcused(opcode)) {
                assertNotEquals(processor, ours, opcode + " need not be excused any more");
            } else if (!processor.equals(ours)) {
                differences.append(opcode).append(": processor ").append(processor);
                differences.append(", here ").append(ours).append('\n');
            }
        }
        assertEquals("", differences.toString());
    }

    private static boolean isInstruction(Decoder decoder, byte[] code) {
        return decoder.decode(code, 0, code.length, 0) instanceof Instruction;
    }

    private static boolean isExcused(String opcode) {
        return DIFFERENT.values().stream().flatMap(List::stream).anyMatch(opcode::matches);
    }

    private static Map<String, String> byOpcode(List<String> lines) {
        Map<String, String> map = new TreeMap<>();
        for (String line : lines) {
            if (!line.startsWith("#")) {
                int words = line.length() - VexScan.WORDS_LENGTH;
                map.put(line.substring(0, words), line.substring(words));
            }
        }
        return map;
    }
}
