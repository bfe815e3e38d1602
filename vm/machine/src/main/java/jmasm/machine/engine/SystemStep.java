package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.cpu.SystemOps;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Instruction;
import jmasm.x86.SystemOperation;

/** Flags, questions to the processor, and what user mode may not do. */
final class SystemStep extends OperandStep {

    private final SystemOperation operation;

    SystemStep(Instruction instruction, SystemOperation operation) {
        super(instruction);
        this.operation = operation;
    }

    @Override
    int run(Cpu cpu, AddressSpace memory) {
        return switch (operation) {
            case CLC -> {
                SystemOps.clc(cpu);
                yield next;
            }
            case STC -> {
                SystemOps.stc(cpu);
                yield next;
            }
            case CMC -> {
                SystemOps.cmc(cpu);
                yield next;
            }
            case CLD -> {
                cpu.setDf(false);
                yield next;
            }
            case STD -> {
                cpu.setDf(true);
                yield next;
            }
            case NOP, PAUSE -> next;
            case CPUID -> {
                SystemOps.cpuid(cpu);
                yield next;
            }
            case RDTSC -> {
                long ticks = SystemOps.rdtsc(cpu);
                cpu.setEax((int) ticks);
                cpu.setEdx((int) (ticks >>> 32));
                yield next;
            }
            case SGDT -> storeTable(cpu, memory, SystemOps.sgdt());
            case SIDT -> storeTable(cpu, memory, SystemOps.sidt());
            case SLDT -> store(cpu, memory, SystemOps.sldt());
            case SMSW -> store(cpu, memory, SystemOps.smsw(width));
            case STR -> store(cpu, memory, SystemOps.str());
            case LAR -> store(cpu, memory, SystemOps.lar(cpu, width, old(cpu, memory), source(cpu, memory)));
            case LSL -> store(cpu, memory, SystemOps.lsl(cpu, width, old(cpu, memory), source(cpu, memory)));
            case VERR -> {
                SystemOps.verr(cpu, operand(cpu, memory));
                yield next;
            }
            case VERW -> {
                SystemOps.verw(cpu, operand(cpu, memory));
                yield next;
            }
            case ARPL -> {
                // Read first, and stored only when it changes: so a fault says.
                int selector = operand(cpu, memory);
                int least = source(cpu, memory);
                int raised = SystemOps.arpl(selector, least);
                if (raised != selector) {
                    store(cpu, memory, raised);
                }
                SystemOps.setRaised(cpu, raised != selector);
                yield next;
            }
            case CLI,
                    STI,
                    RDPMC,
                    IN,
                    OUT,
                    HLT,
                    CLTS,
                    INVD,
                    WBINVD,
                    INVLPG,
                    LGDT,
                    LIDT,
                    LLDT,
                    LMSW,
                    LTR,
                    MOV_CONTROL,
                    MOV_DEBUG,
                    RDMSR,
                    WRMSR -> throw ProtectionFault.privilegedInstruction();
            case RSM, MOV_TEST -> throw new IllegalStateException(operation + " is the exit of a block, not a step");
        };
    }

    /** Six bytes: limit, base. */
    private int storeTable(Cpu cpu, AddressSpace memory, long table) {
        Place.InMemory place = (Place.InMemory) first;
        int limit = place.address(cpu, 0, 2, true);
        int base = place.address(cpu, 2, 4, true);
        memory.modify16(limit);
        memory.modify32(base);
        memory.write16(limit, (int) table);
        memory.write32(base, (int) (table >>> 16));
        return next;
    }
}
