package jmasm.machine.engine;

import jmasm.machine.cpu.Arithmetic;
import jmasm.machine.cpu.Bits;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;

/**
 * Operations that store to two places. Memory goes first: the registers that make up its address may be the other
 * place.
 */
final class Exchange {

    private Exchange() {}

    static void swap(Cpu cpu, AddressSpace memory, Place first, Place second) {
        int a = first.modify(cpu, memory);
        int b = second.modify(cpu, memory);
        if (second instanceof Place.InMemory) {
            second.set(cpu, memory, a);
            first.set(cpu, memory, b);
        } else {
            first.set(cpu, memory, b);
            second.set(cpu, memory, a);
        }
    }

    /** XADD. Of one register with itself, the sum is what stays. */
    static void add(Cpu cpu, AddressSpace memory, int width, Place first, Place second) {
        int old = first.modify(cpu, memory);
        int sum = Arithmetic.add(cpu, width, old, second.get(cpu, memory));
        if (first instanceof Place.InMemory) {
            first.set(cpu, memory, sum);
            second.set(cpu, memory, old);
        } else {
            second.set(cpu, memory, old);
            first.set(cpu, memory, sum);
        }
    }

    /** CMPXCHG. */
    static void compare(Cpu cpu, AddressSpace memory, int width, Place first, Place second) {
        int old = first.modify(cpu, memory);
        Arithmetic.cmp(cpu, width, cpu.get(width, Cpu.EAX), old);
        if (cpu.zf()) {
            first.set(cpu, memory, second.get(cpu, memory));
        } else {
            cpu.set(width, Cpu.EAX, old);
        }
    }

    /** CMPXCHG8B. */
    static void compare8(Cpu cpu, AddressSpace memory, Place.InMemory place) {
        int address = place.address(cpu, 0, 8, true);
        long old = memory.modify64(address);
        boolean equal = old == ((long) cpu.edx() << 32 | cpu.eax() & 0xFFFF_FFFFL);
        if (equal) {
            memory.write64(address, (long) cpu.ecx() << 32 | cpu.ebx() & 0xFFFF_FFFFL);
        } else {
            cpu.setEax((int) old);
            cpu.setEdx((int) (old >>> 32));
        }
        Bits.setZero(cpu, equal);
    }
}
