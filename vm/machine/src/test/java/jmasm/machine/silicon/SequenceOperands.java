package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.List;
import jmasm.x86.Access;
import jmasm.x86.Form;
import jmasm.x86.FormOperand;
import jmasm.x86.Immediate;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;
import jmasm.x86.Register;

/**
 * Random operands for instructions in a sequence. EAX, ECX, EDX and EBX may hold anything; ESP, ESI and EDI point into the
 * data and EBP to a multiple of 16 in it, so nothing writes to these four.
 */
final class SequenceOperands {

    private static final Register[] POINTERS = {Register.ESI, Register.EDI, Register.EBP, Register.ESP};

    private final Values values;

    /** What has to come before the instruction, that its address lies in the data. */
    private byte[] before = {};

    SequenceOperands(Values values) {
        this.values = values;
    }

    List<Operand> of(Form form) {
        before = new byte[0];
        List<Operand> operands = new ArrayList<>();
        boolean memory = values.oneIn(2);
        for (FormOperand operand : form.operands()) {
            operands.add(of(operand.kind(), operand.access(), memory));
        }
        return operands;
    }

    byte[] before() {
        return before;
    }

    private Operand of(OperandKind kind, Access access, boolean memory) {
        return switch (kind.shape()) {
            case REGISTER -> register(kind, access);
            case REGISTER_OR_MEMORY -> memory ? memory(kind.memorySize()) : register(kind, access);
            case MEMORY -> memory(kind.memorySize());
            case ABSOLUTE -> absolute(kind.memorySize());
            case SOURCE -> Memory.at(kind.memorySize(), Register.ESI, 0);
            case DESTINATION -> Memory.at(kind.memorySize(), Register.EDI, 0);
            case FIXED -> kind.fixed();
            case CONSTANT -> Immediate.of(kind == OperandKind.ONE ? 1 : 3);
            case IMMEDIATE -> immediate(kind);
            case TARGET, FAR_POINTER -> throw new IllegalArgumentException(kind + " in a sequence");
        };
    }

    private Operand register(OperandKind kind, Access access) {
        if (kind.registerKind() != Register.Kind.GENERAL) {
            return vector(kind.registerKind());
        }
        boolean any = !access.writes() || kind.valueSize() == 1;
        return Register.general(kind.valueSize(), values.between(0, any ? 8 : 4));
    }

    private Register vector(Register.Kind kind) {
        String name = kind == Register.Kind.X87 ? "st(%d)" : kind == Register.Kind.MMX ? "mm%d" : "xmm%d";
        return Register.named(String.format(name, values.between(0, kind == Register.Kind.X87 ? 4 : 8)))
                .orElseThrow();
    }

    private Immediate immediate(OperandKind kind) {
        int size = kind.valueSize();
        long value = values.next();
        if (kind == OperandKind.IMM8S16 || kind == OperandKind.IMM8S32) {
            value = (byte) value;
        }
        return new Immediate(value & (1L << 8 * size) - 1, size, false);
    }

    Memory memory(int size) {
        if (size == 16) {
            return values.oneIn(4)
                    ? Memory.absolute(size, Trial.DATA + 16 * values.between(0x100, 0x300))
                    : Memory.at(size, Register.EBP, 16 * values.between(-16, 16));
        }
        return switch (values.between(0, 12)) {
            case 0 -> absolute(size);
            case 1 ->
                absolute(size).withDisplacement(values.between(0, 0xF00), false).withSegment(Register.FS);
            case 2, 3 -> {
                int index = values.between(0, 4);
                // movzx index, its low byte
                before = new byte[] {0x0F, (byte) 0xB6, (byte) (0xC0 | 9 * index)};
                yield Memory.at(
                        size,
                        POINTERS[values.between(0, 4)],
                        Register.general(4, index),
                        1 << values.between(0, 4),
                        values.between(-64, 64));
            }
            default -> {
                int distance =
                        values.oneIn(3) ? values.between(-256, 256) : values.between(-16, 16) * Math.max(size, 1);
                yield Memory.at(size, POINTERS[values.between(0, 4)], distance);
            }
        };
    }

    private Memory absolute(int size) {
        return Memory.absolute(size, Trial.DATA + values.between(0x1000, 0x3000));
    }
}
