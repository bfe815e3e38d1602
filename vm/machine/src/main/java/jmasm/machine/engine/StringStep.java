package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Strings;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.StringOperation;

/** String instructions. One that is not done yet is the next instruction again. */
final class StringStep extends Step {

    private final Strings strings;

    StringStep(Instruction instruction, StringOperation operation) {
        super(instruction);
        strings = new Strings(
                operation,
                instruction.operandSize() * 8,
                instruction.addressSize() * 8,
                OperandStep.dataSegment(instruction),
                instruction.prefixes().repeat());
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        return strings.execute(cpu, memory) ? next : address;
    }
}
