package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Set;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.memory.Protection;
import jmasm.x86.BitOperation;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Test;

/** Where the engine stops, with which state, and what it counts. */
class InterpreterTest {

    private static final int CODE = Guest.CODE;
    private static final int DATA = Guest.DATA;

    @Test
    void theArticlesStubCallsTheKernel() {
        // mov eax,25h / mov edx,7FFE0300h / call [edx] / retn 2Ch, and at 402000h: mov edx,esp / sysenter
        Guest guest = new Guest("B8 25000000 BA 00004100 FF12 C22C00");
        guest.poke(DATA, "00204000");
        guest.poke(0x0040_2000, "8BD4 0F34 C3");
        assertEquals(new Exit.SysEnter(0x0040_2004), guest.run());
        assertEquals(0x0040_2002, guest.cpu.eip(), "at the instruction");
        assertEquals(0x25, guest.cpu.eax());
        assertEquals(Guest.STACK - 4, guest.cpu.edx());
        assertEquals(CODE + 12, guest.memory.read32(guest.cpu.edx()), "the stub's return address");
        assertEquals(5, guest.engine.retired());
    }

    @Test
    void trapsStandAtTheInstructionAndKnowTheNext() {
        assertEquals(new Exit.Interrupt(0x2E, CODE + 2), stop("CD2E"));
        assertEquals(new Exit.Interrupt(3, CODE + 2), stop("CD03"));
        assertEquals(new Exit.Breakpoint(CODE + 1), stop("CC"));
        assertEquals(new Exit.DebugTrap(CODE + 1), stop("F1"));
        assertEquals(new Exit.InvalidOpcode(), stop("0F0B"));
        assertEquals(new Exit.InvalidOpcode(), stop("F0 90"));
        assertEquals(new Exit.InvalidOpcode(), stop("0FFF FF"));
        assertEquals(new Exit.GeneralProtection(true, 0), stop("F4"));
        assertEquals(new Exit.GeneralProtection(true, 0), stop("FA"));
        assertEquals(new Exit.GeneralProtection(true, 0), stop("EE"));
        assertEquals(new Exit.GeneralProtection(true, 0), stop("0F20C0"));
        assertEquals(new Exit.DivideError(true), stop("F7F1"));
        assertEquals(new Exit.DivideError(true), stop("D400"));
        assertEquals(new Exit.GeneralProtection(false, 0), stop("65 A1 00000000"));
        assertEquals(new Exit.GeneralProtection(false, 0), stop("64 A1 FD0F0000"));
        assertEquals(new Exit.GeneralProtection(false, 0x30), stop("EA 78563412 3300"));
    }

    /** Runs code that must stop at its first instruction with nothing changed. */
    private static Exit stop(String code) {
        Guest guest = new Guest(code);
        String before = guest.cpu.toString();
        Exit exit = guest.run();
        assertEquals(before, guest.cpu.toString(), code);
        boolean completes =
                exit instanceof Exit.Interrupt || exit instanceof Exit.Breakpoint || exit instanceof Exit.DebugTrap;
        assertEquals(completes ? 1 : 0, guest.engine.retired(), code);
        return exit;
    }

    @Test
    void conditionalTraps() {
        // mov al,7Fh / inc al / into
        Guest guest = new Guest("B07F FEC0 CE");
        assertEquals(new Exit.Overflow(CODE + 5), guest.run());
        assertEquals(CODE + 4, guest.cpu.eip());
        assertEquals(3, guest.engine.retired());
        // xor eax,eax / into / int3
        assertInstanceOf(Exit.Breakpoint.class, new Guest("33C0 CE CC").run());
        // bound eax,[410000h] with bounds 0..0
        guest = new Guest("62 05 00004100 40 62 05 00004100 CC");
        assertInstanceOf(Exit.BoundRange.class, guest.run());
        assertEquals(CODE + 7, guest.cpu.eip());
        assertEquals(2, guest.engine.retired());
    }

    @Test
    void divideOverflowIsToldFromDivisionByZero() {
        // mov edx,1 / mov ecx,1 / div ecx
        Guest guest = new Guest("BA 01000000 B9 01000000 F7F1");
        assertEquals(new Exit.DivideError(false), guest.run());
        assertEquals(CODE + 10, guest.cpu.eip());
        assertEquals(1, guest.cpu.edx());
        // mov eax,80000000h / cdq / or ecx,-1 / idiv ecx
        assertEquals(new Exit.DivideError(false), new Guest("B8 00000080 99 83C9FF F7F9").run());
    }

    @Test
    void faultsInTheMiddleOfABlockArePrecise() {
        // inc ebx / mov ecx,5 / add [41FFFEh],eax / inc ebx
        Guest guest = new Guest("43 B9 05000000 01 05 FE0F4100 43 CC");
        guest.cpu.setEax(0x1234_5678);
        guest.cpu.setEflags(0x2D7);
        assertFault(DATA + 0x1000, AccessKind.WRITE, guest.run());
        assertEquals(CODE + 6, guest.cpu.eip());
        assertEquals(1, guest.cpu.ebx());
        assertEquals(5, guest.cpu.ecx());
        assertEquals(0x203, guest.cpu.eflags(), "flags of inc ebx, not of the add");
        assertEquals(0, guest.memory.read16(DATA + 0xFFE));
        assertEquals(2, guest.engine.retired());
        guest.memory.map(DATA + 0x1000, 0x1000, Protection.READ_WRITE);
        assertInstanceOf(Exit.Breakpoint.class, guest.run(), "executed again, it succeeds");
        assertEquals(0x1234_5678, guest.memory.read32(DATA + 0xFFE));
        assertEquals(2, guest.cpu.ebx());
        assertEquals(5, guest.engine.retired());
    }

    @Test
    void pushesAndCallsThatFaultChangeNothing() {
        for (String code : new String[] {
            "50",
            "68 11111111",
            "FF35 00004100",
            "E8 10000000",
            "FF15 00004100",
            "60",
            "9C",
            "C8 100000",
            "1E",
            "9A 00104000 1B00"
        }) {
            Guest guest = new Guest(code);
            guest.cpu.setEsp(Guest.STACK - 0x1000 + 2);
            String before = guest.cpu.toString();
            assertFault(Guest.STACK - 0x1002, AccessKind.WRITE, guest.run(), code);
            assertEquals(before, guest.cpu.toString(), code);
            assertEquals(0, guest.memory.read16(Guest.STACK - 0x1000), code);
        }
        // pop dword ptr [0]; its memory operand is what faults
        Guest guest = new Guest("8F05 00000000");
        guest.cpu.setEsp(Guest.STACK - 8);
        assertFault(0, AccessKind.WRITE, guest.run());
        assertEquals(Guest.STACK - 8, guest.cpu.esp());
    }

    @Test
    void stringsStopAtTheElementThatFaultsAndGoOnThere() {
        // rep movsd: 5 doublewords, the third of which crosses into a missing page
        Guest guest = new Guest("F3A5 CC");
        guest.cpu.setEsi(DATA);
        guest.cpu.setEdi(DATA + 0xFF6);
        guest.cpu.setEcx(5);
        guest.poke(DATA, "01000000 02000000 03000000 04000000 05000000");
        assertFault(DATA + 0x1000, AccessKind.WRITE, guest.run());
        assertEquals(CODE, guest.cpu.eip());
        assertEquals(3, guest.cpu.ecx());
        assertEquals(DATA + 8, guest.cpu.esi());
        assertEquals(DATA + 0xFFE, guest.cpu.edi());
        assertEquals(0, guest.memory.read16(DATA + 0xFFE));
        guest.memory.map(DATA + 0x1000, 0x1000, Protection.READ_WRITE);
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(0, guest.cpu.ecx());
        assertEquals(5, guest.memory.read32(DATA + 0x1006));
        assertEquals(2, guest.engine.retired(), "the string instruction and the breakpoint");
    }

    @Test
    void aComparisonThatFaultsKeepsTheFlagsOfBefore() {
        // repe cmpsb over equal bytes into a missing page
        Guest guest = new Guest("F3A6");
        guest.cpu.setEsi(DATA + 0xFF0);
        guest.cpu.setEdi(DATA + 0xFE0);
        guest.cpu.setEcx(100);
        guest.cpu.setEflags(0x283);
        assertFault(DATA + 0x1000, AccessKind.READ, guest.run());
        assertEquals(100 - 16, guest.cpu.ecx());
        assertEquals(0x283, guest.cpu.eflags());
    }

    @Test
    void instructionsAreFetchedAcrossPages() {
        Guest guest = new Guest("");
        // mov eax,12345678h ends in the next page
        guest.poke(0x0040_1FFE, "B8 78563412 CC");
        guest.cpu.setEip(0x0040_1FFE);
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(0x1234_5678, guest.cpu.eax());

        guest.memory.unmap(0x0040_2000, 0x1000);
        guest.cpu.setEip(0x0040_1FFE);
        assertFault(0x0040_2000, AccessKind.EXECUTE, guest.run());
        assertEquals(0x0040_1FFE, guest.cpu.eip());
        guest.cpu.setEip(0x5000);
        assertFault(0x5000, AccessKind.EXECUTE, guest.run());
    }

    @Test
    void withDepDataIsNotExecuted() {
        Guest guest = new Guest(new AddressSpace(true), "E9 FAEF0000");
        assertFault(DATA - 1, AccessKind.EXECUTE, guest.run());
        assertEquals(1, guest.engine.retired());
        guest.cpu.setEip(DATA);
        assertFault(DATA, AccessKind.EXECUTE, guest.run());
    }

    @Test
    void guardPagesFaultOnEveryAccess() {
        Guest guest = new Guest("A1 00004100 CC");
        guest.memory.protect(DATA, 0x1000, Protection.READ_WRITE.withGuard());
        assertFault(DATA, AccessKind.READ, guest.run());
        guest.memory.protect(DATA, 0x1000, Protection.READ_WRITE);
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
    }

    @Test
    void theBudgetIsExact() {
        // inc eax three times, dec ecx / jnz back
        Guest guest = new Guest("40 40 40 49 75FA CC");
        guest.cpu.setEcx(1000);
        for (int step = 1; step <= 12; step++) {
            assertEquals(new Exit.BudgetUsed(), guest.run(1));
            assertEquals(step, guest.engine.retired());
        }
        assertEquals(8, guest.cpu.eax());
        assertEquals(CODE + 2, guest.cpu.eip());
        assertEquals(new Exit.BudgetUsed(), guest.run(1));
        assertEquals(new Exit.BudgetUsed(), guest.run(987));
        assertEquals(1000, guest.engine.retired());
        assertEquals(new Exit.BudgetUsed(), guest.run(4000));
        assertEquals(CODE + 6, guest.cpu.eip(), "5,000 instructions; the budget ends in front of the breakpoint");
        assertEquals(new Exit.Breakpoint(CODE + 7), guest.run(1));
        assertEquals(5001, guest.engine.retired());
        assertEquals(3000, guest.cpu.eax());
    }

    @Test
    void theTrapFlagStopsBehindEachInstruction() {
        Guest guest = new Guest("40 49 75FC CC");
        guest.cpu.setEcx(2);
        guest.cpu.setEflags(0x302);
        for (int eip : new int[] {CODE + 1, CODE + 2, CODE, CODE + 1, CODE + 2, CODE + 4}) {
            assertEquals(new Exit.SingleStep(), guest.run());
            assertEquals(eip, guest.cpu.eip());
        }
        assertEquals(new Exit.Breakpoint(CODE + 5), guest.run());
    }

    @Test
    void theTrapFlagSetByPopfActsOneInstructionLater() {
        // pushfd / or byte ptr [esp+1],1 / popfd / nop / nop
        Guest guest = new Guest("9C 804C2401 01 9D 90 90 CC");
        assertEquals(new Exit.SingleStep(), guest.run());
        assertEquals(CODE + 8, guest.cpu.eip());
        assertEquals(4, guest.engine.retired());
    }

    @Test
    void aLoadOfTheStackSegmentDelaysTheTrap() {
        // mov ax,ss / mov ss,ax / nop / nop
        Guest guest = new Guest("8CD0 8ED0 90 90");
        guest.cpu.setEflags(0x302);
        assertEquals(new Exit.SingleStep(), guest.run());
        assertEquals(CODE + 2, guest.cpu.eip());
        assertEquals(new Exit.SingleStep(), guest.run());
        assertEquals(CODE + 5, guest.cpu.eip());
    }

    @Test
    void theTrapFlagStopsAStringInstructionAtEveryElement() {
        Guest guest = new Guest("F3AA 90");
        guest.cpu.setEdi(DATA);
        guest.cpu.setEcx(2);
        guest.cpu.setEflags(0x302);
        assertEquals(new Exit.SingleStep(), guest.run());
        assertEquals(CODE, guest.cpu.eip());
        assertEquals(new Exit.SingleStep(), guest.run());
        assertEquals(CODE + 2, guest.cpu.eip());
    }

    @Test
    void segmentRegistersMoveAndTheThreadBlockIsReached() {
        // mov eax,fs:[18h] / push fs / pop es / mov ecx,es:[18h] / mov dx,fs
        Guest guest = new Guest("64 A1 18000000 0FA0 07 26 8B0D 18000000 8CE2 CC");
        guest.memory.write32(Guest.THREAD_BLOCK + 0x18, Guest.THREAD_BLOCK);
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(Guest.THREAD_BLOCK, guest.cpu.eax());
        assertEquals(Guest.THREAD_BLOCK, guest.cpu.ecx());
        assertEquals(0x3B, guest.cpu.edx() & 0xFFFF);
        guest = new Guest("66 1E 1E CC");
        guest.memory.write64(Guest.STACK - 8, -1);
        guest.run();
        assertEquals(0x0023_0000_0023_FFFFL, guest.memory.read64(Guest.STACK - 8));
    }

    @Test
    void aNullDataSegmentFaultsWhereFlatCodeDidNot() {
        // loop: mov eax,[410000h] / mov ds,ecx / jmp loop
        Guest guest = new Guest("A1 00004100 8ED9 EBF7");
        assertEquals(new Exit.GeneralProtection(false, 0), guest.run());
        assertEquals(CODE, guest.cpu.eip());
        assertEquals(3, guest.engine.retired());
    }

    @Test
    void farTransfersStayInTheOneCodeSegment() {
        // call 001B:401010h / int3; at 401010h: retf
        Guest guest = new Guest("9A 10104000 1B00 CC");
        guest.poke(CODE + 0x10, "CB");
        assertEquals(new Exit.Breakpoint(CODE + 8), guest.run());
        assertEquals(Guest.STACK, guest.cpu.esp());
        // pushfd / push cs / push 401020h / iretd
        guest = new Guest("9C 0E 68 20104000 CF");
        guest.poke(CODE + 0x20, "CC");
        assertEquals(new Exit.Breakpoint(CODE + 0x21), guest.run());
        // push 8 / push eax / retf: ring 0 is not to be had
        assertEquals(new Exit.GeneralProtection(false, 8), new Guest("6A08 50 CB").run());
    }

    @Test
    void theTimeStampCountsInstructions() {
        // nop / rdtsc / mov ebx,eax / nop / rdtsc
        Guest guest = new Guest("90 0F31 8BD8 90 0F31 CC");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(2, guest.cpu.ebx());
        assertEquals(5, guest.cpu.eax());
    }

    @Test
    void exchangesWithAnAddressMadeOfTheSameRegister() {
        // mov eax,410000h / xadd [eax],eax / int3
        Guest guest = new Guest("B8 00004100 0FC100 CC");
        guest.memory.write32(DATA, 5);
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(5, guest.cpu.eax());
        assertEquals(DATA + 5, guest.memory.read32(DATA));
        // pop dword ptr [esp]: the address is made with ESP behind the pop
        guest = new Guest("6A02 6A01 8F0424 CC");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(1, guest.memory.read32(guest.cpu.esp()));
        assertEquals(Guest.STACK - 4, guest.cpu.esp());
    }

    @Test
    void aFrameIsAskedForBeforeItIsMade() {
        // enter 16,0 with 8 bytes left: the end of the frame is what faults
        Guest guest = new Guest("C8 100000");
        guest.cpu.setEsp(Guest.STACK - 0x1000 + 8);
        assertFault(Guest.STACK - 0x1000 - 12, AccessKind.WRITE, guest.run());
        assertEquals(0, guest.memory.read32(Guest.STACK - 0x1000 + 4));
        // enter 0,3 with an EBP whose frame can't be read
        guest = new Guest("C8 000003");
        guest.cpu.setEbp(0x5010);
        assertFault(0x500C, AccessKind.READ, guest.run());
    }

    @Test
    void aSourceIsReadBeforeTheStackIsWritten() {
        for (String code : new String[] {"FF33", "FF13"}) {
            Guest guest = new Guest(code);
            guest.cpu.setEsp(Guest.STACK - 0x1000);
            assertFault(0, AccessKind.READ, guest.run());
        }
    }

    @Test
    void anInstructionWithoutSemanticsIsNamed() {
        Guest guest = new Guest("40 0FC8 40");
        Interpreter engine = new Interpreter(InstructionTable.load(), Set.of(BitOperation.BSWAP));
        assertEquals(new Exit.BudgetUsed(), engine.run(guest.cpu, guest.memory, 1));
        assertEquals(new Exit.Unimplemented("bswap eax", "0F C8", CODE + 1), engine.run(guest.cpu, guest.memory, 100));
        assertEquals(CODE + 1, guest.cpu.eip());
        assertEquals(1, engine.retired());
    }

    @Test
    void theLargestBudgetIsNoTrap() {
        Guest guest = new Guest("40 CC");
        guest.run();
        guest.cpu.setEip(CODE);
        assertEquals(new Exit.Breakpoint(CODE + 2), guest.run(Long.MAX_VALUE));
        assertEquals(4, guest.engine.retired());
    }

    @Test
    void twoProcessorsShareAnEngine() {
        Guest guest = new Guest("40 EBFD");
        Cpu other = new Cpu();
        other.copyFrom(guest.cpu);
        guest.run(10);
        guest.engine.run(other, guest.memory, 4);
        assertEquals(5, guest.cpu.eax());
        assertEquals(2, other.eax());
        assertEquals(4, other.retired());
        assertEquals(14, guest.engine.retired());
    }

    private static void assertFault(int address, AccessKind kind, Exit exit) {
        assertFault(address, kind, exit, "");
    }

    private static void assertFault(int address, AccessKind kind, Exit exit, String what) {
        MemoryFault fault = assertInstanceOf(Exit.PageFault.class, exit, what).fault();
        assertEquals(Integer.toHexString(address), Integer.toHexString(fault.address()), what);
        assertEquals(kind, fault.kind(), what);
    }
}
