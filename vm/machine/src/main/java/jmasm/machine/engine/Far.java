package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.cpu.Segment;
import jmasm.machine.cpu.Stack;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.FarPointer;

/**
 * Far transfers as far as user mode gets with them: there is one code segment, so only the selector check and what
 * is pushed and popped tell them from near ones. There are no call gates and no task gates on Windows.
 */
final class Far {

    private Far() {}

    static int jump(Cpu cpu, AddressSpace memory, FarPointer pointer, Place operand, int width) {
        int to = pointer != null ? pointer.offset() : offset(cpu, memory, (Place.InMemory) operand, width);
        cpu.loadSegment(Segment.CS, selector(cpu, memory, pointer, operand, width));
        return to;
    }

    static int call(Cpu cpu, AddressSpace memory, FarPointer pointer, Place operand, int width, int next) {
        int to = pointer != null ? pointer.offset() : offset(cpu, memory, (Place.InMemory) operand, width);
        int old = cpu.selector(Segment.CS);
        cpu.loadSegment(Segment.CS, selector(cpu, memory, pointer, operand, width));
        int esp = cpu.esp();
        boolean pushed = false;
        try {
            Stack.push(cpu, memory, width, old);
            Stack.push(cpu, memory, width, next);
            pushed = true;
        } finally {
            if (!pushed) {
                cpu.setEsp(esp);
            }
        }
        return to;
    }

    static int ret(Cpu cpu, AddressSpace memory, int width, int release) {
        int to = Stack.top(cpu, memory, width, 0);
        loadReturnSelector(cpu, Stack.top(cpu, memory, width, width / 8));
        cpu.setEsp(cpu.esp() + width / 4 + release);
        return to;
    }

    static int iret(Cpu cpu, AddressSpace memory, int width) {
        int to = Stack.top(cpu, memory, width, 0);
        int selector = Stack.top(cpu, memory, width, width / 8);
        int flags = Stack.top(cpu, memory, width, width / 4);
        loadReturnSelector(cpu, selector);
        cpu.setEsp(cpu.esp() + width / 8 * 3);
        Stack.setFlags(cpu, width, flags);
        return to;
    }

    /** The first part of a far pointer in memory. */
    static int offset(Cpu cpu, AddressSpace memory, Place.InMemory place, int width) {
        int address = place.address(cpu, 0, width / 8, false);
        return width == 32 ? memory.read32(address) : memory.read16(address);
    }

    /** The second part of a far pointer in memory. */
    static int selector(Cpu cpu, AddressSpace memory, Place.InMemory place, int width) {
        return memory.read16(place.address(cpu, width / 8, 2, false));
    }

    private static int selector(Cpu cpu, AddressSpace memory, FarPointer pointer, Place operand, int width) {
        return pointer != null ? pointer.selector() : selector(cpu, memory, (Place.InMemory) operand, width);
    }

    /** A return never leads to a more privileged segment. */
    private static void loadReturnSelector(Cpu cpu, int selector) {
        if ((selector & 3) != 3) {
            throw new ProtectionFault(selector & 0xFFFC);
        }
        cpu.loadSegment(Segment.CS, selector);
    }
}
