package jmasm.x86;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** One operand of another disassembler's Intel syntax, compared with ours. */
final class ForeignOperand {

    private static final Map<String, Integer> SIZES = Map.ofEntries(
            entry("byte", 1),
            entry("word", 2),
            entry("dword", 4),
            entry("fword", 6),
            entry("qword", 8),
            entry("tbyte", 10),
            entry("xword", 10),
            entry("oword", 16),
            entry("xmmword", 16),
            entry("ymmword", 32));

    private ForeignOperand() {}

    static boolean means(String text, Operand ours, OperandKind kind, Instruction instruction) {
        if (ours instanceof Register register) {
            String name = text.equals("st") ? "st(0)" : text.startsWith("db") ? "dr" + text.substring(2) : text;
            return register.text().equals(name) || register.text().equals("st") && name.equals("st(0)");
        }
        if (ours instanceof Immediate immediate) {
            int bits = 64 - 8 * Math.max(1, kind.valueSize());
            return isNumber(text) && number(text) << bits == immediate.value() << bits;
        }
        if (ours instanceof Target target) {
            long there = isNumber(text) ? number(text) : -1;
            int mask = instruction.operandSize() == 2 ? 0xFFFF : -1;
            // An address, or a distance.
            return ((int) there & mask) == instruction.target()
                    || ((int) there & mask) == (target.displacement() & mask);
        }
        return ours instanceof Memory memory && isMemory(text, memory, kind);
    }

    private static boolean isMemory(String text, Memory ours, OperandKind kind) {
        String rest = text;
        int size = 0;
        int ptr = rest.indexOf(" ptr ");
        if (ptr >= 0) {
            size = SIZES.getOrDefault(rest.substring(0, ptr), -1);
            rest = rest.substring(ptr + 5);
        }
        // Of elements, LLVM gives the size of all together.
        int expectedSize = kind.vectorIndex() != null ? 0 : kind == OperandKind.M ? ours.size() : kind.memorySize();
        if (size != 0 && expectedSize != 0 && size != expectedSize) {
            return false;
        }
        Register segment = null;
        int colon = rest.indexOf(':');
        if (colon >= 0) {
            segment = Register.named(rest.substring(0, colon)).orElse(null);
            rest = rest.substring(colon + 1);
        }
        String inner = rest.startsWith("[") ? rest.substring(1, rest.length() - 1) : rest;
        Memory theirs = address(inner);
        if (theirs == null) {
            return false;
        }
        theirs = theirs.withSegment(segment);
        int mask = ours.addressSize() == 2 ? 0xFFFF : -1;
        if (ours.base() == null && ours.scale() == 1 && theirs.index() == null) {
            // [ebx] with ebx as the index: others print that as they print a base.
            theirs = new Memory(
                    0,
                    ours.effectiveSegment(),
                    null,
                    theirs.base(),
                    1,
                    theirs.displacement(),
                    false,
                    ours.addressSize());
        }
        return theirs.base() == ours.base()
                && theirs.index() == ours.index()
                && theirs.scale() == ours.scale()
                && ((theirs.displacement() ^ ours.displacement()) & mask) == 0
                && theirs.effectiveSegment() == ours.effectiveSegment();
    }

    /** The sum between brackets; null when it is not understood. */
    private static Memory address(String inner) {
        Register base = null;
        Register index = null;
        int scale = 1;
        long displacement = 0;
        for (String term : inner.replace(" ", "").replace("-", "+-").split("\\+")) {
            int star = term.indexOf('*');
            if (star >= 0) {
                boolean scaleFirst = Character.isDigit(term.charAt(0));
                String name = scaleFirst ? term.substring(star + 1) : term.substring(0, star);
                scale = Integer.parseInt(scaleFirst ? term.substring(0, star) : term.substring(star + 1));
                // No register at all: what objdump makes of a SIB byte without index.
                index = name.equals("eiz") ? null : Register.named(name).orElse(null);
                scale = index == null ? 1 : scale;
            } else if (term.isEmpty() || term.equals("eiz")) {
                continue;
            } else if (isNumber(term)) {
                displacement += number(term);
            } else {
                Optional<Register> register = Register.named(term);
                if (register.isEmpty()) {
                    return null;
                }
                if (base == null) {
                    base = register.get();
                } else {
                    index = register.get();
                }
            }
        }
        int size = base != null ? base.size() : 4;
        return new Memory(0, null, base, index, scale, (int) displacement, false, size);
    }

    static boolean isNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && Character.isDigit(digits.charAt(0));
    }

    /** Decimal or, after {@code 0x}, hexadecimal. */
    static long number(String text) {
        if (text.startsWith("-")) {
            return -number(text.substring(1));
        }
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }
}
