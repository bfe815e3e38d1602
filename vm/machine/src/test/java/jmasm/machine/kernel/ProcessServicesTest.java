package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jmasm.machine.cpu.Cpu;
import org.junit.jupiter.api.Test;

/** NtTerminateProcess, NtTerminateThread, and the information classes of processes and threads; NtClose; the times. */
class ProcessServicesTest {

    private static final int BUFFER = KernelFixture.BUFFER;

    private final KernelFixture kernel = new KernelFixture();

    private void expect(String status, int actual) {
        kernel.assertStatus(status, actual);
    }

    @Test
    void terminatingProcessZeroEndsTheOthersAndReturns() {
        GuestThread other = new GuestThread(kernel.process, new Cpu(), 0x5B8, 0);
        kernel.dispatcher.add(other);
        expect("STATUS_SUCCESS", kernel.call("NtTerminateProcess", 0, 7));
        assertTrue(other.hasEnded());
        assertFalse(kernel.process.hasEnded());
    }

    @Test
    void terminatingTheProcessClosesItsHandles() {
        kernel.createFile("\\??\\C:\\f");
        kernel.call("NtTerminateProcess", -1, 0xC000_0005);
        assertTrue(kernel.process.hasEnded());
        assertEquals(0xC000_0005, kernel.process.exitStatus());
        assertEquals(0, kernel.process.handles().count());
    }

    @Test
    void theLastThreadCantEndItselfWithoutAHandle() {
        expect("STATUS_CANT_TERMINATE_SELF", kernel.call("NtTerminateThread", 0, 7));
        kernel.call("NtTerminateThread", -2, 7);
        assertEquals(7, kernel.process.exitStatus());
    }

    @Test
    void handlesOfOtherTypesAreRefused() {
        expect("STATUS_OBJECT_TYPE_MISMATCH", kernel.call("NtTerminateProcess", -2, 0));
        expect("STATUS_INVALID_HANDLE", kernel.call("NtTerminateProcess", 0x44, 0));
        expect("STATUS_OBJECT_TYPE_MISMATCH", kernel.call("NtTerminateThread", -1, 0));
    }

    @Test
    void theStartAddressCanBeSetAndAskedFor() {
        kernel.memory.poke32(BUFFER, 0x40_1000);
        expect("STATUS_SUCCESS", kernel.call("NtSetInformationThread", -2, 9, BUFFER, 4));
        kernel.memory.poke32(BUFFER, 0);
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationThread", -2, 9, BUFFER, 4, BUFFER + 8));
        assertEquals(0x40_1000, kernel.memory.peek32(BUFFER));
        assertEquals(4, kernel.memory.peek32(BUFFER + 8));
        expect("STATUS_INFO_LENGTH_MISMATCH", kernel.call("NtSetInformationThread", -2, 9, BUFFER, 8));
        expect("STATUS_DATATYPE_MISALIGNMENT", kernel.call("NtSetInformationThread", -2, 9, BUFFER + 1, 4));
    }

    @Test
    void aThreadTellsOfItself() {
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationThread", -2, 0, BUFFER, 0x1C, 0));
        assertEquals(0x103, kernel.memory.peek32(BUFFER));
        assertEquals(kernel.thread.teb(), kernel.memory.peek32(BUFFER + 4));
        assertEquals(0x5B0, kernel.memory.peek32(BUFFER + 8));
        assertEquals(0x5B4, kernel.memory.peek32(BUFFER + 0x0C));
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationThread", -2, 0x0C, BUFFER, 4, 0));
        assertEquals(1, kernel.memory.peek32(BUFFER));
        expect("STATUS_INFO_LENGTH_MISMATCH", kernel.call("NtQueryInformationThread", -2, 0, BUFFER, 4, 0));
        expect("STATUS_INVALID_INFO_CLASS", kernel.call("NtQueryInformationThread", -2, 0x77, BUFFER, 4, 0));
    }

    @Test
    void aProcessTellsOfItself() {
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationProcess", -1, 0, BUFFER, 0x18, 0));
        assertEquals(0x7FFD_F000, kernel.memory.peek32(BUFFER + 4));
        assertEquals(0x5B0, kernel.memory.peek32(BUFFER + 0x10));
        kernel.createFile("\\??\\C:\\f");
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationProcess", -1, 0x14, BUFFER, 4, 0));
        assertEquals(1, kernel.memory.peek32(BUFFER));
        expect("STATUS_SUCCESS", kernel.call("NtQueryInformationProcess", -1, 7, BUFFER, 4, 0));
        assertEquals(0, kernel.memory.peek32(BUFFER));
        expect(
                "STATUS_ACCESS_VIOLATION",
                kernel.call("NtQueryInformationProcess", -1, 7, BUFFER, 4, KernelFixture.UNMAPPED));
    }

    @Test
    void closingWhatIsNoHandle() {
        int handle = kernel.createFile("\\??\\C:\\f");
        expect("STATUS_INVALID_HANDLE", kernel.call("NtClose", 0));
        expect("STATUS_INVALID_HANDLE", kernel.call("NtClose", -1));
        expect("STATUS_INVALID_HANDLE", kernel.call("NtClose", handle - 4));
        expect("STATUS_SUCCESS", kernel.call("NtClose", handle + 3));
        expect("STATUS_INVALID_HANDLE", kernel.call("NtClose", handle));
    }

    @Test
    void timeIsAFunctionOfTheInstructions() {
        expect("STATUS_SUCCESS", kernel.call("NtQuerySystemTime", BUFFER + 1));
        long start = kernel.memory.read64(BUFFER + 1);
        kernel.clock.advanceTo(1_000_000_000);
        kernel.call("NtQuerySystemTime", BUFFER);
        assertEquals(10_000_000, kernel.memory.read64(BUFFER) - start);
        assertEquals(kernel.memory.read64(BUFFER) & 0xFFFF_FFFFL, kernel.memory.peek32(0x7FFE_0014) & 0xFFFF_FFFFL);
        assertEquals(601 * 64, kernel.memory.peek32(0x7FFE_0000));
        expect("STATUS_SUCCESS", kernel.call("NtQueryPerformanceCounter", BUFFER, BUFFER + 8));
        assertEquals(601 * 3_579_545L, kernel.memory.read64(BUFFER));
        assertEquals(3_579_545L, kernel.memory.read64(BUFFER + 8));
        expect("STATUS_ACCESS_VIOLATION", kernel.call("NtQueryPerformanceCounter", BUFFER, KernelFixture.READ_ONLY));
    }
}
