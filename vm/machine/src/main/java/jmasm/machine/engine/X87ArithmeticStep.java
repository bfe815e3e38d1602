package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.X87Arithmetic;
import jmasm.machine.cpu.X87Operands;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Access;
import jmasm.x86.Instruction;
import jmasm.x86.OperandKind;
import jmasm.x86.Register;

/** FADD, FSUB, FSUBR, FMUL, FDIV, FDIVR with their integer and popping forms. */
final class X87ArithmeticStep extends X87Step {

    /** What is computed of the destination d and the source s. */
    enum Function {
        /** d + s */
        ADD,
        /** d * s */
        MULTIPLY,
        /** d - s */
        SUBTRACT,
        /** s - d */
        SUBTRACT_REVERSED,
        /** d / s */
        DIVIDE,
        /** s / d */
        DIVIDE_REVERSED
    }

    private final Function function;
    private final boolean integer;
    private final boolean pops;

    /** The destination is ST(i) and the source ST. */
    private final boolean intoRegister;

    X87ArithmeticStep(Instruction instruction, Function function, boolean integer, boolean pops) {
        super(instruction);
        this.function = function;
        this.integer = integer;
        this.pops = pops;
        intoRegister = place == null
                && instruction.operand(0) instanceof Register
                && instruction.form().operands().get(0).kind() == OperandKind.STI
                && instruction.access(0) == Access.READ_WRITE;
    }

    @Override
    void execute(Cpu cpu, Fpu fpu, AddressSpace memory) {
        int to = fpu.slot(0);
        int from;
        if (place != null) {
            from = load(fpu, memory, source(cpu));
            leaveData(cpu, fpu);
        } else if (intoRegister) {
            from = to;
            to = fpu.slot(register);
        } else {
            from = fpu.slot(register);
        }
        boolean done = switch (function) {
            case ADD -> X87Arithmetic.add(fpu, to, to, from);
            case MULTIPLY -> X87Arithmetic.multiply(fpu, to, to, from);
            case SUBTRACT -> X87Arithmetic.subtract(fpu, to, to, from);
            case SUBTRACT_REVERSED -> X87Arithmetic.subtract(fpu, to, from, to);
            case DIVIDE -> X87Arithmetic.divide(fpu, to, to, from);
            case DIVIDE_REVERSED -> X87Arithmetic.divide(fpu, to, from, to);
        };
        if (pops && done) {
            fpu.pop();
        }
    }

    private int load(Fpu fpu, AddressSpace memory, int at) {
        if (integer) {
            return X87Operands.integer(fpu, size == 4 ? memory.read32(at) : (short) memory.read16(at));
        }
        return size == 8 ? X87Operands.real64(fpu, memory.read64(at)) : X87Operands.real32(fpu, memory.read32(at));
    }
}
