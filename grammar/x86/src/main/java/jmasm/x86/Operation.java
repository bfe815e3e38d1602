package jmasm.x86;

import java.util.ArrayList;
import java.util.List;

/**
 * What an instruction does. Forms that differ in operands, sizes or encoding only share one; the machine has one
 * semantics method for each. Names are the manual's mnemonics where one stands for the whole, else say more; no name
 * is used in two families. A family is what one class of the machine's steps executes.
 */
public sealed interface Operation
        permits ArithmeticOperation,
                BitOperation,
                MoveOperation,
                StringOperation,
                FlowOperation,
                SystemOperation,
                X87Operation,
                PackedOperation,
                ShuffleOperation,
                VectorMoveOperation,
                FloatOperation,
                ConversionOperation,
                TextOperation,
                StateOperation {

    /** As {@code x86.tbl} has it, in {@code op=} or as a mnemonic in lower case. */
    String name();

    /** Every operation, family by family. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>(512);
        addAll(all, ArithmeticOperation.values());
        addAll(all, BitOperation.values());
        addAll(all, MoveOperation.values());
        addAll(all, StringOperation.values());
        addAll(all, FlowOperation.values());
        addAll(all, SystemOperation.values());
        addAll(all, X87Operation.values());
        addAll(all, PackedOperation.values());
        addAll(all, ShuffleOperation.values());
        addAll(all, VectorMoveOperation.values());
        addAll(all, FloatOperation.values());
        addAll(all, ConversionOperation.values());
        addAll(all, TextOperation.values());
        addAll(all, StateOperation.values());
        return all;
    }

    private static void addAll(List<Operation> all, Operation[] family) {
        for (Operation operation : family) {
            all.add(operation);
        }
    }
}
