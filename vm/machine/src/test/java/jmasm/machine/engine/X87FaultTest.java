package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jmasm.machine.cpu.Fpu;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.MemoryFault;
import org.junit.jupiter.api.Test;

/** Exceptions of x87 come late, faults of memory at once; in both cases nothing has changed that should not have. */
class X87FaultTest {

    /** fldcw [410000h] with division by zero and invalid operations unmasked. */
    private static final String UNMASK = "D92D 00004100";

    private static final String CONTROL = "7A02";

    private static Guest guest(String code) {
        Guest guest = new Guest(UNMASK + code + "CC");
        guest.poke(Guest.DATA, CONTROL);
        return guest;
    }

    @Test
    void theProcessStartsAsWindowsStartsIt() {
        Fpu fpu = new Guest("CC").cpu.fpu();
        assertEquals(0x027F, fpu.control());
        assertEquals(0, fpu.status());
        assertEquals(0xFFFF, fpu.tags());
    }

    @Test
    void theNextWaitingInstructionFaults() {
        // fld1 / fldz / fdivp st(1),st / mov eax,5 / nop / fld1
        Guest guest = guest("D9E8 D9EE DEF9 B805000000 90 D9E8");
        assertInstanceOf(Exit.FloatingPointError.class, guest.run());
        Fpu fpu = guest.cpu.fpu();
        assertEquals(Guest.CODE + 6 + 6 + 6, guest.cpu.eip(), "the instruction that waited");
        assertEquals(5, guest.cpu.eax());
        assertEquals(Guest.CODE + 6 + 4, fpu.instructionPointer(), "the instruction that failed");
        assertEquals(6, fpu.status() >>> 11 & 7, "nothing was popped");
        assertEquals(0x8084, fpu.status() & ~0x3800);
        assertEquals(0x3FFF, fpu.signExponent(7));
        assertEquals(0, fpu.significand(6));
        assertInstanceOf(Exit.FloatingPointError.class, guest.run(), "and again");
    }

    @Test
    void controlInstructionsDoNotWait() {
        // fld1 / fldz / fdivp / fnstsw ax / fnstcw [410004h] / fnclex / fld1
        Guest guest = guest("D9E8 D9EE DEF9 DFE0 D93D 04004100 DBE2 D9E8");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(0xB084, guest.cpu.eax());
        assertEquals(0x027A, guest.memory.read16(Guest.DATA + 4));
    }

    @Test
    void fwaitWaits() {
        // fldz / fchs / fld1 / fchs / fsqrt / fwait
        Guest guest = guest("D9EE D9E0 D9E8 D9E0 D9FA 9B");
        assertInstanceOf(Exit.FloatingPointError.class, guest.run());
        assertEquals(Guest.CODE + 6 + 10, guest.cpu.eip());
        assertEquals(0xBFFF, guest.cpu.fpu().signExponent(6), "the operand is as it was");
    }

    @Test
    void unmaskingWhatIsPendingFaults() {
        // fld1 / fldz / fdivp / fldcw / fld1
        Guest guest = new Guest("D9E8 D9EE DEF9" + UNMASK + "D9E8 CC");
        guest.poke(Guest.DATA, CONTROL);
        assertInstanceOf(Exit.FloatingPointError.class, guest.run());
        assertEquals(Guest.CODE + 12, guest.cpu.eip());
        assertEquals(0x7FFF, guest.cpu.fpu().signExponent(7), "masked when it happened: an infinity");
    }

    @Test
    void memoryFaultsLeaveTheStackAlone() {
        // fld1 / fstp qword ptr [410FFCh]: the page ends in the middle of it
        Guest guest = new Guest("D9E8 DD1D FC0F4100 CC");
        Exit exit = guest.run();
        MemoryFault fault = assertInstanceOf(Exit.PageFault.class, exit).fault();
        assertEquals(Guest.DATA + 0x1000, fault.address());
        assertEquals(AccessKind.WRITE, fault.kind());
        assertEquals(Guest.CODE + 2, guest.cpu.eip());
        assertEquals(7, guest.cpu.fpu().status() >>> 11);
        assertEquals(0, guest.memory.read32(Guest.DATA + 0xFFC));
        // fnsave [410FC0h]
        guest = new Guest("D9E8 DD35 C00F4100 CC");
        assertInstanceOf(Exit.PageFault.class, guest.run());
        assertEquals(0x027F, guest.cpu.fpu().control(), "not initialized");
        // fadd qword ptr [410FFCh]
        guest = new Guest("D9E8 DC05 FC0F4100 CC");
        fault = assertInstanceOf(Exit.PageFault.class, guest.run()).fault();
        assertEquals(AccessKind.READ, fault.kind());
        assertEquals(0, guest.cpu.fpu().instructionPointer() - Guest.CODE, "fld1 was the last that was done");
    }

    @Test
    void theEnvironmentSaysWhereItHappened() {
        // fld1 / fdiv qword ptr [410100h] / fnstenv [410200h]
        Guest guest = guest("D9E8 DC35 00014100 D935 00024100");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        int at = Guest.DATA + 0x200;
        assertEquals(0xFFFF_027A, guest.memory.read32(at));
        assertEquals(0xFFFF_B884, guest.memory.read32(at + 4));
        assertEquals(0xFFFF_3FFF, guest.memory.read32(at + 8));
        assertEquals(Guest.CODE + 8, guest.memory.read32(at + 12));
        assertEquals(0x0435_001B, guest.memory.read32(at + 16), "opcode and CS");
        assertEquals(Guest.DATA + 0x100, guest.memory.read32(at + 20));
        assertEquals(0xFFFF_0023, guest.memory.read32(at + 24));
        assertTrue(!guest.cpu.fpu().isErrorPending(), "all masked now");
    }
}
