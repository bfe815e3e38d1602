package jmasm.machine.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jmasm.machine.memory.AddressSpace;

/**
 * The 512 bytes of FXSAVE and FXRSTOR. As the recorded processor does, only what 32-bit mode has is written, and the
 * pointers to the last x87 instruction are zeros.
 */
public final class FxSave {

    /** Of the whole. Its last byte is asked for first, which shows in the address of a page fault. */
    private static final int SIZE = 512;

    /** Bytes behind it are not written. */
    private static final int USED = 288;

    private static final int CONTROL = 0;
    private static final int STATUS = 2;
    private static final int TAGS = 4;
    private static final int MXCSR = 24;
    private static final int MXCSR_MASK = 28;
    private static final int REGISTERS = 32;
    private static final int XMM = 160;

    private FxSave() {}

    /** @param at aligned to 16 */
    public static void save(Cpu cpu, AddressSpace memory, int at) {
        ByteBuffer image = ByteBuffer.allocate(USED).order(ByteOrder.LITTLE_ENDIAN);
        Fpu fpu = cpu.fpu();
        image.putShort(CONTROL, (short) fpu.control());
        image.putShort(STATUS, (short) fpu.status());
        image.put(TAGS, (byte) ~emptyRegisters(fpu.tags()));
        image.putInt(MXCSR, cpu.mxcsr());
        image.putInt(MXCSR_MASK, Mxcsr.MASK);
        int top = fpu.status() >>> 11;
        for (int i = 0; i < 8; i++) {
            int register = top + i & 7;
            image.putLong(REGISTERS + 16 * i, fpu.significand(register));
            image.putShort(REGISTERS + 16 * i + 8, (short) fpu.signExponent(register));
            image.putLong(XMM + 16 * i, cpu.xmmLow(i));
            image.putLong(XMM + 16 * i + 8, cpu.xmmHigh(i));
        }
        memory.modify8(at + SIZE - 1);
        memory.modify8(at);
        memory.write(at, image.array(), 0, USED);
    }

    /**
     * All of it is read and checked before anything changes.
     *
     * @param at aligned to 16
     * @throws ProtectionFault when MXCSR has bits that it may not have
     */
    public static void restore(Cpu cpu, AddressSpace memory, int at) {
        ByteBuffer image = ByteBuffer.allocate(USED).order(ByteOrder.LITTLE_ENDIAN);
        memory.read8(at + SIZE - 1);
        memory.read(at, image.array(), 0, USED);
        load(cpu, image);
    }

    private static void load(Cpu cpu, ByteBuffer image) {
        int mxcsr = image.getInt(MXCSR);
        if ((mxcsr & ~Mxcsr.MASK) != 0) {
            throw new ProtectionFault(0);
        }
        cpu.setMxcsr(mxcsr);
        Fpu fpu = cpu.fpu();
        fpu.setControl(image.getShort(CONTROL));
        fpu.setStatus(image.getShort(STATUS));
        int top = fpu.status() >>> 11;
        for (int i = 0; i < 8; i++) {
            fpu.setRegister(top + i & 7, image.getShort(REGISTERS + 16 * i + 8), image.getLong(REGISTERS + 16 * i));
            cpu.setXmm(i, image.getLong(XMM + 16 * i), image.getLong(XMM + 16 * i + 8));
        }
        fpu.setTags(tags(~image.get(TAGS)));
    }

    /** A bit for each register that is empty. */
    private static int emptyRegisters(int tags) {
        int empty = 0;
        for (int i = 0; i < 8; i++) {
            empty |= (tags >>> 2 * i & 3) == 3 ? 1 << i : 0;
        }
        return empty;
    }

    private static int tags(int empty) {
        int tags = 0;
        for (int i = 0; i < 8; i++) {
            tags |= (empty >>> i & 1) == 0 ? 0 : 3 << 2 * i;
        }
        return tags;
    }
}
