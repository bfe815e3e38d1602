package jmasm.machine.linux;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.engine.Exit;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;

/** Exceptions as signals. Handlers get what they look at; they may only leave by a jump, never return. */
final class Signals {

    static final int ILL = 4;
    static final int TRAP = 5;
    static final int FPE = 8;
    static final int SEGV = 11;

    private static final int HANDLERS = 65;

    /** Of the user's context: the registers behind flags, link and stack. */
    private static final int REGISTERS = 20;

    private final AddressSpace memory;
    private final int[] handlers = new int[HANDLERS];

    Signals(AddressSpace memory) {
        this.memory = memory;
    }

    /** rt_sigaction. */
    int set(int signal, int action, int old) {
        if (old != 0) {
            memory.write32(old, handlers[signal]);
        }
        if (action != 0) {
            handlers[signal] = memory.read32(action);
        }
        return 0;
    }

    /** The signal that Linux sends for a fault; 0 for what is none. */
    static int of(Exit exit) {
        if (exit instanceof Exit.InvalidOpcode) {
            return ILL;
        }
        if (exit instanceof Exit.DivideError
                || exit instanceof Exit.FloatingPointError
                || exit instanceof Exit.SimdException) {
            return FPE;
        }
        if (isInterrupt(exit, 3)
                || exit instanceof Exit.Breakpoint
                || exit instanceof Exit.SingleStep
                || exit instanceof Exit.DebugTrap) {
            return TRAP;
        }
        boolean segment = exit instanceof Exit.PageFault
                || exit instanceof Exit.GeneralProtection
                || exit instanceof Exit.Overflow
                || exit instanceof Exit.BoundRange
                || exit instanceof Exit.Interrupt;
        return segment ? SEGV : 0;
    }

    /** INT 3 and INT 4 are gates that programs may use. */
    private static boolean isInterrupt(Exit exit, int vector) {
        return exit instanceof Exit.Interrupt interrupt && interrupt.vector() == vector;
    }

    /** Enters the handler of a signal. @return false when there is none */
    boolean deliver(Cpu cpu, Exit exit) {
        int signal = of(exit);
        int handler = handlers[signal];
        if (signal == 0 || handler == 0 || handler == 1) {
            return false;
        }
        int context = (cpu.esp() - 0x400) & -16;
        int information = context - 128;
        memory.write(information, new byte[128 + 0x100], 0, 128 + 0x100);
        memory.write32(information, signal);
        int[] registers = {
            0,
            0,
            0,
            0,
            cpu.edi(),
            cpu.esi(),
            cpu.ebp(),
            cpu.esp(),
            cpu.ebx(),
            cpu.edx(),
            cpu.ecx(),
            cpu.eax(),
            trap(exit),
            error(exit),
            after(cpu, exit),
            0,
            cpu.eflags(),
            cpu.esp(),
            0,
            0,
            0,
            address(exit)
        };
        for (int i = 0; i < registers.length; i++) {
            memory.write32(context + REGISTERS + 4 * i, registers[i]);
        }
        int frame = information - 16;
        memory.write32(frame, 0);
        memory.write32(frame + 4, signal);
        memory.write32(frame + 8, information);
        memory.write32(frame + 12, context);
        memory.write32(information + 8, code(exit));
        memory.write32(information + 12, isInstruction(exit) ? cpu.eip() : address(exit));
        cpu.setEsp(frame);
        cpu.setEip(handler);
        cpu.setDf(false);
        return true;
    }

    /** Of these the address is that of the instruction. */
    private static boolean isInstruction(Exit exit) {
        return exit instanceof Exit.InvalidOpcode || of(exit) == FPE || exit instanceof Exit.SingleStep;
    }

    /** si_code: ILL_ILLOPN, FPE_INTDIV, SEGV_MAPERR or SEGV_ACCERR, TRAP_TRACE, SI_KERNEL. */
    private int code(Exit exit) {
        if (exit instanceof Exit.PageFault page) {
            return memory.isMapped(page.fault().address()) ? 2 : 1;
        }
        return switch (of(exit)) {
            case ILL, TRAP -> exit instanceof Exit.InvalidOpcode || exit instanceof Exit.SingleStep ? 2 : 0x80;
            case FPE -> 1;
            default -> 0x80;
        };
    }

    private static int trap(Exit exit) {
        if (exit instanceof Exit.DivideError) {
            return 0;
        } else if (exit instanceof Exit.SingleStep || exit instanceof Exit.DebugTrap) {
            return 1;
        } else if (exit instanceof Exit.Breakpoint || isInterrupt(exit, 3)) {
            return 3;
        } else if (exit instanceof Exit.Overflow || isInterrupt(exit, 4)) {
            return 4;
        } else if (exit instanceof Exit.BoundRange) {
            return 5;
        } else if (exit instanceof Exit.InvalidOpcode) {
            return 6;
        } else if (exit instanceof Exit.PageFault) {
            return 14;
        } else if (exit instanceof Exit.FloatingPointError) {
            return 16;
        }
        return exit instanceof Exit.SimdException ? 19 : 13;
    }

    private int error(Exit exit) {
        if (exit instanceof Exit.Interrupt interrupt) {
            return interrupt.vector() == 3 || interrupt.vector() == 4 ? 0 : interrupt.vector() * 8 + 2;
        }
        if (exit instanceof Exit.GeneralProtection protection) {
            return protection.errorCode();
        }
        if (!(exit instanceof Exit.PageFault page)) {
            return 0;
        }
        MemoryFault fault = page.fault();
        int present = memory.isMapped(fault.address()) ? 1 : 0;
        return present + (fault.kind() == AccessKind.WRITE ? 6 : fault.kind() == AccessKind.EXECUTE ? 0x14 : 4);
    }

    private static int address(Exit exit) {
        return exit instanceof Exit.PageFault page ? page.fault().address() : 0;
    }

    /** Traps are told of behind the instruction, faults at it. */
    static int after(Cpu cpu, Exit exit) {
        if (exit instanceof Exit.Breakpoint breakpoint) {
            return breakpoint.next();
        }
        if (exit instanceof Exit.DebugTrap trap) {
            return trap.next();
        }
        if (exit instanceof Exit.Interrupt interrupt && (interrupt.vector() == 3 || interrupt.vector() == 4)) {
            return interrupt.next();
        }
        return exit instanceof Exit.Overflow overflow ? overflow.next() : cpu.eip();
    }
}
