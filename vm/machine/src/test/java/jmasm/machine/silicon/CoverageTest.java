package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import jmasm.x86.Decoder;
import jmasm.x86.FlowOperation;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.MoveOperation;
import jmasm.x86.Operation;
import jmasm.x86.StringOperation;
import jmasm.x86.SystemOperation;
import jmasm.x86.X87Operation;
import org.junit.jupiter.api.Test;

/** Every operation is recorded, or stands here with a reason. */
class CoverageTest {

    /** Depend on addresses, selectors or the system, or leave the program; tested by {@code InterpreterTest}. */
    private static final Set<Operation> OF_THE_SYSTEM = Set.of(
            MoveOperation.MOV_FROM_SEGMENT,
            MoveOperation.MOV_TO_SEGMENT,
            MoveOperation.LDS,
            MoveOperation.LES,
            MoveOperation.LFS,
            MoveOperation.LGS,
            MoveOperation.LSS,
            FlowOperation.POP_SEGMENT,
            FlowOperation.POPF,
            FlowOperation.JMP,
            FlowOperation.JMP_FAR,
            FlowOperation.CALL,
            FlowOperation.CALL_FAR,
            FlowOperation.RET,
            FlowOperation.RET_FAR,
            FlowOperation.IRET,
            FlowOperation.INT,
            FlowOperation.INT3,
            FlowOperation.INT1,
            FlowOperation.INTO,
            FlowOperation.BOUND,
            FlowOperation.SYSENTER,
            FlowOperation.UD,
            SystemOperation.PAUSE,
            SystemOperation.CPUID,
            SystemOperation.RDTSC,
            SystemOperation.SGDT,
            SystemOperation.SIDT,
            SystemOperation.SLDT,
            SystemOperation.SMSW,
            SystemOperation.STR,
            SystemOperation.LAR,
            SystemOperation.LSL,
            SystemOperation.VERR,
            SystemOperation.VERW,
            SystemOperation.ARPL);

    /** User mode may not execute them at all. */
    private static final Set<Operation> PRIVILEGED = Set.of(
            StringOperation.INS,
            StringOperation.OUTS,
            SystemOperation.IN,
            SystemOperation.OUT,
            SystemOperation.CLI,
            SystemOperation.STI,
            SystemOperation.RDPMC,
            FlowOperation.SYSEXIT,
            SystemOperation.HLT,
            SystemOperation.CLTS,
            SystemOperation.INVD,
            SystemOperation.WBINVD,
            SystemOperation.INVLPG,
            SystemOperation.LGDT,
            SystemOperation.LIDT,
            SystemOperation.LLDT,
            SystemOperation.LMSW,
            SystemOperation.LTR,
            SystemOperation.MOV_CONTROL,
            SystemOperation.MOV_DEBUG,
            SystemOperation.MOV_TEST,
            SystemOperation.RDMSR,
            SystemOperation.WRMSR,
            SystemOperation.RSM);

    /** Recordings of their own, and WAIT, which does nothing alone. */
    private static final Set<X87Operation> X87 = EnumSet.allOf(X87Operation.class);

    @Test
    void everyOperationIsRecordedOrExcused() throws IOException {
        Set<Operation> missing = new HashSet<>(Operation.all());
        missing.removeAll(OF_THE_SYSTEM);
        missing.removeAll(PRIVILEGED);
        missing.removeAll(X87);
        missing.removeAll(recorded());
        assertEquals(Set.of(), missing, "operations without a recording: add them to InstructionList and record");
    }

    @Test
    void noExcuseIsKeptForWhatIsRecorded() throws IOException {
        Set<Operation> excused = new HashSet<>(OF_THE_SYSTEM);
        excused.addAll(PRIVILEGED);
        excused.retainAll(recorded());
        assertEquals(Set.of(), excused);
    }

    private static Set<Operation> recorded() throws IOException {
        Set<Operation> recorded = new HashSet<>();
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
