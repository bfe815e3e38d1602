package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jmasm.machine.silicon.VectorInstructions.Recorded;
import jmasm.x86.Decoder;
import jmasm.x86.Feature;
import jmasm.x86.FlowOperation;
import jmasm.x86.Form;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.Operation;
import jmasm.x86.StateOperation;
import jmasm.x86.SystemOperation;
import jmasm.x86.X87Operation;
import org.junit.jupiter.api.Test;

/** Every row of the table that works on vectors is recorded on silicon, with at least a hundred cases. */
class VectorRowsTest {

    /** Hints do nothing that is seen; FISTTP is x87's. */
    private static final Set<Operation> NOT_RECORDED = Set.of(
            StateOperation.FENCE,
            StateOperation.CLFLUSH,
            StateOperation.PREFETCH,
            SystemOperation.PAUSE,
            SystemOperation.NOP,
            FlowOperation.UD,
            X87Operation.FISTTP);

    private static final int CASES = 100;

    private final InstructionTable table = InstructionTable.load();

    @Test
    void everyRowHasAHundredCases() throws IOException {
        Map<Integer, Integer> cases = casesByRow();
        List<String> wanting = new ArrayList<>();
        for (Form form : table.forms()) {
            int recorded = cases.getOrDefault(form.line(), 0);
            if (isOfVectors(form) && recorded < CASES) {
                wanting.add(form + ": " + recorded);
            }
        }
        assertEquals("", String.join("\n", wanting));
    }

    private Map<Integer, Integer> casesByRow() throws IOException {
        Decoder decoder = new Decoder(table);
        Map<Integer, Integer> cases = new TreeMap<>();
        for (Map.Entry<String, List<Recorded>> family :
                VectorInstructions.families().entrySet()) {
            Map<String, String> bytes = bytesByText(family.getKey());
            for (Recorded recorded : family.getValue()) {
                byte[] code = HexFormat.of().parseHex(bytes.get(recorded.text()));
                Instruction instruction = (Instruction) decoder.decode(code, 0, code.length, 0);
                cases.merge(instruction.form().line(), recorded.cases(), Integer::sum);
            }
        }
        return cases;
    }

    private static Map<String, String> bytesByText(String family) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        for (String line : CoverageTest.recording(family).lines().toList()) {
            if (!line.startsWith("#") && !line.startsWith(">")) {
                String[] words = line.split(" ", 2);
                bytes.put(words[1], words[0]);
            }
        }
        return bytes;
    }

    /** Other spellings are the same bytes. */
    private static boolean isOfVectors(Form form) {
        Feature feature = form.cpu().feature();
        if (feature.compareTo(Feature.MMX) < 0 || form.isAlias() || form.isDecodeOnly()) {
            return false;
        }
        return !NOT_RECORDED.contains(form.operation());
    }
}
