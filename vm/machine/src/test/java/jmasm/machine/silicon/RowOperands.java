package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.List;
import jmasm.x86.FlowOperation;
import jmasm.x86.Form;
import jmasm.x86.FormOperand;
import jmasm.x86.Immediate;
import jmasm.x86.Memory;
import jmasm.x86.MoveOperation;
import jmasm.x86.Operand;
import jmasm.x86.OperandKind;
import jmasm.x86.Register;
import jmasm.x86.Target;

/** Random operands of integer rows, whose memory can be made to lie in the data of a trial. */
final class RowOperands {

    private final Values values;

    RowOperands(Values values) {
        this.values = values;
    }

    /** @param start where the instruction will lie, @param length how long it will be: jumps don't lead into it */
    List<Operand> of(Form form, int start, int length) {
        List<Operand> operands = new ArrayList<>();
        for (FormOperand operand : form.operands()) {
            operands.add(of(operand.kind(), form, start, length));
        }
        return operands;
    }

    private Operand of(OperandKind kind, Form form, int start, int length) {
        return switch (kind.shape()) {
            case REGISTER -> Register.general(kind.valueSize(), values.between(0, 8));
            case REGISTER_OR_MEMORY ->
                values.oneIn(2)
                        ? Register.general(kind.valueSize(), values.between(0, 8))
                        : memory(kind.memorySize(), form.operation() == MoveOperation.LEA);
            case MEMORY -> memory(kind.memorySize(), form.operation() == MoveOperation.LEA);
            case ABSOLUTE -> absolute(kind.memorySize());
            case SOURCE -> source(kind);
            case DESTINATION -> Memory.at(kind.memorySize(), Register.EDI, 0);
            case FIXED -> kind.fixed();
            case CONSTANT -> Immediate.of(kind == OperandKind.ONE ? 1 : 3);
            case IMMEDIATE -> immediate(kind, form);
            case TARGET -> target(kind, start, length);
            case FAR_POINTER -> throw new IllegalArgumentException(form + " is not recorded");
        };
    }

    private Operand source(OperandKind kind) {
        return Memory.at(kind.memorySize(), kind == OperandKind.BX8 ? Register.EBX : Register.ESI, 0);
    }

    private Immediate immediate(OperandKind kind, Form form) {
        int size = kind.valueSize();
        long value = values.next();
        if (kind == OperandKind.IMM8S16 || kind == OperandKind.IMM8S32) {
            value = (byte) value;
        }
        if (form.operation() == FlowOperation.ENTER && size == 2) {
            value &= 0x3FF;
        }
        return new Immediate(value & (1L << 8 * size) - 1, size, false);
    }

    private Target target(OperandKind kind, int start, int length) {
        int next = start + length;
        while (true) {
            int distance = kind == OperandKind.REL8
                    ? values.between(-128, 128)
                    : kind == OperandKind.REL16
                            ? (short) values.next()
                            : Trial.CODE + values.between(0, Trial.AREA) - next;
            if (distance >= 0 || distance < -length) {
                return Target.of(distance);
            }
        }
    }

    private Memory absolute(int size) {
        return values.oneIn(6)
                ? new Memory(size, Register.FS, null, null, 1, values.between(0, 0xFE0), false, values.oneIn(2) ? 2 : 4)
                : Memory.absolute(size, values.dataAddress(size));
    }

    /** @param free only the address counts, nothing is there */
    private Memory memory(int size, boolean free) {
        int kind = values.between(0, free ? 20 : 16);
        if (kind == 0) {
            return absolute(size);
        }
        if (kind == 1 || kind >= 16) {
            Memory memory = memory16(size);
            return free ? memory : memory.withSegment(Register.FS);
        }
        Memory memory = switch (kind) {
            case 2, 3 -> Memory.at(size, null, index(), 2 << values.between(0, 3), values.between(0, 0x100));
            case 4, 5, 6, 7, 8 -> {
                Register base = Register.general(4, values.between(0, 8));
                yield Memory.at(size, base, index(), 1 << values.between(0, 4), displacement(base));
            }
            default -> {
                Register base = Register.general(4, values.between(0, 8));
                yield Memory.at(size, base, displacement(base));
            }
        };
        Register segment = values.oneIn(6)
                ? new Register[] {Register.FS, Register.ES, Register.SS, Register.DS, Register.CS}[values.between(0, 5)]
                : null;
        return segment == null || segment == memory.defaultSegment() ? memory : memory.withSegment(segment);
    }

    private Memory memory16(int size) {
        Register base = values.oneIn(2) ? Register.BX : Register.BP;
        Register index = values.oneIn(2) ? Register.SI : Register.DI;
        int displacement = values.oneIn(2) ? (byte) values.next() : (short) values.next();
        return switch (values.between(0, 3)) {
            case 0 -> Memory.at(size, base, index, 1, displacement);
            case 1 -> Memory.at(size, base, displacement);
            default -> Memory.at(size, index, displacement);
        };
    }

    private Register index() {
        Register index = Register.general(4, values.between(0, 8));
        return index == Register.ESP ? Register.EAX : index;
    }

    /** Small with ESP, which may be needed as stack pointer too. */
    private int displacement(Register base) {
        return switch (values.between(0, base == Register.ESP ? 4 : 5)) {
            case 0 -> 0;
            case 1, 2 -> values.between(-128, 128);
            case 3 -> values.between(-0x400, 0x400);
            default -> values.next();
        };
    }
}
