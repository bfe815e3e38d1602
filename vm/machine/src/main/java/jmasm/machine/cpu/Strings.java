package jmasm.machine.cpu;

import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Repeat;
import jmasm.x86.StringOperation;

/**
 * A string instruction, with everything about it that does not change from one execution to the next.
 *
 * <p>With a repeat prefix every element is completed before the next begins: a fault leaves ESI, EDI and ECX at the
 * element that failed, so that the same instruction, executed again, goes on there. Flags are those of before the
 * instruction then (manual, "REP/REPE/REPZ/REPNE/REPNZ").
 *
 * @param operation    of which INS and OUTS fault: a program has no ports
 * @param width        of an element, 8, 16 or 32
 * @param addressWidth of the index and count registers, 16 or 32
 * @param source       the segment register for (E)SI; the destination's is always ES
 */
public record Strings(StringOperation operation, int width, int addressWidth, int source, Repeat repeat) {

    /**
     * Executes it. With TF set only one element is done, after which the processor traps.
     *
     * @return false when elements are left, so that EIP stays at the instruction
     */
    public boolean execute(Cpu cpu, AddressSpace memory) {
        if (operation == StringOperation.INS || operation == StringOperation.OUTS) {
            throw ProtectionFault.privilegedInstruction();
        }
        if (repeat == Repeat.NONE) {
            element(cpu, memory);
            return true;
        }
        int result = cpu.result;
        int carries = cpu.carries;
        boolean completed = false;
        try {
            boolean done = repeated(cpu, memory);
            completed = true;
            return done;
        } finally {
            if (!completed) {
                cpu.result = result;
                cpu.carries = carries;
            }
        }
    }

    private boolean repeated(Cpu cpu, AddressSpace memory) {
        boolean compares = operation == StringOperation.CMPS || operation == StringOperation.SCAS;
        while (count(cpu) != 0) {
            if (!bulk(cpu, memory)) {
                element(cpu, memory);
                setCount(cpu, count(cpu) - 1);
                if (compares && cpu.zf() != (repeat == Repeat.REPE)) {
                    return true;
                }
                if (cpu.tf()) {
                    return count(cpu) == 0;
                }
            }
        }
        return true;
    }

    private void element(Cpu cpu, AddressSpace memory) {
        switch (operation) {
            case MOVS -> {
                store(cpu, memory, load(cpu, memory));
                advance(cpu, Cpu.ESI);
                advance(cpu, Cpu.EDI);
            }
            case STOS -> {
                store(cpu, memory, cpu.get(width, Cpu.EAX));
                advance(cpu, Cpu.EDI);
            }
            case LODS -> {
                cpu.set(width, Cpu.EAX, load(cpu, memory));
                advance(cpu, Cpu.ESI);
            }
            case CMPS -> {
                int a = load(cpu, memory);
                Arithmetic.cmp(cpu, width, a, destination(cpu, memory));
                advance(cpu, Cpu.ESI);
                advance(cpu, Cpu.EDI);
            }
            case SCAS -> {
                Arithmetic.cmp(cpu, width, cpu.get(width, Cpu.EAX), destination(cpu, memory));
                advance(cpu, Cpu.EDI);
            }
            case INS, OUTS -> throw new IllegalStateException(operation + " is privileged");
        }
    }

    /** Does many elements of a forward move or fill at once where nothing tells the difference. */
    private boolean bulk(Cpu cpu, AddressSpace memory) {
        if (addressWidth != 32 || cpu.df() || cpu.tf() || !cpu.flat() || source == Segment.FS || source == Segment.GS) {
            return false;
        }
        int unit = width >>> 3;
        int bytes = (int) Math.min((cpu.ecx() & 0xFFFF_FFFFL) * unit, AddressSpace.PAGE_SIZE);
        int done;
        if (operation == StringOperation.MOVS) {
            done = memory.copyAhead(cpu.edi(), cpu.esi(), bytes, unit);
            cpu.setEsi(cpu.esi() + done);
        } else if (operation == StringOperation.STOS) {
            done = memory.fillAhead(cpu.edi(), cpu.eax(), bytes, unit);
        } else {
            return false;
        }
        cpu.setEdi(cpu.edi() + done);
        cpu.setEcx(cpu.ecx() - done / unit);
        return done != 0;
    }

    private int load(Cpu cpu, AddressSpace memory) {
        return read(memory, cpu.segment(source).address(cpu.get(addressWidth, Cpu.ESI), width >>> 3, false));
    }

    private int destination(Cpu cpu, AddressSpace memory) {
        return read(memory, cpu.segment(Segment.ES).address(cpu.get(addressWidth, Cpu.EDI), width >>> 3, false));
    }

    private int read(AddressSpace memory, int address) {
        return width == 32 ? memory.read32(address) : width == 8 ? memory.read8(address) : memory.read16(address);
    }

    private void store(Cpu cpu, AddressSpace memory, int value) {
        int address = cpu.segment(Segment.ES).address(cpu.get(addressWidth, Cpu.EDI), width >>> 3, true);
        if (width == 32) {
            memory.write32(address, value);
        } else if (width == 8) {
            memory.write8(address, value);
        } else {
            memory.write16(address, value);
        }
    }

    private void advance(Cpu cpu, int index) {
        int step = cpu.df() ? -(width >>> 3) : width >>> 3;
        cpu.set(addressWidth, index, cpu.get(addressWidth, index) + step);
    }

    private int count(Cpu cpu) {
        return cpu.get(addressWidth, Cpu.ECX);
    }

    private void setCount(Cpu cpu, int value) {
        cpu.set(addressWidth, Cpu.ECX, value);
    }
}
