package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.memory.Protection;
import org.junit.jupiter.api.Test;

/** Faults of MMX and SSE instructions: which, where, and that nothing else has changed. */
class VectorFaultTest {

    private static final int DATA = Guest.DATA;
    private static final int END = DATA + 0x1000;

    @Test
    void misalignedOperandsAreRefused() {
        for (String code : new String[] {
            "0F280E", "0F290E", "660F6F0E", "660F7F0E", "0F580E", "660FFC0E", "0FAE06", "0FAE0E", "0F2B0E", "660F2F0E"
        }) {
            Guest guest = guest(code, DATA + 8);
            boolean scalar = code.equals("660F2F0E");
            assertEquals(scalar ? new Exit.BudgetUsed() : new Exit.GeneralProtection(false, 0), guest.run(1), code);
            assertEquals(scalar ? 1 : 0, guest.engine.retired(), code);
            assertEquals(0x1111L, guest.cpu.xmmLow(1), code);
            assertEquals(0, guest.memory.read64(DATA + 8), code);
        }
    }

    @Test
    void unalignedOnesMayCrossPages() {
        for (String code : new String[] {"0F110E", "F30F7F0E", "660F110E"}) {
            Guest guest = guest(code, END - 8);
            assertFault(END, AccessKind.WRITE, guest, code);
            assertEquals(0, guest.memory.read64(END - 8), code + ": the first page is not written either");
            guest.memory.map(END, 0x1000, Protection.READ_WRITE);
            assertEquals(new Exit.BudgetUsed(), guest.run(1), code);
            assertEquals(0x1111L, guest.memory.read64(END - 8), code);
            assertEquals(0x2222L, guest.memory.read64(END), code);
        }
        for (String code : new String[] {"0F100E", "F20FF00E", "660F3A630E00"}) {
            Guest guest = guest(code, END - 8);
            assertFault(END, AccessKind.READ, guest, code);
            assertEquals(0x1111L, guest.cpu.xmmLow(1), code);
            assertEquals(0x2222L, guest.cpu.xmmHigh(1), code);
        }
    }

    @Test
    void mmxOperandsFaultBeforeTheRegistersBecomeMmx() {
        Guest guest = guest("0F6F0E", END - 4);
        guest.cpu.fpu().setStatus(3 << 11);
        assertFault(END, AccessKind.READ, guest, "movq mm1,[esi]");
        assertEquals(3 << 11, guest.cpu.fpu().status());
        assertEquals(0xFFFF, guest.cpu.fpu().tags());
        guest.cpu.setEsi(DATA);
        assertEquals(new Exit.BudgetUsed(), guest.run(1));
        assertEquals(0, guest.cpu.fpu().status());
        assertEquals(0xFFFF, guest.cpu.fpu().signExponent(1));
    }

    @Test
    void unmaskedExceptionsFaultWithTheirFlagsAndNothingElse() {
        // divps xmm1,xmm2: 1/0 in the lowest element
        Guest guest = guest("0F5ECA", DATA);
        guest.cpu.setXmm(1, 0x3F80_0000L, 0);
        guest.cpu.setXmm(2, 0x3F80_0000_0000_0000L, 0x3F80_0000_3F80_0000L);
        guest.cpu.setMxcsr(0x1D80);
        assertEquals(new Exit.SimdException(), guest.run(1));
        assertEquals(19, new Exit.SimdException().vector());
        assertEquals(0x1D84, guest.cpu.mxcsr());
        assertEquals(0x3F80_0000L, guest.cpu.xmmLow(1));
        assertEquals(Guest.CODE, guest.cpu.eip());
        assertEquals(0, guest.engine.retired());
        guest.cpu.setMxcsr(0x1F84);
        assertEquals(new Exit.BudgetUsed(), guest.run(1), "masked, it gives infinity");
        assertEquals(0x7F80_0000L, guest.cpu.xmmLow(1));
    }

    @Test
    void reservedBitsOfMxcsrAreRefused() {
        Guest guest = guest("0FAE16", DATA);
        guest.memory.write32(DATA, 0x0001_1F80);
        assertEquals(new Exit.GeneralProtection(false, 0), guest.run(1));
        assertEquals(0x1F80, guest.cpu.mxcsr());
    }

    @Test
    void aPendingX87ErrorComesBeforeAnMmxInstruction() {
        for (String code : new String[] {"0FFCCA", "0F77", "0F70CA1B", "0F7EC8", "0F2A CA"}) {
            Guest guest = guest(code, DATA);
            guest.cpu.fpu().setControl(0x027E);
            guest.cpu.fpu().setStatus(1);
            assertInstanceOf(Exit.FloatingPointError.class, guest.run(1), code);
        }
    }

    @Test
    void maskedStoresAskForTheBytesThatStayToo() {
        // maskmovdqu xmm1,xmm2 across the end of the page, of which only the last byte is chosen
        Guest guest = guest("660FF7CA", DATA);
        guest.cpu.setEdi(END - 1);
        guest.cpu.setXmm(2, 0x80, 0);
        assertFault(END, AccessKind.WRITE, guest, "across");
        assertEquals(0, guest.memory.read8(END - 1));
        guest.cpu.setEdi(END - 16);
        assertEquals(new Exit.BudgetUsed(), guest.run(1));
        assertEquals(0x11, guest.memory.read8(END - 16));
    }

    private static Guest guest(String code, int operand) {
        Guest guest = new Guest(code);
        guest.cpu.setXmm(1, 0x1111, 0x2222);
        guest.cpu.setEsi(operand);
        return guest;
    }

    private static void assertFault(int address, AccessKind kind, Guest guest, String what) {
        Exit.PageFault fault = assertInstanceOf(Exit.PageFault.class, guest.run(1), what);
        MemoryFault where = fault.fault();
        assertEquals(address, where.address(), what);
        assertEquals(kind, where.kind(), what);
        assertEquals(Guest.CODE, guest.cpu.eip(), what);
    }
}
