package jmasm.machine.cpu;

import jmasm.machine.memory.AddressSpace;

/**
 * FSTENV, FSAVE, FLDENV, FRSTOR in the two formats of protected mode: 28 bytes, or 14 under an operand size prefix,
 * and behind them, for the whole state, the eight registers from ST on.
 */
public final class X87Environment {

    private static final int RESERVED = 0xFFFF_0000;
    private static final int SELECTOR = 0xFFFF;
    private static final int REGISTERS = 80;
    private static final int LONGEST_INSTRUCTION = 15;

    private X87Environment() {}

    /** Bytes of an environment. @param width 16 or 32 */
    public static int size(int width) {
        return width == 32 ? 28 : 14;
    }

    /** Bytes of the whole state. @param width 16 or 32 */
    public static int stateSize(int width) {
        return size(width) + REGISTERS;
    }

    /** FNSTENV: afterwards all exceptions are masked. */
    public static byte[] store(Fpu f, AddressSpace memory, int width) {
        byte[] bytes = new byte[size(width)];
        storeEnvironment(f, memory, width, bytes);
        f.setControl(f.control() | Fpu.EXCEPTIONS);
        return bytes;
    }

    /** FNSAVE: afterwards the unit is as FNINIT leaves it. */
    public static byte[] save(Fpu f, AddressSpace memory, int width) {
        byte[] bytes = new byte[stateSize(width)];
        storeEnvironment(f, memory, width, bytes);
        for (int i = 0; i < 8; i++) {
            int at = size(width) + 10 * i;
            long low = f.significand(f.slot(i));
            put(bytes, at, (int) low, 4);
            put(bytes, at + 4, (int) (low >>> 32), 4);
            put(bytes, at + 8, f.signExponent(f.slot(i)), 2);
        }
        f.initialize();
        return bytes;
    }

    private static void storeEnvironment(Fpu f, AddressSpace memory, int width, byte[] bytes) {
        int size = width >>> 3;
        int fill = width == 32 ? RESERVED : 0;
        put(bytes, 0, f.control() | fill, size);
        put(bytes, size, f.status() | fill, size);
        put(bytes, 2 * size, f.tags() | fill, size);
        put(bytes, 3 * size, f.instructionPointer, size);
        int opcode = width == 32 ? opcode(f, memory) << 16 : 0;
        put(bytes, 4 * size, f.instructionSelector | opcode, size);
        put(bytes, 5 * size, f.dataPointer, size);
        put(bytes, 6 * size, f.dataSelector | fill, size);
    }

    /** The three lowest bits of the first byte behind the prefixes, and the second, of the last instruction. */
    private static int opcode(Fpu f, AddressSpace memory) {
        if (f.opcode >= 0) {
            return f.opcode;
        }
        byte[] code = new byte[LONGEST_INSTRUCTION];
        int count = memory.fetch(f.instructionPointer, code);
        for (int i = 0; i + 1 < count; i++) {
            if ((code[i] & 0xF8) == 0xD8) {
                return (code[i] & 7) << 8 | code[i + 1] & 0xFF;
            }
        }
        return 0;
    }

    /** FLDENV. */
    public static void load(Fpu f, int width, byte[] bytes) {
        int size = width >>> 3;
        f.setControl(get(bytes, 0, 2));
        f.setStatus(get(bytes, size, 2));
        f.setTags(get(bytes, 2 * size, 2));
        f.setPointers(
                get(bytes, 4 * size, 2) & SELECTOR,
                get(bytes, 3 * size, size),
                get(bytes, 6 * size, 2) & SELECTOR,
                get(bytes, 5 * size, size),
                width == 32 ? get(bytes, 18, 2) & 0x7FF : 0);
    }

    /** FRSTOR. */
    public static void restore(Fpu f, int width, byte[] bytes) {
        load(f, width, bytes);
        int empty = f.empty;
        for (int i = 0; i < 8; i++) {
            int at = size(width) + 10 * i;
            long low = get(bytes, at, 4) & 0xFFFF_FFFFL | (long) get(bytes, at + 4, 4) << 32;
            f.set(f.slot(i), get(bytes, at + 8, 2), low);
        }
        f.empty = empty;
    }

    private static void put(byte[] bytes, int at, int value, int size) {
        for (int i = 0; i < size; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    private static int get(byte[] bytes, int at, int size) {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[at + i] & 0xFF) << 8 * i;
        }
        return value;
    }
}
