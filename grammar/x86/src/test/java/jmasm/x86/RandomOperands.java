package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Operands that a form accepts, each as the decoder would give it back. */
final class RandomOperands {

    private final SplittableRandom random;

    RandomOperands(SplittableRandom random) {
        this.random = random;
    }

    List<Operand> of(Form form) {
        List<Operand> operands;
        do {
            operands = new ArrayList<>();
            for (FormOperand operand : form.operands()) {
                operands.add(of(operand.kind(), form));
            }
        } while (!form.areDistinct(operands));
        return List.copyOf(operands);
    }

    private Operand of(OperandKind kind, Form form) {
        return switch (kind.shape()) {
            case REGISTER -> register(kind, form);
            case REGISTER_OR_MEMORY -> random.nextInt(3) == 0 ? register(kind, form) : memory(kind.memorySize());
            case MEMORY -> kind.vectorIndex() == null ? memory(kind.memorySize()) : elements(kind);
            case ABSOLUTE -> absolute(kind.memorySize());
            case SOURCE -> Memory.at(kind.memorySize(), kind == OperandKind.BX8 ? Register.EBX : Register.ESI, 0);
            case DESTINATION -> Memory.at(kind.memorySize(), Register.EDI, 0);
            case FIXED -> kind.fixed();
            case CONSTANT -> Immediate.of(kind == OperandKind.ONE ? 1 : 3);
            case IMMEDIATE -> immediate(kind);
            case TARGET -> Target.of(value(kind.encodedSize()));
            case FAR_POINTER ->
                new FarPointer(
                        random.nextInt(0x10000),
                        kind == OperandKind.PTR16 ? random.nextInt(0x10000) : random.nextInt(),
                        false);
        };
    }

    private Operand register(OperandKind kind, Form form) {
        while (true) {
            Register register = kind.registerKind() == Register.Kind.GENERAL
                    ? Register.general(kind.valueSize(), random.nextInt(8))
                    : Register.numbered(kind.registerKind(), random.nextInt(8));
            boolean loadsCs = register == Register.CS && form.operation() == MoveOperation.MOV_TO_SEGMENT;
            if (register != null && !loadsCs) {
                return register;
            }
        }
    }

    private Immediate immediate(OperandKind kind) {
        int size = kind.valueSize();
        return new Immediate(value(kind.encodedSize()) & (1L << size * 8) - 1, size, false);
    }

    /** Signed, often at an edge. */
    private int value(int size) {
        int bits = size * 8;
        int any = random.nextInt(4) == 0 ? (1 << bits - 1) - random.nextInt(2) : random.nextInt();
        return any << 32 - bits >> 32 - bits;
    }

    private Memory absolute(int size) {
        return random.nextInt(6) == 0
                ? new Memory(size, segment(), null, null, 1, random.nextInt(0x10000), false, 2)
                : Memory.absolute(size, random.nextInt()).withSegment(segment());
    }

    private Memory memory(int size) {
        Memory memory = switch (random.nextInt(8)) {
            case 0 -> absolute(size);
            case 1 -> memory16(size);
            case 2 -> Memory.at(size, null, index(), 2 << random.nextInt(3), random.nextInt());
            case 3, 4 ->
                Memory.at(size, Register.general(4, random.nextInt(8)), index(), 1 << random.nextInt(4), disp());
            default -> Memory.at(size, Register.general(4, random.nextInt(8)), disp());
        };
        if (memory.segment() != null) {
            return memory;
        }
        Register segment = segment();
        return segment == memory.defaultSegment() ? memory : memory.withSegment(segment);
    }

    private Memory elements(OperandKind kind) {
        Register base = random.nextInt(4) == 0 ? null : Register.general(4, random.nextInt(8));
        Register index = Register.numbered(kind.vectorIndex(), random.nextInt(8));
        Memory memory = Memory.at(kind.memorySize(), base, index, 1 << random.nextInt(4), disp());
        Register segment = segment();
        return segment == memory.defaultSegment() ? memory : memory.withSegment(segment);
    }

    private Memory memory16(int size) {
        Register base = random.nextBoolean() ? Register.BX : Register.BP;
        Register index = random.nextBoolean() ? Register.SI : Register.DI;
        int displacement = (short) disp();
        return switch (random.nextInt(3)) {
            case 0 -> Memory.at(size, base, index, 1, displacement);
            case 1 -> Memory.at(size, base, displacement);
            default -> Memory.at(size, index, displacement);
        };
    }

    private Register index() {
        Register index = Register.general(4, random.nextInt(8));
        return index == Register.ESP ? Register.EAX : index;
    }

    private int disp() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(-128, 128);
            case 2 -> random.nextInt(2) * 255 - 128;
            default -> random.nextInt();
        };
    }

    private Register segment() {
        if (random.nextInt(4) != 0) {
            return null;
        }
        Register segment = Register.numbered(Register.Kind.SEGMENT, random.nextInt(6));
        return segment == Register.DS ? null : segment;
    }
}
