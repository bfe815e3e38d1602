package jmasm.machine.engine;

import jmasm.machine.engine.X87ArithmeticStep.Function;
import jmasm.x86.Instruction;
import jmasm.x86.X87Operation;

/** Picks the step for an x87 instruction. */
final class X87Steps {

    private X87Steps() {}

    static Step of(Instruction instruction, X87Operation operation) {
        return switch (operation) {
            case FADD -> arithmetic(instruction, Function.ADD);
            case FADDP -> popping(instruction, Function.ADD);
            case FIADD -> integer(instruction, Function.ADD);
            case FMUL -> arithmetic(instruction, Function.MULTIPLY);
            case FMULP -> popping(instruction, Function.MULTIPLY);
            case FIMUL -> integer(instruction, Function.MULTIPLY);
            case FSUB -> arithmetic(instruction, Function.SUBTRACT);
            case FSUBP -> popping(instruction, Function.SUBTRACT);
            case FISUB -> integer(instruction, Function.SUBTRACT);
            case FSUBR -> arithmetic(instruction, Function.SUBTRACT_REVERSED);
            case FSUBRP -> popping(instruction, Function.SUBTRACT_REVERSED);
            case FISUBR -> integer(instruction, Function.SUBTRACT_REVERSED);
            case FDIV -> arithmetic(instruction, Function.DIVIDE);
            case FDIVP -> popping(instruction, Function.DIVIDE);
            case FIDIV -> integer(instruction, Function.DIVIDE);
            case FDIVR -> arithmetic(instruction, Function.DIVIDE_REVERSED);
            case FDIVRP -> popping(instruction, Function.DIVIDE_REVERSED);
            case FIDIVR -> integer(instruction, Function.DIVIDE_REVERSED);

            case FLD, FST, FSTP, FSTPNCE, FILD, FIST, FISTP, FISTTP, FBLD, FBSTP, FXCH, FCMOVCC ->
                new X87MoveStep(instruction, operation);

            case FCOM -> new X87CompareStep(instruction, false, false, false, 0);
            case FCOMP -> new X87CompareStep(instruction, false, false, false, 1);
            case FCOMPP -> new X87CompareStep(instruction, false, false, false, 2);
            case FICOM -> new X87CompareStep(instruction, true, false, false, 0);
            case FICOMP -> new X87CompareStep(instruction, true, false, false, 1);
            case FUCOM -> new X87CompareStep(instruction, false, true, false, 0);
            case FUCOMP -> new X87CompareStep(instruction, false, true, false, 1);
            case FUCOMPP -> new X87CompareStep(instruction, false, true, false, 2);
            case FCOMI -> new X87CompareStep(instruction, false, false, true, 0);
            case FCOMIP -> new X87CompareStep(instruction, false, false, true, 1);
            case FUCOMI -> new X87CompareStep(instruction, false, true, true, 0);
            case FUCOMIP -> new X87CompareStep(instruction, false, true, true, 1);

            case FLD1, FLDL2T, FLDL2E, FLDPI, FLDLG2, FLDLN2, FLDZ -> new X87FunctionStep(instruction, operation);
            case FCHS, FABS, FSQRT, FSCALE, FPREM, FPREM1, FRNDINT, FXTRACT, FTST, FXAM ->
                new X87FunctionStep(instruction, operation);
            case F2XM1, FYL2X, FYL2XP1, FPTAN, FPATAN, FSIN, FCOS, FSINCOS ->
                new X87FunctionStep(instruction, operation);

            case FNINIT, FNCLEX, FLDCW, FNSTCW, FNSTSW, FLDENV, FNSTENV, FNSAVE, FRSTOR ->
                new X87ControlStep(instruction, operation);
            case FINCSTP, FDECSTP, FFREE, FFREEP, FNOP, WAIT -> new X87ControlStep(instruction, operation);
        };
    }

    private static Step arithmetic(Instruction instruction, Function function) {
        return new X87ArithmeticStep(instruction, function, false, false);
    }

    private static Step popping(Instruction instruction, Function function) {
        return new X87ArithmeticStep(instruction, function, false, true);
    }

    private static Step integer(Instruction instruction, Function function) {
        return new X87ArithmeticStep(instruction, function, true, false);
    }
}
