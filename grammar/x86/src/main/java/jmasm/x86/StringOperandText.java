package jmasm.x86;

/**
 * The long spelling of string instructions and XLAT, {@code movs byte ptr es:[edi],byte ptr fs:[esi]}: the only one in
 * MASM that can carry a segment or 16-bit addresses.
 */
final class StringOperandText {

    private StringOperandText() {}

    static boolean needed(Instruction instruction) {
        boolean segmentCounts = false;
        switch (instruction.operation()) {
            case MOVS, CMPS, LODS, OUTS, XLAT -> segmentCounts = true;
            case STOS, SCAS, INS -> {}
            default -> {
                return false;
            }
        }
        Prefixes prefixes = instruction.prefixes();
        boolean otherSegment = prefixes.segment() != null && prefixes.segment() != Register.DS;
        return prefixes.address16() || segmentCounts && otherSegment;
    }

    static void append(StringBuilder text, Instruction instruction) {
        String mnemonic = instruction.form().mnemonic();
        boolean isXlat = instruction.operation() == Operation.XLAT;
        // movsb, movsw, movsd: the letter of the size is what the operands say instead.
        text.append(isXlat ? mnemonic : mnemonic.substring(0, mnemonic.length() - 1))
                .append(' ');
        String source = source(instruction, isXlat ? "bx]" : "si]");
        String destination = destination(instruction);
        text.append(
                switch (instruction.operation()) {
                    case MOVS -> destination + "," + source;
                    case CMPS -> source + "," + destination;
                    case INS -> destination + ",dx";
                    case OUTS -> "dx," + source;
                    case LODS, XLAT -> source;
                    default -> destination;
                });
    }

    private static String source(Instruction instruction, String register) {
        Register segment = instruction.prefixes().segment();
        String override = segment == null || segment == Register.DS ? "" : segment.text() + ":";
        return MemoryText.sizeWord(instruction.operandSize()) + override + width(instruction) + register;
    }

    private static String destination(Instruction instruction) {
        return MemoryText.sizeWord(instruction.operandSize()) + "es:" + width(instruction) + "di]";
    }

    private static String width(Instruction instruction) {
        return instruction.prefixes().address16() ? "[" : "[e";
    }
}
