package jmasm.assembler.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.Register;

/** Where ml takes memory of another type than the instruction reads or writes. */
final class MemorySizes {

    private MemorySizes() {}

    /** The operands with memory of no type, so that any form takes it; null where its type counts. */
    static List<Operand> relaxed(String mnemonic, List<Operand> operands) {
        List<Operand> relaxed = new ArrayList<>(operands);
        boolean changed = false;
        for (int i = 0; i < relaxed.size(); i++) {
            if (relaxed.get(i) instanceof Memory memory
                    && memory.size() != 0
                    && (takesAny(mnemonic) || isElement(mnemonic, memory.size(), operands))) {
                relaxed.set(i, memory.withSize(0));
                changed = true;
            }
        }
        return changed ? relaxed : null;
    }

    private static boolean takesAny(String mnemonic) {
        return switch (mnemonic.toUpperCase(Locale.ROOT)) {
            case "SGDT", "SIDT", "CLFLUSH", "CLFLUSHOPT", "CLWB" -> true;
            case "PREFETCH", "PREFETCHW", "PREFETCHNTA", "PREFETCHT0", "PREFETCHT1", "PREFETCHT2" -> true;
            // Of an element or of all together: what ml wants is not known here.
            case "VGATHERDPS", "VGATHERDPD", "VGATHERQPS", "VGATHERQPD" -> true;
            case "VPGATHERDD", "VPGATHERDQ", "VPGATHERQD", "VPGATHERQQ" -> true;
            default -> false;
        };
    }

    /** {@code PADDB mm0, BYTE PTR [ebx]}: the type of one of the elements. */
    private static boolean isElement(String mnemonic, int size, List<Operand> operands) {
        String name = mnemonic.toUpperCase(Locale.ROOT);
        int element = switch (name.charAt(name.length() - 1)) {
            case 'B' -> 1;
            case 'W' -> 2;
            case 'D' -> 4;
            case 'Q' -> 8;
            default -> 0;
        };
        return name.startsWith("P")
                && size == element
                && operands.get(0) instanceof Register register
                && (register.kind() == Register.Kind.MMX || register.kind() == Register.Kind.XMM);
    }
}
