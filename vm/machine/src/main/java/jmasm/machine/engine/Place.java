package jmasm.machine.engine;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;
import jmasm.x86.Immediate;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.Register;

/** Where a value of 8, 16 or 32 bits is fetched from or stored to. Values are zero-extended. */
sealed interface Place {

    int get(Cpu cpu, AddressSpace memory);

    /** Fetches what {@link #set} will replace: the store can't fault any more then. */
    int modify(Cpu cpu, AddressSpace memory);

    void set(Cpu cpu, AddressSpace memory, int value);

    /** In bits. */
    int width();

    /** The place that a decoded operand names; a constant for those that have no place. */
    static Place of(Operand operand) {
        if (operand instanceof Register register && register.kind() == Register.Kind.GENERAL) {
            return new InRegister(register.size() * 8, register.number());
        }
        if (operand instanceof Memory memory) {
            return InMemory.of(memory);
        }
        if (operand instanceof Immediate immediate) {
            return new Constant((int) immediate.value());
        }
        return new Constant(0);
    }

    /** A general register. */
    record InRegister(int width, int number) implements Place {

        @Override
        public int get(Cpu cpu, AddressSpace memory) {
            return cpu.get(width, number);
        }

        @Override
        public int modify(Cpu cpu, AddressSpace memory) {
            return cpu.get(width, number);
        }

        @Override
        public void set(Cpu cpu, AddressSpace memory, int value) {
            cpu.set(width, number, value);
        }
    }

    /** A value in the instruction. */
    record Constant(int value) implements Place {

        @Override
        public int get(Cpu cpu, AddressSpace memory) {
            return value;
        }

        @Override
        public int modify(Cpu cpu, AddressSpace memory) {
            return value;
        }

        @Override
        public void set(Cpu cpu, AddressSpace memory, int ignored) {
            throw new IllegalStateException("a constant can't be stored to");
        }

        @Override
        public int width() {
            return 32;
        }
    }

    /**
     * Memory.
     *
     * @param base    a register, {@link Cpu#NONE} when there is none; likewise {@code index}
     * @param shift   of the index, 0 to 3
     * @param mask    FFFFh for 16-bit addressing, else all ones
     * @param segment the segment register's number
     */
    record InMemory(int width, int segment, int base, int index, int shift, int displacement, int mask)
            implements Place {

        static InMemory of(Memory memory) {
            return new InMemory(
                    memory.size() * 8,
                    memory.effectiveSegment().number(),
                    memory.base() == null ? Cpu.NONE : memory.base().number(),
                    memory.index() == null ? Cpu.NONE : memory.index().number(),
                    Integer.numberOfTrailingZeros(memory.scale()),
                    memory.displacement(),
                    memory.addressSize() == 2 ? 0xFFFF : -1);
        }

        /** The address within the segment. */
        int offset(Cpu cpu) {
            return cpu.get32(base) + (cpu.get32(index) << shift) + displacement & mask;
        }

        /** The address of {@code size} bytes, {@code distance} behind where the operand begins. */
        int address(Cpu cpu, int distance, int size, boolean write) {
            return cpu.segment(segment).address(offset(cpu) + distance & mask, size, write);
        }

        /** The same place so many bytes further on. */
        InMemory displaced(int bytes) {
            return new InMemory(width, segment, base, index, shift, displacement + bytes, mask);
        }

        @Override
        public int get(Cpu cpu, AddressSpace memory) {
            int address = address(cpu, 0, width >>> 3, false);
            return width == 32 ? memory.read32(address) : width == 8 ? memory.read8(address) : memory.read16(address);
        }

        @Override
        public int modify(Cpu cpu, AddressSpace memory) {
            int address = address(cpu, 0, width >>> 3, true);
            return width == 32
                    ? memory.modify32(address)
                    : width == 8 ? memory.modify8(address) : memory.modify16(address);
        }

        @Override
        public void set(Cpu cpu, AddressSpace memory, int value) {
            int address = address(cpu, 0, width >>> 3, true);
            if (width == 32) {
                memory.write32(address, value);
            } else if (width == 8) {
                memory.write8(address, value);
            } else {
                memory.write16(address, value);
            }
        }
    }
}
