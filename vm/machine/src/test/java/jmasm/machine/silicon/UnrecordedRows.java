package jmasm.machine.silicon;

import java.util.Locale;
import jmasm.x86.Feature;
import jmasm.x86.Form;
import jmasm.x86.FormOperand;
import jmasm.x86.Register;

/** Why a row has no recording of random operands. */
final class UnrecordedRows {

    private static final String SELECTOR = "selectors and descriptors are the system's; InterpreterTest";
    private static final String TRAP = "always a trap or an invalid opcode; faults.txt";
    private static final String OF_HYPERVISOR =
            "recorded in a virtual machine, whose hypervisor reports another EIP; SystemInstructionsTest";
    private static final String PRIVILEGED = "privileged; faults.txt";
    private static final String GATE = "a gate to the system; SystemInstructionsTest";
    private static final String HOST = "its result is the processor's own, and ours is made up; SystemInstructionsTest";

    private static final String NOT_PROMISED =
            "CPUID doesn't promise it, and it is an invalid opcode; the recorded processor may have it; CpuidTest";

    private UnrecordedRows() {}

    /** What the list says of a form: the form, or its whole feature when no form of that is executed. */
    static String subject(Form form) {
        if (isPromised(form.cpu().feature())) {
            String row = form.toString();
            return row.substring(0, row.indexOf(" ("));
        }
        return "all of " + form.cpu().feature().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isPromised(Feature feature) {
        return feature != Feature.K3D && feature.compareTo(Feature.AVX) < 0;
    }

    /** Null when there is none: then it has to be recorded. */
    static String reason(Form form) {
        if (!isPromised(form.cpu().feature())) {
            return NOT_PROMISED;
        }
        return switch (form.operation().name()) {
            case "MOV_FROM_SEGMENT", "MOV_TO_SEGMENT", "LDS", "LES", "LFS", "LGS", "LSS", "POP_SEGMENT" -> SELECTOR;
            case "JMP_FAR", "CALL_FAR", "RET_FAR", "IRET", "LAR", "LSL", "VERR", "VERW" -> SELECTOR;
            case "PUSH" -> hasSegment(form) ? SELECTOR : null;
            case "INT3", "UD", "MOV_TEST", "RSM" -> TRAP;
            case "INT1" -> OF_HYPERVISOR;
            case "INT", "SYSENTER" -> GATE;
            case "CPUID", "RDTSC", "SGDT", "SIDT", "SLDT", "SMSW", "STR" -> HOST;
            case "IN", "OUT", "INS", "OUTS", "CLI", "STI", "HLT", "RDPMC", "SYSEXIT" -> PRIVILEGED;
            case "CLTS", "INVD", "WBINVD", "INVLPG", "LGDT", "LIDT", "LLDT", "LMSW", "LTR" -> PRIVILEGED;
            case "MOV_CONTROL", "MOV_DEBUG", "RDMSR", "WRMSR" -> PRIVILEGED;
            default -> null;
        };
    }

    private static boolean hasSegment(Form form) {
        for (FormOperand operand : form.operands()) {
            if (operand.kind().registerKind() == Register.Kind.SEGMENT) {
                return true;
            }
        }
        return false;
    }
}
