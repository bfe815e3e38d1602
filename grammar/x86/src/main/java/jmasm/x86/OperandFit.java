package jmasm.x86;

import java.util.List;

/** How well operands fit a form. In rising order. */
enum OperandFit {
    /** Another count or kind of operands. */
    OTHER_KIND,
    /** The kinds are right, a size isn't. */
    OTHER_SIZE,
    /** Kinds and sizes are right, a value is too large for its field. */
    TOO_LARGE,
    FITS;

    static OperandFit of(Form form, List<Operand> candidates) {
        List<FormOperand> operands = form.operands();
        if (operands.size() != candidates.size()) {
            return OTHER_KIND;
        }
        OperandFit worst = FITS;
        for (int i = 0; i < operands.size(); i++) {
            OperandFit fit = of(operands.get(i).kind(), candidates.get(i));
            if (fit.ordinal() < worst.ordinal()) {
                worst = fit;
            }
        }
        return worst == FITS && !form.areDistinct(candidates) ? OTHER_KIND : worst;
    }

    private static OperandFit of(OperandKind kind, Operand operand) {
        return switch (kind.shape()) {
            case REGISTER -> register(kind, operand);
            case REGISTER_OR_MEMORY ->
                operand instanceof Memory memory ? memory(kind, memory) : register(kind, operand);
            case MEMORY -> operand instanceof Memory memory ? memory(kind, memory) : OTHER_KIND;
            case ABSOLUTE ->
                operand instanceof Memory memory && memory.isAbsolute() ? memory(kind, memory) : OTHER_KIND;
            case SOURCE -> operand instanceof Memory memory ? size(kind, memory) : OTHER_KIND;
            case DESTINATION ->
                operand instanceof Memory memory && (memory.segment() == null || memory.segment() == Register.ES)
                        ? size(kind, memory)
                        : OTHER_KIND;
            case FIXED -> operand == kind.fixed() ? FITS : OTHER_KIND;
            case CONSTANT ->
                operand instanceof Immediate immediate
                                && !immediate.relocatable()
                                && immediate.value() == (kind == OperandKind.ONE ? 1 : 3)
                        ? FITS
                        : OTHER_KIND;
            case IMMEDIATE -> operand instanceof Immediate immediate ? immediate(kind, immediate) : OTHER_KIND;
            case TARGET -> operand instanceof Target target ? target(kind, target) : OTHER_KIND;
            case FAR_POINTER -> operand instanceof FarPointer pointer ? farPointer(kind, pointer) : OTHER_KIND;
        };
    }

    private static OperandFit register(OperandKind kind, Operand operand) {
        if (!(operand instanceof Register register) || register.kind() != kind.registerKind()) {
            return OTHER_KIND;
        }
        return register.size() == kind.valueSize() ? FITS : OTHER_SIZE;
    }

    private static OperandFit memory(OperandKind kind, Memory memory) {
        return AddressCoding.isEncodable(memory, kind.vectorIndex()) ? size(kind, memory) : OTHER_KIND;
    }

    private static OperandFit size(OperandKind kind, Memory memory) {
        return memory.size() == 0 || kind.memorySize() == 0 || memory.size() == kind.memorySize() ? FITS : OTHER_SIZE;
    }

    private static OperandFit immediate(OperandKind kind, Immediate immediate) {
        int size = kind.valueSize();
        if (immediate.size() > size || immediate.relocatable() && size != 4) {
            return OTHER_SIZE;
        }
        int bits = size * 8;
        // 0FFFFFFF0h is -16 also where it has to fit in a byte: MASM computes with 32 bits.
        long value = size < 4 && immediate.value() > 0xFFFF_0000L ? immediate.value() - (1L << 32) : immediate.value();
        if (value <= -(1L << bits) || value >= 1L << bits) {
            return TOO_LARGE;
        }
        if (kind.encodedSize() == size) {
            return FITS;
        }
        // A sign-extended byte: at 16 bits 0FFF0h is one as well.
        long signed = value << 64 - bits >> 64 - bits;
        return !immediate.relocatable() && signed == (byte) signed ? FITS : TOO_LARGE;
    }

    private static OperandFit target(OperandKind kind, Target target) {
        boolean isShort = kind == OperandKind.REL8;
        if (target.reach() == (isShort ? Target.Reach.NEAR : Target.Reach.SHORT)) {
            return OTHER_SIZE;
        }
        if (target.relocatable()) {
            return FITS;
        }
        int displacement = target.displacement();
        return switch (kind.encodedSize()) {
            case 1 -> displacement == (byte) displacement ? FITS : TOO_LARGE;
            case 2 -> displacement == (short) displacement ? FITS : TOO_LARGE;
            default -> FITS;
        };
    }

    private static OperandFit farPointer(OperandKind kind, FarPointer pointer) {
        boolean narrow = kind == OperandKind.PTR16;
        return narrow && (pointer.relocatable() || pointer.offset() >>> 16 != 0) ? TOO_LARGE : FITS;
    }
}
