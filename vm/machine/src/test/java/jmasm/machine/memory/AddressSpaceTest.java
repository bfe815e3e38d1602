package jmasm.machine.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AddressSpaceTest {

    private static final int A = 0x0040_0000;
    private static final int PAGE = AddressSpace.PAGE_SIZE;

    private final AddressSpace memory = new AddressSpace();

    @Test
    void mappedPagesReadAsZeroAndKeepWhatIsWritten() {
        memory.map(A, 2 * PAGE, Protection.READ_WRITE);
        assertEquals(0, memory.read32(A));
        memory.write32(A, 0x8899_AABB);
        assertEquals(0xBB, memory.read8(A));
        assertEquals(0xAABB, memory.read16(A));
        assertEquals(0x8899_AABB, memory.read32(A));
        assertEquals(0x8899_AABBL, memory.read64(A));
        memory.write64(A + 8, 0x8123_4567_89AB_CDEFL);
        assertEquals(0x8123_4567_89AB_CDEFL, memory.read64(A + 8));
        memory.write8(A, 0x1FF);
        memory.write16(A + 2, 0xF_1234);
        assertEquals(0x1234_AAFF, memory.read32(A));
        assertEquals(0, memory.read32(A + PAGE), "pages that were not written share one page of zeros");
    }

    @Test
    void accessesCrossPages() {
        memory.map(A, 2 * PAGE, Protection.READ_WRITE);
        for (int before = 1; before < 8; before++) {
            int at = A + PAGE - before;
            memory.write64(at, 0x0102_0304_0506_0708L);
            assertEquals(0x0102_0304_0506_0708L, memory.read64(at));
            assertEquals(0x0102_0304_0506_0708L, memory.modify64(at));
            memory.write32(at, 0x8899_AABB);
            assertEquals(0x8899_AABB, memory.read32(at));
            assertEquals(0x8899_AABB, memory.modify32(at));
            memory.write16(at, 0xCCDD);
            assertEquals(0xCCDD, memory.read16(at));
            assertEquals(0xCCDD, memory.modify16(at));
        }
    }

    @Test
    void accessesWrapAtFourGigabytes() {
        memory.map(0, PAGE, Protection.READ_WRITE);
        memory.map(-PAGE, PAGE, Protection.READ_WRITE);
        memory.write32(-2, 0x1122_3344);
        assertEquals(0x3344, memory.read16(-2));
        assertEquals(0x1122, memory.read16(0));
        assertEquals(0x1122_3344, memory.read32(-2));
    }

    @Test
    void faultsNameTheFirstByteOfThePageThatRefuses() {
        memory.map(A, PAGE, Protection.READ_WRITE);
        int last = A + PAGE - 2;
        fault(A + PAGE, AccessKind.READ, () -> memory.read32(last));
        fault(A + PAGE, AccessKind.WRITE, () -> memory.write32(last, -1));
        fault(A + PAGE, AccessKind.WRITE, () -> memory.modify32(last));
        assertEquals(0, memory.read16(last), "a refused write changes nothing, in the first page neither");
        fault(A - 1, AccessKind.READ, () -> memory.read16(A - 1));
        fault(A - 1, AccessKind.WRITE, () -> memory.write16(A - 1, 0));
        fault(0, AccessKind.READ, () -> memory.read8(0));
        fault(-1, AccessKind.WRITE, () -> memory.write8(-1, 0));
    }

    @Test
    void protectionIsRespected() {
        memory.map(A, PAGE, Protection.READ_WRITE);
        memory.write32(A, 42);
        memory.protect(A, PAGE, Protection.READ_ONLY);
        assertEquals(42, memory.read32(A));
        fault(A, AccessKind.WRITE, () -> memory.write8(A, 0));
        fault(A, AccessKind.WRITE, () -> memory.modify8(A));
        memory.protect(A, PAGE, Protection.NO_ACCESS);
        fault(A, AccessKind.READ, () -> memory.read8(A));
        memory.protect(A, PAGE, Protection.READ_WRITE);
        assertEquals(42, memory.read32(A), "contents outlive a time without access");
        memory.protect(A, PAGE, Protection.READ_WRITE.withGuard());
        fault(A, AccessKind.READ, () -> memory.read8(A));
        fault(A, AccessKind.WRITE, () -> memory.write8(A, 1));
        assertTrue(memory.protection(A).guard());
        memory.protect(A, PAGE, memory.protection(A).withoutGuard());
        assertEquals(42, memory.read32(A));
        memory.unmap(A, PAGE);
        fault(A, AccessKind.READ, () -> memory.read8(A));
        assertFalse(memory.isMapped(A));
        assertEquals(Protection.NO_ACCESS, memory.protection(A));
    }

    @Test
    void theHostReachesMappedPagesWhateverTheirProtection() {
        memory.map(A, PAGE, Protection.READ_ONLY);
        memory.poke32(A + 4, 0x1234_5678);
        assertEquals(0x1234_5678, memory.read32(A + 4));
        memory.protect(A, PAGE, Protection.NO_ACCESS);
        assertEquals(0x1234_5678, memory.peek32(A + 4));
        fault(A - 1, AccessKind.WRITE, () -> memory.poke(A - 1, new byte[2]));
        fault(A + PAGE, AccessKind.READ, () -> memory.peek(A + PAGE - 1, new byte[2], 0, 2));
    }

    @Test
    void blocksAreCopiedUpToTheFault() {
        memory.map(A, 2 * PAGE, Protection.READ_WRITE);
        byte[] bytes = new byte[5000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        memory.write(A + 100, bytes, 0, bytes.length);
        byte[] back = new byte[bytes.length];
        memory.read(A + 100, back, 0, back.length);
        assertArrayEquals(bytes, back);

        memory.protect(A + PAGE, PAGE, Protection.READ_ONLY);
        fault(A + PAGE, AccessKind.WRITE, () -> memory.write(A, new byte[5000], 0, 5000));
        assertEquals(0, memory.read32(A + 100), "the part before the fault has been written");
        fault(A + 2 * PAGE, AccessKind.READ, () -> memory.read(A + PAGE, back, 0, PAGE + 1));
    }

    @Test
    void probesSayWhereAnAccessWouldFail() {
        memory.map(A, 2 * PAGE, Protection.READ_ONLY);
        assertTrue(memory.probe(A, 2 * PAGE, AccessKind.READ).isEmpty());
        assertTrue(memory.probe(A - 5, 0, AccessKind.WRITE).isEmpty(), "nothing is asked of no bytes");
        assertEquals(
                A + 2 * PAGE,
                memory.probe(A + 10, 2 * PAGE, AccessKind.READ).orElseThrow().address());
        assertEquals(
                A + 10, memory.probe(A + 10, 1, AccessKind.WRITE).orElseThrow().address());
    }

    @Test
    void dataIsExecutableUnlessDepSaysOtherwise() {
        memory.map(A, PAGE, Protection.READ_WRITE);
        assertEquals(15, memory.fetch(A, new byte[15]));
        assertEquals(6, memory.fetch(A + PAGE - 6, new byte[15]), "as many as can be executed");
        AddressSpace dep = new AddressSpace(true);
        dep.map(A, PAGE, Protection.READ_WRITE);
        assertEquals(0, dep.fetch(A, new byte[15]));
        dep.protect(A, PAGE, Protection.EXECUTE_READ);
        assertEquals(15, dep.fetch(A, new byte[15]));
        dep.protect(A, PAGE, Protection.EXECUTE_READ.withGuard());
        assertEquals(0, dep.fetch(A, new byte[15]));
    }

    @Test
    void changesOfWatchedPagesAreReported() {
        List<String> changes = new ArrayList<>();
        memory.map(A, 2 * PAGE, Protection.READ_WRITE);
        memory.setCodeWatch((address, length) -> changes.add(Integer.toHexString(address) + "+" + length));
        memory.write32(A, 1);
        memory.watch(A, true);
        memory.write32(A + 8, 1);
        memory.write32(A + PAGE - 1, 1);
        memory.write32(A + PAGE + 8, 1);
        memory.poke(A + 2, new byte[3]);
        memory.protect(A, PAGE, Protection.READ_ONLY);
        memory.unmap(A, PAGE);
        assertEquals(List.of("400008+4", "400fff+1", "400002+3", "400000+4096", "400000+4096"), changes);
    }

    @Test
    void bulkCopiesStopAtPagesAndWhereTheyWouldReadWhatTheyWrote() {
        memory.map(A, 3 * PAGE, Protection.READ_WRITE);
        memory.write32(A, 0x0403_0201);
        memory.write8(A + PAGE, 0);
        assertEquals(0, memory.copyAhead(A + 1, A, 8, 1), "each byte would be read after it was written");
        assertEquals(96, memory.copyAhead(A + PAGE, A + PAGE - 97, 200, 4), "up to the page, in whole elements");
        assertEquals(0, memory.copyAhead(A + 2 * PAGE, A, 8, 1), "a page not written before takes the slow way");
        assertEquals(8, memory.fillAhead(A + PAGE - 9, 0x1122_3344, 100, 4));
        assertEquals(0x1122_3344, memory.read32(A + PAGE - 5));
        assertEquals(0, memory.read8(A + PAGE - 1));
    }

    @Test
    void onlyWholePagesAreMapped() {
        assertThrows(IllegalArgumentException.class, () -> memory.map(A + 1, PAGE, Protection.READ_ONLY));
        assertThrows(IllegalArgumentException.class, () -> memory.map(A, PAGE + 1, Protection.READ_ONLY));
        assertThrows(IllegalArgumentException.class, () -> new Protection(false, true, false, false));
    }

    private static void fault(int address, AccessKind kind, Executable access) {
        MemoryFault fault = assertThrows(MemoryFault.class, access);
        assertEquals(
                kind + " of " + Integer.toHexString(address),
                fault.kind() + " of " + Integer.toHexString(fault.address()));
    }
}
