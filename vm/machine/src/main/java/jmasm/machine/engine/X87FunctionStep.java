package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.X87Arctangent;
import jmasm.machine.cpu.X87Arithmetic;
import jmasm.machine.cpu.X87Compare;
import jmasm.machine.cpu.X87Functions;
import jmasm.machine.cpu.X87Loads;
import jmasm.machine.cpu.X87Logarithms;
import jmasm.machine.cpu.X87Trigonometry;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.X87Operation;

/** Instructions whose operands are ST, and maybe ST(1), and constants. */
final class X87FunctionStep extends X87Step {

    private final X87Operation operation;

    X87FunctionStep(Instruction instruction, X87Operation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    void execute(Cpu cpu, Fpu fpu, AddressSpace memory) {
        switch (operation) {
            case FLD1 -> X87Loads.one(fpu);
            case FLDL2T -> X87Loads.log2Of10(fpu);
            case FLDL2E -> X87Loads.log2OfE(fpu);
            case FLDPI -> X87Loads.pi(fpu);
            case FLDLG2 -> X87Loads.log10Of2(fpu);
            case FLDLN2 -> X87Loads.lnOf2(fpu);
            case FLDZ -> X87Loads.zero(fpu);
            case FCHS -> X87Functions.changeSign(fpu);
            case FABS -> X87Functions.absolute(fpu);
            case FSQRT -> X87Arithmetic.squareRoot(fpu);
            case FSCALE -> X87Functions.scale(fpu);
            case FPREM -> X87Functions.remainder(fpu);
            case FPREM1 -> X87Functions.remainderToNearest(fpu);
            case FRNDINT -> X87Functions.round(fpu);
            case FXTRACT -> X87Functions.extract(fpu);
            case FTST -> X87Compare.test(fpu);
            case FXAM -> X87Compare.examine(fpu);
            case F2XM1 -> X87Logarithms.powerMinusOne(fpu);
            case FYL2X -> X87Logarithms.logarithm(fpu);
            case FYL2XP1 -> X87Logarithms.logarithmPlusOne(fpu);
            case FPTAN -> X87Trigonometry.tangent(fpu);
            case FPATAN -> X87Arctangent.arctangent(fpu);
            case FSIN -> X87Trigonometry.sine(fpu);
            case FCOS -> X87Trigonometry.cosine(fpu);
            default -> X87Trigonometry.sineAndCosine(fpu);
        }
    }
}
