package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jmasm.machine.cpu.Segment;
import org.junit.jupiter.api.Test;

/** What user mode learns about the processor and the system's tables. */
class SystemInstructionsTest {

    @Test
    void cpuidPromisesWhatThereIs() {
        Guest guest = run("33C0 0FA2");
        assertEquals(7, guest.cpu.eax());
        assertEquals("GenuineIntel", text(guest.cpu.ebx(), guest.cpu.edx(), guest.cpu.ecx()));
        guest = run("B8 01000000 0FA2");
        assertEquals(0x683, guest.cpu.eax());
        assertEquals(0x0001_0800, guest.cpu.ebx(), "one processor, lines of 64 bytes");
        int integer = 1 << 4 | 1 << 8 | 1 << 11 | 1 << 15;
        int vectors = 1 << 19 | 1 << 23 | 1 << 24 | 1 << 25 | 1 << 26;
        assertEquals(1 | integer | vectors, guest.cpu.edx(), "x87; TSC, CX8, SEP, CMOV; CLFSH, MMX, FXSR, SSE, SSE2");
        int newer = 1 | 1 << 1 | 1 << 9 | 1 << 19 | 1 << 20 | 1 << 22 | 1 << 23 | 1 << 25;
        assertEquals(newer, guest.cpu.ecx(), "SSE3, PCLMULQDQ, SSSE3, SSE4.1, SSE4.2, MOVBE, POPCNT, AES");
        assertEquals(1 << 5 | 1 << 8, run("B8 01000080 0FA2").cpu.ecx(), "LZCNT, PREFETCHW");
        assertEquals(1 << 3 | 1 << 8, run("B8 07000000 33C9 0FA2").cpu.ebx(), "BMI1, BMI2");
        assertEquals(0, run("B8 07000000 B9 01000000 0FA2").cpu.ebx());
        assertEquals(1 << 3 | 1 << 8, run("B8 77000000 0FA2").cpu.ebx(), "beyond the last leaf");
        guest = run("B8 02000080 0FA2");
        assertEquals("jmasm virtual x8", text(guest.cpu.eax(), guest.cpu.ebx(), guest.cpu.ecx(), guest.cpu.edx()));
    }

    @Test
    void descriptorTablesLieWhereWindowsHasThem() {
        Guest guest = run("0F0105 00004100 0F010D 08004100");
        assertEquals(0x03FF, guest.memory.read16(Guest.DATA));
        assertEquals(0x8003_F000, guest.memory.read32(Guest.DATA + 2));
        assertEquals(0x07FF, guest.memory.read16(Guest.DATA + 8));
        assertEquals(0x8003_F400, guest.memory.read32(Guest.DATA + 10));
        assertEquals(0x8001_003B, run("0F01E0").cpu.eax(), "smsw eax");
        assertEquals(0x28, run("0F00C8").cpu.eax(), "str eax");
        assertEquals(0, run("B8 FFFFFFFF 0F00C0").cpu.eax(), "sldt eax");
    }

    @Test
    void selectorsAreChecked() {
        // mov ecx,selector / lar eax,ecx
        assertEquals(0x00CF_FB00, run("B9 1B000000 0F02C1").cpu.eax());
        assertEquals(0x00CF_F300, run("B9 23000000 0F02C1").cpu.eax());
        assertEquals(0x0040_F300, run("B9 3B000000 0F02C1").cpu.eax());
        Guest guest = run("B9 08000000 0F02C1");
        assertEquals(0, guest.cpu.eax());
        assertFalse(guest.cpu.zf());
        assertEquals(0xFFF, run("B9 3B000000 0F03C1").cpu.eax(), "lsl");
        assertEquals(-1, run("B9 23000000 0F03C1").cpu.eax(), "lsl");
        assertTrue(run("B9 1B000000 0F00E1").cpu.zf(), "verr code");
        assertFalse(run("B9 1B000000 0F00E9").cpu.zf(), "verw code");
        assertTrue(run("B9 23000000 0F00E9").cpu.zf(), "verw data");
        guest = run("B8 08000000 B9 03000000 63C8");
        assertEquals(0x0B, guest.cpu.eax());
        assertTrue(guest.cpu.zf());
    }

    @Test
    void farPointersLoadASegmentAndAnOffset() {
        // les ebx,[410000h]
        Guest guest = new Guest("C41D 00004100 CC");
        guest.poke(Guest.DATA, "78563412 3B00");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(0x1234_5678, guest.cpu.ebx());
        assertEquals(Guest.THREAD_BLOCK, guest.cpu.segment(Segment.ES).base());
        guest = new Guest("C41D 00004100 CC");
        guest.poke(Guest.DATA, "78563412 4300");
        assertEquals(new Exit.GeneralProtection(false, 0x40), guest.run());
        assertEquals(0, guest.cpu.ebx());
    }

    private static Guest run(String code) {
        Guest guest = new Guest(code + "CC");
        assertInstanceOf(Exit.Breakpoint.class, guest.run(), code);
        return guest;
    }

    private static String text(int... words) {
        StringBuilder text = new StringBuilder();
        for (int word : words) {
            for (int shift = 0; shift < 32; shift += 8) {
                text.append((char) (word >>> shift & 0xFF));
            }
        }
        return text.toString();
    }
}
