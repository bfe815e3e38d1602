package jmasm.machine.engine;

import jmasm.x86.ArithmeticOperation;
import jmasm.x86.BitOperation;
import jmasm.x86.ConversionOperation;
import jmasm.x86.FloatOperation;
import jmasm.x86.FlowOperation;
import jmasm.x86.Instruction;
import jmasm.x86.MoveOperation;
import jmasm.x86.Operation;
import jmasm.x86.PackedOperation;
import jmasm.x86.ShuffleOperation;
import jmasm.x86.StateOperation;
import jmasm.x86.StringOperation;
import jmasm.x86.SystemOperation;
import jmasm.x86.TextOperation;
import jmasm.x86.VectorMoveOperation;
import jmasm.x86.X87Operation;

/**
 * Picks the step for an instruction. Each family of operations has a class of steps that takes any operands; its switch
 * is the one place where the family's operations meet their semantics, and javac refuses it when one is missing. The
 * commonest forms of general registers have faster steps, {@link FastSteps}, which call the same semantics.
 */
final class Steps {

    private Steps() {}

    /** @param flat whether offsets are addresses, which the fast steps count on */
    static Step of(Instruction instruction, boolean flat) {
        Step fast = flat ? FastSteps.of(instruction) : null;
        return fast != null ? fast : general(instruction, instruction.operation());
    }

    private static Step general(Instruction instruction, Operation operation) {
        if (operation instanceof MoveOperation move) {
            return new MoveStep(instruction, move);
        } else if (operation instanceof ArithmeticOperation arithmetic) {
            return new ArithmeticStep(instruction, arithmetic);
        } else if (operation instanceof FlowOperation flow) {
            return new FlowStep(instruction, flow);
        } else if (operation instanceof StringOperation string) {
            return new StringStep(instruction, string);
        } else if (operation instanceof BitOperation bits) {
            return new BitStep(instruction, bits);
        } else if (operation instanceof SystemOperation system) {
            return new SystemStep(instruction, system);
        } else if (operation instanceof X87Operation x87) {
            return X87Steps.of(instruction, x87);
        } else if (operation instanceof PackedOperation packed) {
            return new PackedStep(instruction, packed);
        } else if (operation instanceof ShuffleOperation shuffle) {
            return new ShuffleStep(instruction, shuffle);
        } else if (operation instanceof VectorMoveOperation move) {
            return new VectorMoveStep(instruction, move);
        } else if (operation instanceof FloatOperation floats) {
            return new FloatStep(instruction, floats);
        } else if (operation instanceof ConversionOperation conversion) {
            return new ConversionStep(instruction, conversion);
        } else if (operation instanceof TextOperation text) {
            return new TextStep(instruction, text);
        } else if (operation instanceof StateOperation state) {
            return new StateStep(instruction, state);
        }
        throw new IllegalStateException("a family without steps: " + operation);
    }
}
