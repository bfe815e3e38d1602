package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jmasm.x86.Feature;
import jmasm.x86.FlowOperation;
import jmasm.x86.Form;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Test;

/** CPUID promises a feature exactly when the machine executes all rows of {@code x86.tbl} that have it. */
class CpuidTest {

    /** The registers of an answer, in the order in which they can be asked for here. */
    private static final int EAX = 0;

    private static final int EBX = 1;
    private static final int ECX = 2;
    private static final int EDX = 3;

    /** Theirs is bit 3 of leaf 1, ECX, whatever else a processor has. */
    private static final Set<String> MONITOR = Set.of("monitor", "mwait");

    private static boolean promised(Feature feature) {
        return switch (feature) {
            case INTEGER -> bit(1, EDX, 4) && bit(1, EDX, 8) && bit(1, EDX, 11) && bit(1, EDX, 15);
            case X87 -> bit(1, EDX, 0);
            case K3D -> bit(0x8000_0001, EDX, 31);
            case MMX -> bit(1, EDX, 23);
            case SSE -> bit(1, EDX, 24) && bit(1, EDX, 25);
            case SSE2 -> bit(1, EDX, 19) && bit(1, EDX, 26);
            case SSE3 -> bit(1, ECX, 0);
            case SSSE3 -> bit(1, ECX, 9);
            case SSE41 -> bit(1, ECX, 19);
            case SSE42 -> bit(1, ECX, 20);
            case POPCNT -> bit(1, ECX, 23);
            case AES -> bit(1, ECX, 25);
            case PCLMULQDQ -> bit(1, ECX, 1);
            case MOVBE -> bit(1, ECX, 22);
            case BMI -> bit(7, EBX, 3) && bit(7, EBX, 8) && bit(0x8000_0001, ECX, 5);
            case AVX, F16C, FMA -> bit(1, ECX, feature == Feature.AVX ? 28 : feature == Feature.F16C ? 29 : 12);
            case AVX2, SHA, ADX, RTM -> bit(7, EBX, leaf7(feature));
            case CLFLUSHOPT, CLWB, INVPCID, RDSEED -> bit(7, EBX, leaf7(feature));
            case VAES -> bit(7, ECX, 9);
            case VPCLMULQDQ -> bit(7, ECX, 10);
            case RDPID -> bit(7, ECX, 22);
            case XSAVE, XSAVEOPT, XSAVEC, XSAVES -> bit(1, ECX, 26) || bit(1, ECX, 27);
            case RDRAND -> bit(1, ECX, 30);
            case VMX -> bit(1, ECX, 5);
            case SVM -> bit(0x8000_0001, ECX, 2);
            case SSE4A -> bit(0x8000_0001, ECX, 6);
            case RDTSCP -> bit(0x8000_0001, EDX, 27);
        };
    }

    private static int leaf7(Feature feature) {
        return switch (feature) {
            case AVX2 -> 5;
            case INVPCID -> 10;
            case RTM -> 11;
            case RDSEED -> 18;
            case ADX -> 19;
            case CLFLUSHOPT -> 23;
            case CLWB -> 24;
            case SHA -> 29;
            default -> throw new IllegalArgumentException(feature.name());
        };
    }

    @Test
    void everyRowIsExecutedThatIsPromised() {
        List<String> wrong = new ArrayList<>();
        for (Form form : InstructionTable.load().forms()) {
            boolean undefined = form.operation() == FlowOperation.UD;
            boolean integer = form.cpu().feature() == Feature.INTEGER;
            if (!integer && !MONITOR.contains(form.mnemonic()) && !isHint(form)) {
                if (promised(form.cpu().feature()) == undefined) {
                    wrong.add(form.toString());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(promised(Feature.INTEGER), "TSC, CX8, SEP, CMOV");
    }

    /** PREFETCH does no harm where 3DNow! is not: Intel's processors have it as a NOP. */
    private static boolean isHint(Form form) {
        return form.mnemonic().equals("prefetch");
    }

    /** Nothing is promised beside what the switch above and these know. */
    @Test
    void nothingElseIsPromised() {
        int features = 1 | 1 << 4 | 1 << 8 | 1 << 11 | 1 << 15 | 1 << 19 | 1 << 23 | 1 << 24 | 1 << 25 | 1 << 26;
        assertEquals(features, answer(1, EDX));
        int newer = 1 | 1 << 1 | 1 << 9 | 1 << 19 | 1 << 20 | 1 << 22 | 1 << 23 | 1 << 25;
        assertEquals(newer, answer(1, ECX));
        assertEquals(1 << 3 | 1 << 8, answer(7, EBX), "BMI1, BMI2");
        assertEquals(0, answer(7, ECX));
        assertEquals(0, answer(7, EDX));
        assertEquals(1 << 5 | 1 << 8, answer(0x8000_0001, ECX), "LZCNT, PREFETCHW");
        assertEquals(0, answer(0x8000_0001, EDX));
        assertFalse(bit(1, ECX, 3), "MONITOR");
        assertEquals(7, answer(0, EAX), "the last leaf");
        assertEquals(0x8000_0004, answer(0x8000_0000, EAX), "the last extended leaf");
    }

    /** A program that tries, without asking, gets the exception that says so. */
    @Test
    void whatIsNotPromisedIsAnInvalidOpcode() {
        for (String code :
                List.of("0F01C8", "0F01C9", "0F0FC19E", "0F0E", "0F0B", "0FFFC0", "0FB9C0", "0F24F0", "0FAA")) {
            assertEquals(new Exit.InvalidOpcode(), new Guest(code).run(), code);
        }
        // VADDPS, VGATHERDPS, XGETBV, XSAVE, RDRAND, RDTSCP, VMCALL, SYSCALL; VADDPS with 512 bits
        for (String code : List.of(
                "C5F858C1",
                "C4E269920CA500000000",
                "0F01D0",
                "0FAE20",
                "0FC7F0",
                "0F01F9",
                "0F01C1",
                "0F05",
                "62F17C4858C1")) {
            assertEquals(new Exit.InvalidOpcode(), new Guest(code).run(), code);
        }
    }

    private static boolean bit(int leaf, int register, int bit) {
        return (answer(leaf, register) >>> bit & 1) != 0;
    }

    private static int answer(int leaf, int register) {
        // mov eax,leaf / xor ecx,ecx / cpuid / int 3
        Guest guest = new Guest("B8 00000000 33C9 0FA2 CC");
        guest.memory.write32(Guest.CODE + 1, leaf);
        guest.run();
        return switch (register) {
            case EAX -> guest.cpu.eax();
            case EBX -> guest.cpu.ebx();
            case ECX -> guest.cpu.ecx();
            default -> guest.cpu.edx();
        };
    }
}
