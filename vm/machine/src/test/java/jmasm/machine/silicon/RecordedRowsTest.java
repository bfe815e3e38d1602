package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jmasm.golden.Golden;
import jmasm.x86.Decoder;
import jmasm.x86.Form;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Test;

/** Every row of the table is recorded on silicon, often enough, or stands in a list with the reason why not. */
class RecordedRowsTest {

    /** Of rows of x87, MMX and SSE; the others have {@link IntegerRows#CASES}. */
    private static final int CASES = 100;

    private final InstructionTable table = InstructionTable.load();
    private final Decoder decoder = new Decoder(table);

    @Test
    void everyRowIsRecordedOftenEnough() throws IOException {
        Map<String, Integer> cases = casesByRow();
        List<String> wanting = new ArrayList<>();
        for (Form form : table.forms()) {
            int recorded = cases.getOrDefault(form.place(), 0);
            int wanted = IntegerRows.family(form) == null ? CASES : IntegerRows.CASES;
            if (!form.isAlias() && UnrecordedRows.reason(form) == null && recorded < wanted) {
                wanting.add(form + ": " + recorded);
            }
        }
        assertEquals("", String.join("\n", wanting));
    }

    @Test
    void theOthersHaveAReason() throws IOException {
        Map<String, Integer> cases = casesByRow();
        Set<String> list = new LinkedHashSet<>();
        for (Form form : table.forms()) {
            String reason = UnrecordedRows.reason(form);
            if (!form.isAlias() && reason != null) {
                assertEquals(0, cases.getOrDefault(form.place(), 0), form + " is recorded and excused");
                list.add(UnrecordedRows.subject(form) + ": " + reason + "\n");
            }
        }
        Golden.of("src/test/resources/jmasm/machine/silicon/unrecorded.txt")
                .matches("# Rows without a recording of random operands, and why.\n" + String.join("", list));
    }

    private Map<String, Integer> casesByRow() throws IOException {
        Map<String, Integer> cases = new TreeMap<>();
        List<String> files = new ArrayList<>(IntegerRows.families(table).keySet());
        files.addAll(VectorInstructions.families().keySet());
        files.add("x87");
        for (String file : files) {
            String row = "";
            for (String line : Recording.lines(file)) {
                if (line.contains("> ") || line.equals(">")) {
                    cases.merge(row, 1, Integer::sum);
                } else if (!line.startsWith("#")) {
                    byte[] code = HexFormat.of().parseHex(line.split(" ")[0]);
                    row = ((Instruction) decoder.decode(code, 0, code.length, 0))
                            .form()
                            .place();
                }
            }
        }
        return cases;
    }
}
