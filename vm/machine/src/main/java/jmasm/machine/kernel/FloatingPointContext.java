package jmasm.machine.kernel;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.Mxcsr;
import jmasm.machine.nt.StatusException;

/**
 * The two floating-point parts of CONTEXT: FloatSave, as FSAVE lays it out, and ExtendedRegisters, as FXSAVE does. Both
 * hold the x87 registers from the top of the stack on, each with its sign and exponent behind 64 bits of significand.
 */
final class FloatingPointContext {

    private static final int FLOAT_SAVE = 0x1C;
    private static final int CONTROL_WORD = FLOAT_SAVE;
    private static final int STATUS_WORD = FLOAT_SAVE + 0x04;
    private static final int TAG_WORD = FLOAT_SAVE + 0x08;
    private static final int ERROR_OFFSET = FLOAT_SAVE + 0x0C;
    private static final int ERROR_SELECTOR = FLOAT_SAVE + 0x10;
    private static final int DATA_OFFSET = FLOAT_SAVE + 0x14;
    private static final int DATA_SELECTOR = FLOAT_SAVE + 0x18;
    private static final int REGISTER_AREA = FLOAT_SAVE + 0x1C;
    private static final int REGISTER = 10;

    /** FSAVE's words are 32 bits in memory, with ones above the 16 that count. */
    private static final int UPPER_ONES = 0xFFFF_0000;

    private static final int EXTENDED_REGISTERS = 0xCC;
    private static final int FX_CONTROL = EXTENDED_REGISTERS;
    private static final int FX_TAGS = EXTENDED_REGISTERS + 0x04;
    private static final int FX_MXCSR = EXTENDED_REGISTERS + 0x18;
    private static final int FX_MXCSR_MASK = EXTENDED_REGISTERS + 0x1C;
    private static final int FX_REGISTERS = EXTENDED_REGISTERS + 0x20;
    private static final int FX_XMM = EXTENDED_REGISTERS + 0xA0;
    private static final int FX_REGISTER = 16;

    private static final int REGISTERS = 8;
    private static final int EMPTY = 3;

    private FloatingPointContext() {}

    static void write(Cpu cpu, UserMemory user, int context) throws StatusException {
        Fpu fpu = cpu.fpu();
        user.write32(context + CONTROL_WORD, UPPER_ONES | fpu.control());
        user.write32(context + STATUS_WORD, UPPER_ONES | fpu.status());
        user.write32(context + TAG_WORD, UPPER_ONES | fpu.tags());
        user.write32(context + ERROR_OFFSET, fpu.instructionPointer());
        user.write32(context + ERROR_SELECTOR, fpu.instructionSelector());
        user.write32(context + DATA_OFFSET, fpu.dataPointer());
        user.write32(context + DATA_SELECTOR, UPPER_ONES | fpu.dataSelector());
        user.write32(context + FX_CONTROL, fpu.control() | fpu.status() << 16);
        user.write32(context + FX_TAGS, abridged(fpu.tags()));
        user.write32(context + FX_MXCSR, cpu.mxcsr());
        user.write32(context + FX_MXCSR_MASK, Mxcsr.MASK);
        for (int i = 0; i < REGISTERS; i++) {
            int number = fromTop(fpu, i);
            writeRegister(fpu, number, user, context + REGISTER_AREA + REGISTER * i);
            writeRegister(fpu, number, user, context + FX_REGISTERS + FX_REGISTER * i);
            user.write64(context + FX_XMM + FX_REGISTER * i, cpu.xmmLow(i));
            user.write64(context + FX_XMM + FX_REGISTER * i + 8, cpu.xmmHigh(i));
        }
    }

    /** From FloatSave. */
    static void loadFloatSave(Cpu cpu, UserMemory user, int context) throws StatusException {
        Fpu fpu = cpu.fpu();
        fpu.setControl(user.read16(context + CONTROL_WORD));
        fpu.setStatus(user.read16(context + STATUS_WORD));
        fpu.setTags(user.read16(context + TAG_WORD));
        fpu.setPointers(
                user.read16(context + ERROR_SELECTOR),
                user.read32(context + ERROR_OFFSET),
                user.read16(context + DATA_SELECTOR),
                user.read32(context + DATA_OFFSET),
                0);
        for (int i = 0; i < REGISTERS; i++) {
            readRegister(fpu, fromTop(fpu, i), user, context + REGISTER_AREA + REGISTER * i);
        }
    }

    /** The SSE part of ExtendedRegisters; the x87 part stands in FloatSave as well, and that one counts. */
    static void loadExtended(Cpu cpu, UserMemory user, int context) throws StatusException {
        cpu.setMxcsr(user.read32(context + FX_MXCSR) & Mxcsr.MASK);
        for (int i = 0; i < REGISTERS; i++) {
            int at = context + FX_XMM + FX_REGISTER * i;
            cpu.setXmm(i, user.read64(at), user.read64(at + 8));
        }
    }

    /** The register that ST(i) is. */
    private static int fromTop(Fpu fpu, int i) {
        return (fpu.status() >>> 11) + i & 7;
    }

    private static void writeRegister(Fpu fpu, int number, UserMemory user, int address) throws StatusException {
        user.write64(address, fpu.significand(number));
        byte[] signExponent = {(byte) fpu.signExponent(number), (byte) (fpu.signExponent(number) >> 8)};
        user.writeBytes(address + 8, signExponent, 2);
    }

    private static void readRegister(Fpu fpu, int number, UserMemory user, int address) throws StatusException {
        fpu.setRegister(number, user.read16(address + 8), user.read64(address));
    }

    /** FXSAVE's tags: one bit a register, set unless it is empty. */
    private static int abridged(int tags) {
        int bits = 0;
        for (int i = 0; i < REGISTERS; i++) {
            bits |= (tags >>> 2 * i & 3) == EMPTY ? 0 : 1 << i;
        }
        return bits;
    }
}
