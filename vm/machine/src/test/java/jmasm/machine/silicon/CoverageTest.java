package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import jmasm.x86.Decoder;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.Operation;
import org.junit.jupiter.api.Test;

/** Every operation is recorded, or stands here with a reason. */
class CoverageTest {

    /** Depend on addresses, selectors or the system, or leave the program; tested by {@code InterpreterTest}. */
    private static final Set<Operation> OF_THE_SYSTEM = EnumSet.of(
            Operation.MOV_FROM_SEGMENT,
            Operation.MOV_TO_SEGMENT,
            Operation.LDS,
            Operation.LES,
            Operation.LFS,
            Operation.LGS,
            Operation.LSS,
            Operation.POP_SEGMENT,
            Operation.POPF,
            Operation.JMP,
            Operation.JMP_FAR,
            Operation.CALL,
            Operation.CALL_FAR,
            Operation.RET,
            Operation.RET_FAR,
            Operation.IRET,
            Operation.INT,
            Operation.INT3,
            Operation.INT1,
            Operation.INTO,
            Operation.BOUND,
            Operation.SYSENTER,
            Operation.UD,
            Operation.PAUSE,
            Operation.WAIT,
            Operation.CPUID,
            Operation.RDTSC,
            Operation.SGDT,
            Operation.SIDT,
            Operation.SLDT,
            Operation.SMSW,
            Operation.STR,
            Operation.LAR,
            Operation.LSL,
            Operation.VERR,
            Operation.VERW,
            Operation.ARPL);

    /** User mode may not execute them at all. */
    private static final Set<Operation> PRIVILEGED = EnumSet.of(
            Operation.INS,
            Operation.OUTS,
            Operation.IN,
            Operation.OUT,
            Operation.CLI,
            Operation.STI,
            Operation.RDPMC,
            Operation.SYSEXIT,
            Operation.HLT,
            Operation.CLTS,
            Operation.INVD,
            Operation.WBINVD,
            Operation.INVLPG,
            Operation.LGDT,
            Operation.LIDT,
            Operation.LLDT,
            Operation.LMSW,
            Operation.LTR,
            Operation.MOV_CONTROL,
            Operation.MOV_DEBUG,
            Operation.MOV_TEST,
            Operation.RDMSR,
            Operation.WRMSR,
            Operation.RSM);

    /** Recordings of their own. */
    private static final Set<Operation> X87 = EnumSet.range(Operation.FLD, Operation.FFREEP);

    @Test
    void everyOperationIsRecordedOrExcused() throws IOException {
        Set<Operation> missing = EnumSet.allOf(Operation.class);
        missing.removeAll(OF_THE_SYSTEM);
        missing.removeAll(PRIVILEGED);
        missing.removeAll(X87);
        missing.removeAll(recorded());
        assertEquals(Set.of(), missing, "operations without a recording: add them to InstructionList and record");
    }

    @Test
    void noExcuseIsKeptForWhatIsRecorded() throws IOException {
        Set<Operation> excused = EnumSet.copyOf(OF_THE_SYSTEM);
        excused.addAll(PRIVILEGED);
        excused.retainAll(recorded());
        assertEquals(Set.of(), excused);
    }

    private static Set<Operation> recorded() throws IOException {
        Set<Operation> recorded = EnumSet.noneOf(Operation.class);
        Decoder decoder = new Decoder(InstructionTable.load());
        List<String> families = new ArrayList<>(InstructionList.families().keySet());
        families.addAll(VectorInstructions.families().keySet());
        for (String family : families) {
            for (String line : recording(family).lines().toList()) {
                if (!line.startsWith("#") && !line.contains(">")) {
                    byte[] code = HexFormat.of().parseHex(line.substring(0, line.indexOf(' ')));
                    recorded.add(((Instruction) decoder.decode(code, 0, code.length, 0)).operation());
                }
            }
        }
        return recorded;
    }

    static String recording(String family) throws IOException {
        try (InputStream in = CoverageTest.class.getResourceAsStream(family + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
