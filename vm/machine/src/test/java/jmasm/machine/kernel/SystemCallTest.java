package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jmasm.guest.WindowsVersion;
import jmasm.machine.cpu.Flags;
import jmasm.machine.memory.Protection;
import jmasm.machine.nt.TebLayout;
import org.junit.jupiter.api.Test;

/** The gate: numbers, the copy of the arguments, the registers on return. */
class SystemCallTest {

    private static final int STACK = KernelFixture.MEMORY + 0x2000;
    private static final int NT_CLOSE = 0x19;

    private final KernelFixture kernel = new KernelFixture();

    private String bySysEnter(int number, int stack) {
        kernel.cpu.setEax(number);
        kernel.cpu.setEdx(stack);
        kernel.systemCall.bySysEnter(kernel.thread, KernelFixture.SYSTEM_CALL_RETURN);
        return new jmasm.guest.NtStatus.Lookup().name(kernel.cpu.eax());
    }

    @Test
    void sysenterReturnsToTheSharedPagesAddressWithEcxAndEdxChanged() {
        kernel.cpu.setEsp(0x1234_5678);
        kernel.cpu.setEbx(1);
        kernel.cpu.setEsi(2);
        kernel.cpu.setEdi(3);
        kernel.cpu.setEbp(4);
        kernel.cpu.setEflags(Flags.CF | Flags.DF);
        kernel.cpu.loadSegment(jmasm.machine.cpu.Segment.ES, 0);
        assertEquals("STATUS_INVALID_HANDLE", bySysEnter(NT_CLOSE, STACK));
        assertEquals(STACK, kernel.cpu.esp());
        assertEquals(STACK, kernel.cpu.ecx());
        assertEquals(KernelFixture.SYSTEM_CALL_RETURN, kernel.cpu.edx());
        assertEquals(KernelFixture.SYSTEM_CALL_RETURN, kernel.cpu.eip());
        assertEquals(Flags.CF | Flags.DF | Flags.IF | Flags.FIXED, kernel.cpu.eflags());
        assertEquals(0x23, kernel.cpu.selector(jmasm.machine.cpu.Segment.ES));
        assertEquals(
                "1 4 2 3", kernel.cpu.ebx() + " " + kernel.cpu.ebp() + " " + kernel.cpu.esi() + " " + kernel.cpu.edi());
    }

    @Test
    void interrupt2EhReturnsBehindItselfAlsoWithEcxAndEdxChanged() {
        kernel.cpu.setEsp(STACK);
        kernel.cpu.setEax(NT_CLOSE);
        kernel.cpu.setEdx(KernelFixture.ARGUMENTS);
        kernel.systemCall.byInterrupt(kernel.thread, 0x40_1002);
        assertEquals(STACK, kernel.cpu.esp());
        assertEquals(STACK, kernel.cpu.ecx());
        assertEquals(0x40_1002, kernel.cpu.edx());
        assertEquals(0x40_1002, kernel.cpu.eip());
    }

    @Test
    void bitsAbove13OfTheNumberDoNotCount() {
        assertEquals("STATUS_INVALID_HANDLE", bySysEnter(0xFFFF_C000 | NT_CLOSE, STACK));
    }

    @Test
    void otherTablesAndIndexesBeyondTheLimitHaveNoService() {
        assertEquals("STATUS_INVALID_SYSTEM_SERVICE", bySysEnter(0x11C, STACK));
        assertEquals("STATUS_INVALID_SYSTEM_SERVICE", bySysEnter(0x1000 | NT_CLOSE, STACK));
        assertEquals("STATUS_INVALID_SYSTEM_SERVICE", bySysEnter(0x2000 | NT_CLOSE, STACK));
        assertEquals("STATUS_INVALID_SYSTEM_SERVICE", bySysEnter(0x3000 | NT_CLOSE, STACK));
    }

    @Test
    void argumentsThatCantBeCopiedAreAnAccessViolation() {
        assertEquals("STATUS_ACCESS_VIOLATION", bySysEnter(NT_CLOSE, KernelFixture.UNMAPPED));
        assertEquals("STATUS_ACCESS_VIOLATION", bySysEnter(NT_CLOSE, 0x7FFF_0000 - 8));
        assertEquals("STATUS_ACCESS_VIOLATION", bySysEnter(NT_CLOSE, -16));
        assertEquals(
                "STATUS_INVALID_SYSTEM_SERVICE", bySysEnter(0x11C, KernelFixture.UNMAPPED), "the limit comes first");
    }

    @Test
    void whatIsNotImplementedIsReportedOnce() {
        assertEquals("STATUS_NOT_IMPLEMENTED", bySysEnter(0, STACK));
        assertEquals("STATUS_NOT_IMPLEMENTED", bySysEnter(0, STACK));
        assertEquals(1, kernel.messages.size());
        assertEquals("JR2001", kernel.messages.get(0).problem().code());
        assertTrue(kernel.messages.get(0).text().startsWith("NtAcceptConnectPort (0) is not implemented"));
    }

    @Test
    void aNumberOfAnotherVersionIsKnownByWhatTheStubTakesOffTheStack() {
        int stub = KernelFixture.MEMORY + 0x3000;
        kernel.memory.poke32(STACK, stub);
        kernel.memory.poke(stub, new byte[] {(byte) 0xC2, 4, 0});
        bySysEnter(0x32, STACK);
        assertEquals("JR2002", kernel.messages.get(0).problem().code());
        assertTrue(
                kernel.messages
                        .get(0)
                        .text()
                        .startsWith("32h is NtClose on Windows 7; on Windows XP it is NtCreateSection"),
                kernel.messages.get(0).text());
        bySysEnter(0x18C, STACK);
        assertEquals("JR2006", kernel.messages.get(1).problem().code());
        assertEquals(2, kernel.messages.size());
    }

    @Test
    void windows7HasItsOwnNumbersAndHandles() {
        KernelFixture seven = new KernelFixture(WindowsVersion.WIN7);
        seven.assertStatus("STATUS_SUCCESS", seven.create("\\??\\C:\\x", 0x1010_0000, 0, 5, 0x20));
        assertEquals(0x1C, seven.handle());
        seven.cpu.setEax(0x32);
        seven.cpu.setEdx(KernelFixture.HANDLE);
        seven.systemCall.byInterrupt(seven.thread, 0);
        seven.assertStatus("STATUS_SUCCESS", seven.cpu.eax());
    }

    @Test
    void theStackGrowsUnderTheKernelsHands() {
        // The IO status block lies in the guard page.
        int inGuard = KernelFixture.STACK_LIMIT - 0x10;
        int file = kernel.createFile("\\??\\C:\\f");
        kernel.assertStatus(
                "STATUS_SUCCESS", kernel.call("NtWriteFile", file, 0, 0, 0, inGuard, KernelFixture.BUFFER, 1, 0, 0));
        assertEquals(
                KernelFixture.STACK_LIMIT - 0x1000, kernel.memory.peek32(kernel.thread.teb() + TebLayout.STACK_LIMIT));
        assertTrue(kernel.memory.protection(KernelFixture.STACK_LIMIT - 0x2000).guard());
    }

    @Test
    void aGuardPageElsewhereIsReportedOnce() {
        kernel.memory.protect(KernelFixture.READ_ONLY, 0x1000, Protection.READ_WRITE.withGuard());
        int file = kernel.createFile("\\??\\C:\\f");
        int at = KernelFixture.READ_ONLY;
        kernel.assertStatus("STATUS_GUARD_PAGE_VIOLATION", kernel.call("NtReadFile", file, 0, 0, 0, at, at, 0, 0, 0));
        assertFalse(kernel.memory.protection(at).guard());
    }

    @Test
    void theStackEndsAboveItsLowestPage() {
        for (int page = KernelFixture.STACK_LIMIT - 0x1000;
                page > KernelFixture.STACK_LOWEST + 0x2000;
                page -= 0x1000) {
            assertEquals(GuardPages.Touch.STACK_GREW, kernel.guardPages.touched(page));
        }
        assertEquals(GuardPages.Touch.STACK_ENDED, kernel.guardPages.touched(KernelFixture.STACK_LOWEST + 0x2000));
        assertTrue(kernel.memory.isMapped(KernelFixture.STACK_LOWEST + 0x1000));
        assertFalse(kernel.memory.isMapped(KernelFixture.STACK_LOWEST));
        assertEquals(GuardPages.Touch.NO_GUARD_PAGE, kernel.guardPages.touched(KernelFixture.STACK_LOWEST));
    }
}
