package jmasm.machine.engine;

import static jmasm.machine.engine.FastSteps.isFlatMemory;
import static jmasm.machine.engine.FastSteps.isRegister;
import static jmasm.machine.engine.FastSteps.number;
import static jmasm.machine.engine.FastSteps.value;

import jmasm.machine.cpu.Arithmetic;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Logic;
import jmasm.machine.cpu.Shifts;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.ArithmeticOperation;
import jmasm.x86.Immediate;
import jmasm.x86.Instruction;
import jmasm.x86.Operand;

/** Fast steps that compute: one class a combination of places, with a small switch over the operations inside. */
final class FastArithmetic {

    private static final int ADD = 0;
    private static final int SUB = 1;
    private static final int CMP = 2;
    private static final int AND = 3;
    private static final int OR = 4;
    private static final int XOR = 5;
    private static final int TEST = 6;
    private static final int ADC = 7;
    private static final int SBB = 8;

    private static final int INC = 0;
    private static final int DEC = 1;
    private static final int SHL = 2;
    private static final int SHR = 3;
    private static final int SAR = 4;

    private FastArithmetic() {}

    /** Null when there is none. */
    static Step of(Instruction instruction, ArithmeticOperation operation) {
        return switch (operation) {
            case ADD, ADC, SUB, SBB, CMP, AND, OR, XOR, TEST -> binary(instruction, operation);
            case INC, DEC, SHL, SHR, SAR -> unary(instruction);
            default -> null;
        };
    }

    private static Step binary(Instruction instruction, ArithmeticOperation operation) {
        Operand to = instruction.operand(0);
        Operand from = instruction.operand(1);
        boolean constant = from instanceof Immediate;
        if (isRegister(to, 4)) {
            return constant
                    ? new RegisterConstant(instruction)
                    : isRegister(from, 4)
                            ? new RegisterRegister(instruction)
                            : isFlatMemory(from, 4) ? new RegisterMemory(instruction) : null;
        }
        if (isFlatMemory(to, 4)) {
            return constant ? new MemoryConstant(instruction) : new MemoryRegister(instruction);
        }
        boolean compares = operation == ArithmeticOperation.CMP || operation == ArithmeticOperation.TEST;
        if (compares && constant) {
            return isRegister(to, 1)
                    ? new CompareRegister8(instruction)
                    : isFlatMemory(to, 1) ? new CompareMemory8(instruction) : null;
        }
        return null;
    }

    private static Step unary(Instruction instruction) {
        boolean constant = instruction.operands().size() == 1 || instruction.operand(1) instanceof Immediate;
        if (!constant) {
            return null;
        }
        return isRegister(instruction.operand(0), 4)
                ? new UnaryRegister(instruction)
                : isFlatMemory(instruction.operand(0), 4) ? new UnaryMemory(instruction) : null;
    }

    private static int binaryCode(Instruction instruction) {
        ArithmeticOperation operation = (ArithmeticOperation) instruction.operation();
        return switch (operation) {
            case ADD -> ADD;
            case SUB -> SUB;
            case CMP -> CMP;
            case AND -> AND;
            case OR -> OR;
            case XOR -> XOR;
            case TEST -> TEST;
            case ADC -> ADC;
            case SBB -> SBB;
            default -> throw new IllegalArgumentException(operation.name());
        };
    }

    private static int unaryCode(Instruction instruction) {
        ArithmeticOperation operation = (ArithmeticOperation) instruction.operation();
        return switch (operation) {
            case INC -> INC;
            case DEC -> DEC;
            case SHL -> SHL;
            case SHR -> SHR;
            case SAR -> SAR;
            default -> throw new IllegalArgumentException(operation.name());
        };
    }

    /** What {@code a} becomes; for CMP and TEST that is {@code a}. */
    private static int binary(int code, Cpu cpu, int a, int b) {
        switch (code) {
            case ADD:
                return Arithmetic.add(cpu, 32, a, b);
            case SUB:
                return Arithmetic.sub(cpu, 32, a, b);
            case CMP:
                Arithmetic.cmp(cpu, 32, a, b);
                return a;
            case AND:
                return Logic.and(cpu, 32, a, b);
            case OR:
                return Logic.or(cpu, 32, a, b);
            case XOR:
                return Logic.xor(cpu, 32, a, b);
            case TEST:
                Logic.test(cpu, 32, a, b);
                return a;
            case ADC:
                return Arithmetic.adc(cpu, 32, a, b);
            default:
                return Arithmetic.sbb(cpu, 32, a, b);
        }
    }

    private static int unary(int code, Cpu cpu, int a, int count) {
        switch (code) {
            case INC:
                return Arithmetic.inc(cpu, 32, a);
            case DEC:
                return Arithmetic.dec(cpu, 32, a);
            case SHL:
                return Shifts.shl(cpu, 32, a, count);
            case SHR:
                return Shifts.shr(cpu, 32, a, count);
            default:
                return Shifts.sar(cpu, 32, a, count);
        }
    }

    private static final class RegisterConstant extends Step {

        private final int code;
        private final int to;
        private final int value;

        RegisterConstant(Instruction instruction) {
            super(instruction);
            code = binaryCode(instruction);
            to = number(instruction.operand(0));
            value = value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, binary(code, cpu, cpu.get32(to), value));
            return next;
        }
    }

    private static final class RegisterRegister extends Step {

        private final int code;
        private final int to;
        private final int from;

        RegisterRegister(Instruction instruction) {
            super(instruction);
            code = binaryCode(instruction);
            to = number(instruction.operand(0));
            from = number(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, binary(code, cpu, cpu.get32(to), cpu.get32(from)));
            return next;
        }
    }

    private static final class RegisterMemory extends FastSteps.WithMemory {

        private final int code;
        private final int to;

        RegisterMemory(Instruction instruction) {
            super(instruction, instruction.operand(1));
            code = binaryCode(instruction);
            to = number(instruction.operand(0));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(to, binary(code, cpu, cpu.get32(to), memory.read32(at(cpu))));
            return next;
        }
    }

    private static final class MemoryRegister extends FastSteps.WithMemory {

        private final int code;
        private final int from;

        MemoryRegister(Instruction instruction) {
            super(instruction, instruction.operand(0));
            code = binaryCode(instruction);
            from = number(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            combine(code, cpu, memory, at(cpu), cpu.get32(from));
            return next;
        }
    }

    private static final class MemoryConstant extends FastSteps.WithMemory {

        private final int code;
        private final int value;

        MemoryConstant(Instruction instruction) {
            super(instruction, instruction.operand(0));
            code = binaryCode(instruction);
            value = value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            combine(code, cpu, memory, at(cpu), value);
            return next;
        }
    }

    private static void combine(int code, Cpu cpu, AddressSpace memory, int address, int value) {
        if (code == CMP || code == TEST) {
            binary(code, cpu, memory.read32(address), value);
        } else {
            memory.write32(address, binary(code, cpu, memory.modify32(address), value));
        }
    }

    private static final class CompareRegister8 extends Step {

        private final boolean test;
        private final int register;
        private final int value;

        CompareRegister8(Instruction instruction) {
            super(instruction);
            test = instruction.operation() == ArithmeticOperation.TEST;
            register = number(instruction.operand(0));
            value = value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            compare8(test, cpu, cpu.get8(register), value);
            return next;
        }
    }

    private static final class CompareMemory8 extends FastSteps.WithMemory {

        private final boolean test;
        private final int value;

        CompareMemory8(Instruction instruction) {
            super(instruction, instruction.operand(0));
            test = instruction.operation() == ArithmeticOperation.TEST;
            value = value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            compare8(test, cpu, memory.read8(at(cpu)), value);
            return next;
        }
    }

    private static void compare8(boolean test, Cpu cpu, int a, int b) {
        if (test) {
            Logic.test(cpu, 8, a, b);
        } else {
            Arithmetic.cmp(cpu, 8, a, b);
        }
    }

    private static final class UnaryRegister extends Step {

        private final int code;
        private final int register;
        private final int count;

        UnaryRegister(Instruction instruction) {
            super(instruction);
            code = unaryCode(instruction);
            register = number(instruction.operand(0));
            count = instruction.operands().size() == 1 ? 1 : value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            cpu.set32(register, unary(code, cpu, cpu.get32(register), count));
            return next;
        }
    }

    private static final class UnaryMemory extends FastSteps.WithMemory {

        private final int code;
        private final int count;

        UnaryMemory(Instruction instruction) {
            super(instruction, instruction.operand(0));
            code = unaryCode(instruction);
            count = instruction.operands().size() == 1 ? 1 : value(instruction.operand(1));
        }

        @Override
        int run(Cpu cpu, AddressSpace memory) {
            int address = at(cpu);
            memory.write32(address, unary(code, cpu, memory.modify32(address), count));
            return next;
        }
    }
}
