package jmasm.machine.cpu;

import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;

/**
 * Pushing and popping. ESP changes only after the memory access has succeeded, so that a fault leaves everything as
 * it was; several accesses of one instruction are asked for before the first is made.
 */
public final class Stack {

    private Stack() {}

    /** @param width 16 or 32 */
    public static void push(Cpu cpu, AddressSpace memory, int width, int value) {
        int size = width >>> 3;
        int to = cpu.esp() - size;
        if (width == 32) {
            memory.write32(cpu.stackAddress(to, 4, true), value);
        } else {
            memory.write16(cpu.stackAddress(to, 2, true), value);
        }
        cpu.setEsp(to);
    }

    /** A segment register: with 32 bits the processors of today write 16 and leave the upper half as it was. */
    public static void pushSegment(Cpu cpu, AddressSpace memory, int width, int selector) {
        int to = cpu.esp() - (width >>> 3);
        memory.write16(cpu.stackAddress(to, 2, true), selector);
        cpu.setEsp(to);
    }

    /** @param width 16 or 32 */
    public static int pop(Cpu cpu, AddressSpace memory, int width) {
        int value = top(cpu, memory, width, 0);
        cpu.setEsp(cpu.esp() + (width >>> 3));
        return value;
    }

    /** The value {@code bytes} above the top, which stays. */
    public static int top(Cpu cpu, AddressSpace memory, int width, int bytes) {
        int at = cpu.esp() + bytes;
        return width == 32
                ? memory.read32(cpu.stackAddress(at, 4, false))
                : memory.read16(cpu.stackAddress(at, 2, false));
    }

    public static void pusha(Cpu cpu, AddressSpace memory, int width) {
        int esp = cpu.esp();
        int size = width >>> 3;
        requireWritable(cpu, memory, esp - 8 * size, 8 * size);
        for (int register = 0; register < 8; register++) {
            int at = cpu.stackAddress(esp - (register + 1) * size, size, true);
            if (width == 32) {
                memory.write32(at, cpu.get32(register));
            } else {
                memory.write16(at, cpu.get16(register));
            }
        }
        cpu.setEsp(esp - 8 * size);
    }

    /** The saved (E)SP is passed over. */
    public static void popa(Cpu cpu, AddressSpace memory, int width) {
        int size = width >>> 3;
        // The outermost two first: when both can be read so can what lies between, and no register has changed yet.
        int edi = top(cpu, memory, width, 0);
        int eax = top(cpu, memory, width, 7 * size);
        for (int register = Cpu.ESI; register > Cpu.EAX; register--) {
            if (register != Cpu.ESP) {
                cpu.set(width, register, top(cpu, memory, width, (7 - register) * size));
            }
        }
        cpu.set(width, Cpu.EDI, edi);
        cpu.set(width, Cpu.EAX, eax);
        cpu.setEsp(cpu.esp() + 8 * size);
    }

    public static void pushf(Cpu cpu, AddressSpace memory, int width) {
        push(cpu, memory, width, cpu.eflags() & ~(Flags.VM | Flags.RF));
    }

    public static void popf(Cpu cpu, AddressSpace memory, int width) {
        setFlags(cpu, width, pop(cpu, memory, width));
    }

    /** What POPF and IRET can set in user mode; IF and IOPL keep their values without a fault. */
    public static void setFlags(Cpu cpu, int width, int value) {
        cpu.setUserFlags(width, value);
    }

    /**
     * @param frame  bytes for locals, 0 to 65,535
     * @param nested how many frame pointers are copied, taken modulo 32
     */
    public static void enter(Cpu cpu, AddressSpace memory, int width, int frame, int nested) {
        int size = width >>> 3;
        int level = nested & 31;
        int esp = cpu.esp();
        int newFrame = esp - size;
        requireWritable(cpu, memory, newFrame - level * size, (level + 1) * size);
        int bottom = newFrame - level * size - frame;
        // The processor probes the lowest byte of the new frame, so that a guard page is met here and not later.
        requireWritable(cpu, memory, bottom, 1);
        int[] links = new int[level];
        for (int i = 1; i < level; i++) {
            int at = cpu.ebp() - i * size;
            links[i - 1] = width == 32
                    ? memory.read32(cpu.stackAddress(at, 4, false))
                    : memory.read16(cpu.stackAddress(at, 2, false));
        }
        push(cpu, memory, width, cpu.get(width, Cpu.EBP));
        for (int i = 1; i < level; i++) {
            push(cpu, memory, width, links[i - 1]);
        }
        if (level > 0) {
            push(cpu, memory, width, newFrame);
        }
        cpu.set(width, Cpu.EBP, newFrame);
        cpu.setEsp(bottom);
    }

    public static void leave(Cpu cpu, AddressSpace memory, int width) {
        int from = cpu.ebp();
        int frame = width == 32
                ? memory.read32(cpu.stackAddress(from, 4, false))
                : memory.read16(cpu.stackAddress(from, 2, false));
        cpu.set(width, Cpu.EBP, frame);
        cpu.setEsp(from + (width >>> 3));
    }

    /** Throws what the first refused byte of the range deserves, the range being written from its top down. */
    private static void requireWritable(Cpu cpu, AddressSpace memory, int offset, int length) {
        int low = cpu.stackAddress(offset, length, true);
        for (int page = low + length - 1 & -AddressSpace.PAGE_SIZE; ; page -= AddressSpace.PAGE_SIZE) {
            int at = Integer.compareUnsigned(page, low) < 0 ? low : page;
            MemoryFault fault = memory.probe(at, 1, AccessKind.WRITE).orElse(null);
            if (fault != null) {
                throw fault;
            }
            if (at == low) {
                return;
            }
        }
    }
}
