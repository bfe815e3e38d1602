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
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Test;

/** What is an invalid opcode to the recorded processor is one here, but for what that processor has beyond ours. */
class OpcodeScanTest {

    /** Reason, then the opcodes: mostly extensions that the processor has and CPUID doesn't name here. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            entry("a register is nothing to prefetch: #UD on AMD's, a NOP on Intel's", "0F0D 660F0D F20F0D F30F0D"),
            entry("DR4 and DR5: #UD where CR4.DE is set, as Windows does", "0F21 0F23 660F21 660F23"),
            entry("DR4 and DR5 with a prefix", "F20F21 F20F23 F30F21 F30F23"),
            entry("SHA", "0F38C8 0F38C9 0F38CA 0F38CB 0F38CC 0F38CD 0F3ACC"),
            entry("MOVDIRI, MOVDIR64B", "0F38F9 660F38F8"),
            entry("XSAVE, XRSTOR, XSAVEOPT; CLWB, CLFLUSHOPT", "0FAE 660FAE"),
            entry("XSAVEC, XSAVES, XRSTORS; RDRAND, RDSEED, RDPID", "0FC7 660FC7 F30FC7"),
            entry("INVPCID", "660F3882"),
            entry("GFNI", "660F38CF 660F3ACE 660F3ACF"),
            entry("ADX", "660F38F6 F30F38F6"),
            entry("SSE4a", "660F78 660F79 F20F78 F20F79 F20F2B F30F2B"));

    @Test
    void invalidOpcodesAreTheSame() throws IOException {
        Map<String, String> there = byOpcode(Recording.lines(OpcodeScan.FILE));
        EngineProcessor engine = new EngineProcessor(InstructionTable.load(), EngineProcessor.Way.BLOCKS);
        Map<String, String> here = byOpcode(OpcodeScan.lines(engine));
        TreeSet<String> opcodes = new TreeSet<>(there.keySet());
        opcodes.addAll(here.keySet());
        Set<String> excused = new TreeSet<>();
        DIFFERENT.values().forEach(list -> excused.addAll(List.of(list.split(" "))));
        StringBuilder differences = new StringBuilder();
        for (String opcode : opcodes) {
            String processor = there.getOrDefault(opcode, "none");
            String ours = here.getOrDefault(opcode, "none");
            if (excused.contains(opcode)) {
                assertNotEquals(processor, ours, opcode + " need not be excused any more");
            } else if (!processor.equals(ours)) {
                differences.append(opcode).append(": processor ").append(processor);
                differences.append(", here ").append(ours).append('\n');
            }
        }
        assertEquals("", differences.toString());
    }

    private static Map<String, String> byOpcode(List<String> lines) {
        Map<String, String> map = new TreeMap<>();
        for (String line : lines) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ", 2);
                map.put(words[0], words[1]);
            }
        }
        return map;
    }
}
