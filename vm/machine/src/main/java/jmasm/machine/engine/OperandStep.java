package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Segment;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.FarPointer;
import jmasm.x86.Instruction;
import jmasm.x86.Register;
import jmasm.x86.Target;

/** A step whose operands may be anywhere, and the ways to get at them. */
abstract class OperandStep extends Step {

    /** Of the operation, in bits. */
    final int width;
    /** Of addresses and counts, in bits. */
    final int addressWidth;
    /** Of Jcc, SETcc, CMOVcc. */
    final int condition;
    /** Where a relative jump goes. */
    final int target;

    final Place first;
    final Place second;
    final Place third;
    /** The number of the segment register among the operands, -1 when there is none. */
    final int segment;

    final FarPointer pointer;

    OperandStep(Instruction instruction) {
        super(instruction);
        width = instruction.operandSize() * 8;
        addressWidth = instruction.addressSize() * 8;
        condition = instruction.form().condition() == null
                ? 0
                : instruction.form().condition().ordinal();
        int count = instruction.operands().size();
        first = count > 0 ? Place.of(instruction.operand(0)) : null;
        second = count > 1 ? Place.of(instruction.operand(1)) : null;
        third = count > 2 ? Place.of(instruction.operand(2)) : null;
        target = count > 0 && instruction.operand(0) instanceof Target ? instruction.target() : 0;
        pointer = count > 0 && instruction.operand(0) instanceof FarPointer far ? far : null;
        segment = segmentOperand(instruction);
    }

    /** The segment of an operand that has no place in the encoding: DS or the override. */
    static int dataSegment(Instruction instruction) {
        Register override = instruction.prefixes().segment();
        return override == null ? Segment.DS : override.number();
    }

    private static int segmentOperand(Instruction instruction) {
        for (int i = 0; i < instruction.operands().size(); i++) {
            if (instruction.operand(i) instanceof Register register && register.kind() == Register.Kind.SEGMENT) {
                return register.number();
            }
        }
        return -1;
    }

    /** The first operand, only read. */
    final int operand(Cpu cpu, AddressSpace memory) {
        return first.get(cpu, memory);
    }

    /** The first operand, which the result replaces. */
    final int old(Cpu cpu, AddressSpace memory) {
        return first.modify(cpu, memory);
    }

    /** The second operand. */
    final int source(Cpu cpu, AddressSpace memory) {
        return second.get(cpu, memory);
    }

    /** Puts the result into the first operand and goes on. */
    final int store(Cpu cpu, AddressSpace memory, int value) {
        first.set(cpu, memory, value);
        return next;
    }

    final int setAl(Cpu cpu, int value) {
        cpu.set8(Cpu.EAX, value);
        return next;
    }

    final int setAx(Cpu cpu, int value) {
        cpu.set16(Cpu.EAX, value);
        return next;
    }

    /** Puts a result of twice {@code width} bits into AX, DX:AX or EDX:EAX. */
    final int wide(Cpu cpu, long value) {
        if (width == 8) {
            cpu.set16(Cpu.EAX, (int) value);
        } else {
            cpu.set(width, Cpu.EAX, (int) value);
            cpu.set(width, Cpu.EDX, (int) (value >>> width));
        }
        return next;
    }

    final long dividend(Cpu cpu) {
        return width == 8
                ? cpu.get16(Cpu.EAX)
                : (cpu.get(width, Cpu.EDX) & 0xFFFF_FFFFL) << width | cpu.get(width, Cpu.EAX) & 0xFFFF_FFFFL;
    }

    final long signedDividend(Cpu cpu) {
        int unused = 64 - 2 * width;
        return dividend(cpu) << unused >> unused;
    }

    final int target(Cpu cpu, AddressSpace memory) {
        return first instanceof Place.Constant ? target : first.get(cpu, memory);
    }
}
