package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import jmasm.machine.memory.Protection;
import org.junit.jupiter.api.Test;

/** Code that changes is decoded anew, from the next instruction on. */
class SelfModifyingCodeTest {

    private static final int CODE = Guest.CODE;

    @Test
    void aStoreIntoTheRunningBlockActsAtOnce() {
        // mov byte ptr [401008h],7 / mov al,1 (becomes mov al,7) / int3
        Guest guest = new Guest("C605 08104000 07 B001 CC");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(7, guest.cpu.eax());
        assertEquals(3, guest.engine.retired());
    }

    @Test
    void aLoopThatRewritesItsOwnBody() {
        // again: add eax,1 (its immediate grows) / inc byte ptr [401002h] / dec ecx / jnz again / int3
        Guest guest = new Guest("83C001 FE05 02104000 49 75F4 CC");
        guest.cpu.setEcx(10);
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10, guest.cpu.eax());
        assertEquals(41, guest.engine.retired());
    }

    @Test
    void aStringInstructionOverwritesWhatFollows() {
        // mov al,40h / mov edi,40100Ch / mov ecx,3 / rep stosb (over three nops: inc eax) / int3
        Guest guest = new Guest("B040 BF 0E104000 B9 03000000 F3AA 90 90 90 CC");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(0x43, guest.cpu.eax());
    }

    @Test
    void blocksThatCrossAPageSeeChangesInBoth() {
        Guest guest = new Guest("");
        int address = CODE + 0xFFE;
        guest.poke(address, "B8 01000000 CC");
        for (int value = 1; value < 4; value++) {
            guest.cpu.setEip(address);
            assertInstanceOf(Exit.Breakpoint.class, guest.run());
            assertEquals(value, guest.cpu.eax());
            guest.memory.write8(address + (value == 1 ? 1 : 2), value == 1 ? 2 : 0);
            guest.memory.write8(address + 1, value + 1);
        }
        guest.memory.write8(address + 2, 1);
        guest.cpu.setEip(address);
        guest.run();
        assertEquals(0x104, guest.cpu.eax());
    }

    @Test
    void theKernelChangesCodeToo() {
        Guest guest = new Guest("B8 01000000 CC");
        guest.run();
        guest.poke(CODE + 1, "02");
        guest.cpu.setEip(CODE);
        guest.run();
        assertEquals(2, guest.cpu.eax());

        guest.memory.map(CODE, 0x1000, Protection.EXECUTE_READ);
        guest.cpu.setEip(CODE);
        guest.cpu.setEax(Guest.DATA);
        assertEquals(new Exit.BudgetUsed(), guest.run(3));
        assertEquals(CODE + 6, guest.cpu.eip(), "a page of zeros: add [eax],al three times");

        guest.memory.unmap(CODE, 0x1000);
        assertInstanceOf(Exit.PageFault.class, guest.run());
    }

    @Test
    void dataBesideCodeDoesNotDisturbIt() {
        // again: inc dword ptr [401800h] / dec ecx / jnz again / int3
        Guest guest = new Guest("FF05 00184000 49 75F7 CC");
        guest.cpu.setEcx(1000);
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(1000, guest.memory.read32(CODE + 0x800));
        BlockCache cache = (BlockCache) guest.memory.codeWatch();
        assertEquals(2, cache.size(), "the loop and the breakpoint, decoded once");
    }

    @Test
    void codeRunsOnTheStack() {
        // push C3h (ret) / push 90909040h (inc eax) / call esp / int3
        Guest guest = new Guest("68 C3000000 68 40909090 FFD4 CC");
        assertInstanceOf(Exit.Breakpoint.class, guest.run());
        assertEquals(1, guest.cpu.eax());
    }

    /** Each stores 7 over the constant of the MOV that follows it; {@code @} is where that lies. */
    private static final List<String> STORES = List.of(
            "880D @", // mov byte ptr [@],cl
            "830D @ 07", // or dword ptr [@],7
            "860D @", // xchg byte ptr [@],cl
            "0FC00D @", // xadd byte ptr [@],cl: 0 + 7
            "0FB00D @", // cmpxchg byte ptr [@],cl, AL being 0
            "BF @ AA", // mov edi,@ / stosb
            "BF @ BE 00004100 B9 01000000 F3A4", // mov edi,@ / mov esi,data / mov ecx,1 / rep movsb
            "BC @ 83C404 51", // mov esp,@ / add esp,4 / push ecx
            "8F05 @", // pop dword ptr [@]
            "0F7E05 @", // movd dword ptr [@],mm0
            "660F7E05 @", // movd dword ptr [@],xmm0
            "F30F1105 @", // movss dword ptr [@],xmm0
            "0FC30D @", // movnti dword ptr [@],ecx
            "BF @ 0FF7C1", // mov edi,@ / maskmovq mm0,mm1
            "DB1D @"); // fistp dword ptr [@]

    @Test
    void everyKindOfStoreIsNoticed() {
        for (String store : STORES) {
            int length = store.replace(" ", "").replace("@", "00000000").length() / 2;
            String address = hexOf(CODE + length + 1);
            Guest guest = new Guest(store.replace("@", address) + "B8 00000000 CC");
            guest.poke(Guest.DATA, "07");
            guest.memory.write32(Guest.STACK - 16, 7);
            guest.cpu.setEsp(Guest.STACK - 16);
            guest.cpu.setEcx(7);
            guest.cpu.setEax(store.endsWith("AA") ? 7 : 0);
            guest.cpu.setXmm(0, 7, 0);
            if (store.startsWith("DB")) {
                guest.poke(CODE + 0x100, "DB05 00004100"); // fild dword ptr [data]
                guest.cpu.setEip(CODE + 0x100);
                guest.run(1);
                guest.cpu.setEip(CODE);
            } else {
                guest.cpu.fpu().setMmx(0, 7);
                guest.cpu.fpu().setMmx(1, 0xFFL);
            }
            assertInstanceOf(Exit.Breakpoint.class, guest.run(), store);
            assertEquals(7, guest.cpu.eax(), store);
        }
    }

    private static String hexOf(int address) {
        return String.format("%08X", Integer.reverseBytes(address));
    }

    @Test
    void manyBlocksAreKept() {
        // Each of 5,000 calls leads to a routine of its own: inc eax / ret
        Guest guest = new Guest("");
        guest.memory.map(0x0100_0000, 0x1_0000, Protection.EXECUTE_READ);
        StringBuilder routines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            routines.append("40C3");
        }
        guest.poke(0x0100_0000, routines.toString());
        // again: call ebx / add ebx,2 / cmp ebx,01002710h / jb again / int3
        guest.poke(CODE, "FFD3 83C302 81FB 10270001 72F3 CC");
        for (int pass = 1; pass <= 2; pass++) {
            guest.cpu.setEip(CODE);
            guest.cpu.setEbx(0x0100_0000);
            assertInstanceOf(Exit.Breakpoint.class, guest.run());
            assertEquals(pass * 5_000, guest.cpu.eax());
            assertEquals(5_000 + 3, ((BlockCache) guest.memory.codeWatch()).size());
        }
    }
}
