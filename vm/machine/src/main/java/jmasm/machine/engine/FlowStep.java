package jmasm.machine.engine;

import jmasm.machine.cpu.ControlFlow;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.cpu.Segment;
import jmasm.machine.cpu.Stack;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.FlowOperation;
import jmasm.x86.Instruction;

/** Jumps, calls and the stack. */
final class FlowStep extends OperandStep {

    private final FlowOperation operation;

    FlowStep(Instruction instruction, FlowOperation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        return switch (operation) {
            case PUSH -> {
                // A selector is zero-extended to 32 bits, as on the recorded processor; others leave the upper half.
                int value = segment >= 0 ? cpu.selector(segment) : operand(cpu, memory);
                Stack.push(cpu, memory, width, value);
                yield next;
            }
            case POP -> pop(cpu, memory);
            case POP_SEGMENT -> {
                cpu.loadSegment(segment, Stack.top(cpu, memory, width, 0));
                cpu.setEsp(cpu.esp() + width / 8);
                yield next;
            }
            case PUSHA -> {
                Stack.pusha(cpu, memory, width);
                yield next;
            }
            case POPA -> {
                Stack.popa(cpu, memory, width);
                yield next;
            }
            case PUSHF -> {
                Stack.pushf(cpu, memory, width);
                yield next;
            }
            case POPF -> {
                Stack.popf(cpu, memory, width);
                yield next;
            }
            case ENTER -> {
                Stack.enter(cpu, memory, width, operand(cpu, memory), source(cpu, memory));
                yield next;
            }
            case LEAVE -> {
                Stack.leave(cpu, memory, width);
                yield next;
            }
            case JMP -> target(cpu, memory);
            case JMP_FAR -> Far.jump(cpu, memory, pointer, first, width);
            case JCC -> ControlFlow.holds(cpu, condition) ? target : next;
            case JCXZ -> ControlFlow.jcxz(cpu, addressWidth) ? target : next;
            case LOOP -> ControlFlow.loop(cpu, addressWidth) ? target : next;
            case LOOPE -> ControlFlow.loope(cpu, addressWidth) ? target : next;
            case LOOPNE -> ControlFlow.loopne(cpu, addressWidth) ? target : next;
            case CALL -> {
                int to = target(cpu, memory);
                Stack.push(cpu, memory, width, next);
                yield to;
            }
            case CALL_FAR -> Far.call(cpu, memory, pointer, first, width, next);
            case RET -> {
                int to = Stack.pop(cpu, memory, width);
                cpu.setEsp(cpu.esp() + (first == null ? 0 : operand(cpu, memory)));
                yield to;
            }
            case RET_FAR -> Far.ret(cpu, memory, width, first == null ? 0 : operand(cpu, memory));
            case IRET -> Far.iret(cpu, memory, width);
            case INTO -> {
                if (cpu.of()) {
                    throw new ExitRequest(new Exit.Overflow(next));
                }
                yield next;
            }
            case BOUND -> bound(cpu, memory);
            case INT, INT3, INT1, SYSENTER, UD ->
                throw new IllegalStateException(operation + " is the exit of a block, not a step");
            case SYSEXIT -> throw ProtectionFault.privilegedInstruction();
        };
    }

    @Override
    boolean delaysTrap() {
        return segment == Segment.SS && operation == FlowOperation.POP_SEGMENT;
    }

    private int pop(Cpu cpu, AddressSpace memory) {
        int esp = cpu.esp();
        int value = Stack.pop(cpu, memory, width);
        // An address that is made with ESP is made with the new one; a fault must not show that.
        boolean stored = false;
        try {
            first.set(cpu, memory, value);
            stored = true;
        } finally {
            if (!stored) {
                cpu.setEsp(esp);
            }
        }
        return next;
    }

    private int bound(Cpu cpu, AddressSpace memory) {
        Place.InMemory bounds = (Place.InMemory) second;
        int lower = read(memory, bounds.address(cpu, 0, width / 8, false));
        int upper = read(memory, bounds.address(cpu, width / 8, width / 8, false));
        if (ControlFlow.bound(width, operand(cpu, memory), lower, upper)) {
            throw new ExitRequest(new Exit.BoundRange());
        }
        return next;
    }

    private int read(AddressSpace memory, int address) {
        return width == 32 ? memory.read32(address) : memory.read16(address);
    }
}
