package jmasm.machine.engine;

import jmasm.machine.cpu.ControlFlow;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Moves;
import jmasm.machine.cpu.Segment;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.MoveOperation;

/** Moves of general and segment registers. */
final class MoveStep extends OperandStep {

    private final MoveOperation operation;
    /** Of XLAT, which does not name it among its operands. */
    private final int tableSegment;

    MoveStep(Instruction instruction, MoveOperation operation) {
        super(instruction);
        this.operation = operation;
        tableSegment = dataSegment(instruction);
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        return switch (operation) {
            case SETCC -> store(cpu, memory, Moves.setcc(cpu, condition));
            case MOV, MOVZX -> store(cpu, memory, source(cpu, memory));
            case MOV_FROM_SEGMENT -> store(cpu, memory, cpu.selector(segment));
            case MOV_TO_SEGMENT -> {
                cpu.loadSegment(segment, source(cpu, memory));
                yield next;
            }
            case MOVSX -> store(cpu, memory, Moves.movsx(second.width(), width, source(cpu, memory)));
            case CMOVCC -> {
                // The source is read, and may fault, also when the condition does not hold.
                int value = source(cpu, memory);
                yield ControlFlow.holds(cpu, condition) ? store(cpu, memory, value) : next;
            }
            case XCHG -> {
                Exchange.swap(cpu, memory, first, second);
                yield next;
            }
            case LEA -> store(cpu, memory, ((Place.InMemory) second).offset(cpu));
            case CBW -> {
                cpu.set(width, Cpu.EAX, Moves.movsx(width / 2, width, cpu.get(width / 2, Cpu.EAX)));
                yield next;
            }
            case CWD -> {
                cpu.set(width, Cpu.EDX, Moves.signOf(width, cpu.get(width, Cpu.EAX)));
                yield next;
            }
            case XLAT -> {
                int offset = cpu.ebx() + cpu.get8(Cpu.EAX) & (addressWidth == 16 ? 0xFFFF : -1);
                yield setAl(cpu, memory.read8(cpu.segment(tableSegment).address(offset, 1, false)));
            }
            case LAHF -> {
                cpu.set8(4, Moves.lahf(cpu));
                yield next;
            }
            case SAHF -> {
                Moves.sahf(cpu, cpu.get8(4));
                yield next;
            }
            case SALC -> setAl(cpu, Moves.salc(cpu));
            case LDS -> loadFar(cpu, memory, Segment.DS);
            case LES -> loadFar(cpu, memory, Segment.ES);
            case LFS -> loadFar(cpu, memory, Segment.FS);
            case LGS -> loadFar(cpu, memory, Segment.GS);
            case LSS -> loadFar(cpu, memory, Segment.SS);
        };
    }

    @Override
    boolean delaysTrap() {
        return segment == Segment.SS && operation == MoveOperation.MOV_TO_SEGMENT;
    }

    private int loadFar(Cpu cpu, AddressSpace memory, int into) {
        Place.InMemory place = (Place.InMemory) second;
        int offset = Far.offset(cpu, memory, place, width);
        cpu.loadSegment(into, Far.selector(cpu, memory, place, width));
        return store(cpu, memory, offset);
    }
}
