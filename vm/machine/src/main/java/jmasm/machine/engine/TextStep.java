package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.TextComparison;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.TextOperation;

/** SSE4.2's comparisons of texts. */
final class TextStep extends VectorStep {

    private final TextOperation operation;

    TextStep(Instruction instruction, TextOperation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        int at = readAddress(cpu);
        TextComparison comparison = new TextComparison(
                cpu.xmmLow(first), cpu.xmmHigh(first), low(cpu, memory, at), high(cpu, memory, at), constant);
        int matches = switch (operation) {
            case PCMPESTRI, PCMPESTRM -> comparison.explicit(cpu, cpu.eax(), cpu.edx());
            default -> comparison.implicit(cpu);
        };
        switch (operation) {
            case PCMPESTRI, PCMPISTRI -> cpu.setEcx(comparison.index(matches));
            default -> cpu.setXmm(0, comparison.mask(matches, 0), comparison.mask(matches, 1));
        }
        return next;
    }
}
