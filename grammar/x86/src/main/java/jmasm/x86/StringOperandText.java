package jmasm.x86;

/**
 * The long spelling of string instructions and XLAT, {@code movs byte ptr es:[edi],byte ptr fs:[esi]}: the only one in
 * MASM that can carry a segment or 16-bit addresses.
 */
final class StringOperandText {

    private StringOperandText() {}

    static boolean needed(Instruction instruction) {
        Operation operation = instruction.operation();
        boolean isXlat = operation == MoveOperation.XLAT;
        if (!isXlat && !(operation instanceof StringOperation)) {
            return false;
        }
        boolean segmentCounts = isXlat || hasSource((StringOperation) operation);
        Prefixes prefixes = instruction.prefixes();
        boolean otherSegment = prefixes.segment() != null && prefixes.segment() != Register.DS;
        return prefixes.address16() || segmentCounts && otherSegment;
    }

    private static boolean hasSource(StringOperation operation) {
        return switch (operation) {
            case MOVS, CMPS, LODS, OUTS -> true;
            case STOS, SCAS, INS -> false;
        };
    }

    static void append(StringBuilder text, Instruction instruction) {
        String mnemonic = instruction.form().mnemonic();
        if (!(instruction.operation() instanceof StringOperation operation)) {
            text.append(mnemonic).append(' ').append(source(instruction, "bx]"));
            return;
        }
        // movsb, movsw, movsd: the letter of the size is what the operands say instead.
        text.append(mnemonic, 0, mnemonic.length() - 1).append(' ');
        String source = source(instruction, "si]");
        String destination = destination(instruction);
        text.append(
                switch (operation) {
                    case MOVS -> destination + "," + source;
                    case CMPS -> source + "," + destination;
                    case INS -> destination + ",dx";
                    case OUTS -> "dx," + source;
                    case LODS -> source;
                    case STOS, SCAS -> destination;
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
