package jmasm.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CpuTest {

    private final Cpu cpu = new Cpu();

    @Test
    void narrowRegistersArePartsOfWideOnes() {
        cpu.setEax(0x1122_3344);
        cpu.set8(4, 0x1FF);
        assertEquals(0x1122_FF44, cpu.eax());
        cpu.set8(0, 0);
        assertEquals(0x1122_FF00, cpu.eax());
        cpu.set16(Cpu.EAX, 0x5_6789);
        assertEquals(0x1122_6789, cpu.eax());
        assertEquals(0x67, cpu.get(8, 4));
        assertEquals(0x89, cpu.get(8, 0));
        assertEquals(0x6789, cpu.get(16, Cpu.EAX));
    }

    @Test
    void everyCombinationOfArithmeticFlagsCanBeHeld() {
        for (int bits = 0; bits < 1 << 12; bits++) {
            int flags = bits & Flags.ARITHMETIC;
            cpu.setEflags(flags | Flags.IF);
            assertEquals(flags | Flags.IF | Flags.FIXED, cpu.eflags());
            assertEquals((flags & Flags.ZF) != 0, cpu.zf());
            cpu.setCf(true);
            assertEquals(flags | Flags.IF | Flags.FIXED | Flags.CF, cpu.eflags());
            cpu.setZf(false);
            assertEquals((flags | Flags.IF | Flags.FIXED | Flags.CF) & ~Flags.ZF, cpu.eflags());
        }
    }

    @Test
    void userModeCannotChangeInterruptsOrPrivilege() {
        cpu.setEflags(0x202);
        cpu.setUserFlags(32, -1);
        assertEquals(
                Flags.ARITHMETIC | Flags.FIXED | Flags.IF | Flags.TF | Flags.DF | Flags.NT | Flags.AC | Flags.ID,
                cpu.eflags());
        cpu.setUserFlags(16, 0);
        assertEquals(Flags.FIXED | Flags.IF | Flags.AC | Flags.ID, cpu.eflags());
    }

    @Test
    void segmentRegistersTakeTheSelectorsThatWindowsHas() {
        cpu.setThreadBlock(0x7FFD_E000);
        assertEquals(0x3B, cpu.selector(Segment.FS));
        assertEquals(0x7FFD_E018, cpu.segment(Segment.FS).address(0x18, 4, true));
        assertThrows(ProtectionFault.class, () -> cpu.segment(Segment.FS).address(0xFFD, 4, false));
        assertThrows(ProtectionFault.class, () -> cpu.segment(Segment.GS).address(0, 1, false));
        assertTrue(cpu.flat());
        cpu.loadSegment(Segment.DS, 0);
        assertFalse(cpu.flat());
        cpu.loadSegment(Segment.DS, 0x23);
        assertTrue(cpu.flat());
        cpu.loadSegment(Segment.ES, 0x1B);
        assertThrows(ProtectionFault.class, () -> cpu.segment(Segment.ES).address(0, 1, true));
        assertEquals(5, cpu.segment(Segment.ES).address(5, 1, false));
        assertEquals(
                0xBEE8,
                assertThrows(ProtectionFault.class, () -> cpu.loadSegment(Segment.GS, 0xBEE8 | 3))
                        .errorCode());
        assertThrows(ProtectionFault.class, () -> cpu.loadSegment(Segment.SS, 0));
        assertThrows(ProtectionFault.class, () -> cpu.loadSegment(Segment.SS, 0x1B));
    }

    @Test
    void aCopyIsCompleteAndIndependent() {
        cpu.setThreadBlock(0x7FFD_E000);
        cpu.setEflags(0xAD7);
        cpu.setEip(5);
        cpu.setEdi(7);
        Cpu copy = new Cpu();
        copy.copyFrom(cpu);
        cpu.setEdi(8);
        cpu.setEflags(0x202);
        assertEquals(7, copy.edi());
        assertEquals(0xAD7, copy.eflags());
        assertEquals(0x7FFD_E000, copy.segment(Segment.FS).base());
        assertTrue(copy.toString().contains("eip=00000005 eflags=00000AD7"), copy.toString());
    }
}
