package jmasm.machine.kernel;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Flags;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.cpu.Segment;
import jmasm.machine.nt.StatusException;

/** CONTEXT: a thread's registers in user memory. */
final class Context {

    static final int SIZE = 0x2CC;

    private static final int CONTEXT_I386 = 0x1_0000;
    private static final int CONTROL = CONTEXT_I386 | 1;
    private static final int INTEGER = CONTEXT_I386 | 2;
    private static final int SEGMENTS = CONTEXT_I386 | 4;
    private static final int FLOATING_POINT = CONTEXT_I386 | 8;
    private static final int DEBUG_REGISTERS = CONTEXT_I386 | 0x10;
    private static final int EXTENDED_REGISTERS = CONTEXT_I386 | 0x20;
    private static final int ALL = CONTROL | INTEGER | SEGMENTS | FLOATING_POINT | DEBUG_REGISTERS | EXTENDED_REGISTERS;

    private static final int CONTEXT_FLAGS = 0x00;
    private static final int GS = 0x8C;
    private static final int FS = 0x90;
    private static final int ES = 0x94;
    private static final int DS = 0x98;
    private static final int EDI = 0x9C;
    private static final int ESI = 0xA0;
    private static final int EBX = 0xA4;
    private static final int EDX = 0xA8;
    private static final int ECX = 0xAC;
    private static final int EAX = 0xB0;
    private static final int EBP = 0xB4;
    private static final int EIP = 0xB8;
    private static final int CS = 0xBC;
    private static final int EFLAGS = 0xC0;
    private static final int ESP = 0xC4;
    private static final int SS = 0xC8;

    /** What user mode may choose; IOPL is dropped, interrupts stay on. */
    private static final int USER_EFLAGS = 0x3F_4DD7;

    private Context() {}

    static void write(Cpu cpu, UserMemory user, int address) throws StatusException {
        user.writeBytes(address, new byte[SIZE], SIZE);
        user.write32(address + CONTEXT_FLAGS, ALL);
        FloatingPointContext.write(cpu, user, address);
        user.write32(address + GS, cpu.selector(Segment.GS));
        user.write32(address + FS, cpu.selector(Segment.FS));
        user.write32(address + ES, cpu.selector(Segment.ES));
        user.write32(address + DS, cpu.selector(Segment.DS));
        user.write32(address + EDI, cpu.edi());
        user.write32(address + ESI, cpu.esi());
        user.write32(address + EBX, cpu.ebx());
        user.write32(address + EDX, cpu.edx());
        user.write32(address + ECX, cpu.ecx());
        user.write32(address + EAX, cpu.eax());
        user.write32(address + EBP, cpu.ebp());
        user.write32(address + EIP, cpu.eip());
        user.write32(address + CS, cpu.selector(Segment.CS));
        user.write32(address + EFLAGS, cpu.eflags());
        user.write32(address + ESP, cpu.esp());
        user.write32(address + SS, cpu.selector(Segment.SS));
    }

    /** Loads the parts that the CONTEXT's flags name. All of it is read before anything changes. */
    static void load(Cpu cpu, UserMemory user, int address) throws StatusException {
        user.probeForRead("Context", address, SIZE, 4);
        user.readBytes(address, SIZE);
        int flags = user.read32(address + CONTEXT_FLAGS);
        if ((flags & CONTROL) == CONTROL) {
            cpu.setEbp(user.read32(address + EBP));
            cpu.setEip(user.read32(address + EIP));
            cpu.setEflags(user.read32(address + EFLAGS) & USER_EFLAGS | Flags.IF);
            cpu.setEsp(user.read32(address + ESP));
        }
        if ((flags & INTEGER) == INTEGER) {
            cpu.setEdi(user.read32(address + EDI));
            cpu.setEsi(user.read32(address + ESI));
            cpu.setEbx(user.read32(address + EBX));
            cpu.setEdx(user.read32(address + EDX));
            cpu.setEcx(user.read32(address + ECX));
            cpu.setEax(user.read32(address + EAX));
        }
        if ((flags & SEGMENTS) == SEGMENTS) {
            loadSegment(cpu, Segment.DS, user.read32(address + DS));
            loadSegment(cpu, Segment.ES, user.read32(address + ES));
            loadSegment(cpu, Segment.FS, user.read32(address + FS));
            loadSegment(cpu, Segment.GS, user.read32(address + GS));
        }
        if ((flags & EXTENDED_REGISTERS) == EXTENDED_REGISTERS) {
            FloatingPointContext.loadExtended(cpu, user, address);
        }
        if ((flags & FLOATING_POINT) == FLOATING_POINT) {
            FloatingPointContext.loadFloatSave(cpu, user, address);
        }
    }

    /** A selector that the processor refuses becomes the null selector, as on the return from an interrupt. */
    private static void loadSegment(Cpu cpu, int register, int selector) {
        try {
            cpu.loadSegment(register, (selector & 0xFFFC) == 0 ? 0 : selector | 3);
        } catch (ProtectionFault e) {
            cpu.loadSegment(register, 0);
        }
    }
}
