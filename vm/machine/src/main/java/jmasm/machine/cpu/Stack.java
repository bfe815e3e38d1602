package jmasm.machine.cpu;

import jmasm.machine.memory.AddressSpace;

/**
 * Pushing and popping. ESP (and of ENTER, EBP) changes only after every memory access has succeeded. PUSHA, POPA and ENTER
 * make theirs one after the other, so that a fault leaves what came before it, below ESP or in the registers that POPA
 * will load again: as the recorded processor does.
 */
public final class Stack {

    private Stack() {}

    /** @param width 16 or 32 */
    public static void push(Cpu cpu, AddressSpace memory, int width, int value) {
        int to = cpu.esp() - (width >>> 3);
        put(cpu, memory, width, to, value);
        cpu.setEsp(to);
    }

    private static void put(Cpu cpu, AddressSpace memory, int width, int offset, int value) {
        if (width == 32) {
            memory.write32(cpu.stackAddress(offset, 4, true), value);
        } else {
            memory.write16(cpu.stackAddress(offset, 2, true), value);
        }
    }

    /** @param width 16 or 32 */
    public static int pop(Cpu cpu, AddressSpace memory, int width) {
        int value = top(cpu, memory, width, 0);
        cpu.setEsp(cpu.esp() + (width >>> 3));
        return value;
    }

    /** The value {@code bytes} above the top, which stays. */
    public static int top(Cpu cpu, AddressSpace memory, int width, int bytes) {
        return at(cpu, memory, width, cpu.esp() + bytes);
    }

    private static int at(Cpu cpu, AddressSpace memory, int width, int offset) {
        return width == 32
                ? memory.read32(cpu.stackAddress(offset, 4, false))
                : memory.read16(cpu.stackAddress(offset, 2, false));
    }

    /** Faults now if a push to this offset would. */
    private static void ask(Cpu cpu, AddressSpace memory, int width, int offset) {
        if (width == 32) {
            memory.modify32(cpu.stackAddress(offset, 4, true));
        } else {
            memory.modify16(cpu.stackAddress(offset, 2, true));
        }
    }

    public static void pusha(Cpu cpu, AddressSpace memory, int width) {
        int size = width >>> 3;
        for (int register = 0; register < 8; register++) {
            put(cpu, memory, width, cpu.esp() - (register + 1) * size, cpu.get32(register));
        }
        cpu.setEsp(cpu.esp() - 8 * size);
    }

    public static void popa(Cpu cpu, AddressSpace memory, int width) {
        int size = width >>> 3;
        for (int register = Cpu.EDI; register >= Cpu.EAX; register--) {
            int value = top(cpu, memory, width, (7 - register) * size);
            if (register != Cpu.ESP) {
                cpu.set(width, register, value);
            }
        }
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
        int newFrame = cpu.esp() - size;
        int bottom = newFrame - level * size - frame;
        put(cpu, memory, width, newFrame, cpu.get(width, Cpu.EBP));
        for (int i = 1; i < level; i++) {
            put(cpu, memory, width, newFrame - i * size, at(cpu, memory, width, cpu.ebp() - i * size));
        }
        if (level > 0) {
            put(cpu, memory, width, newFrame - level * size, newFrame);
        }
        // The processor also asks for the end of the new frame, so that a guard page is met here and not later.
        ask(cpu, memory, width, bottom);
        cpu.set(width, Cpu.EBP, newFrame);
        cpu.setEsp(bottom);
    }

    public static void leave(Cpu cpu, AddressSpace memory, int width) {
        int from = cpu.ebp();
        int frame = at(cpu, memory, width, from);
        cpu.set(width, Cpu.EBP, frame);
        cpu.setEsp(from + (width >>> 3));
    }
}
