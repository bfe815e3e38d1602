package jmasm.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jmasm.golden.Golden;
import jmasm.guest.WindowsVersion;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.TraceFilter;
import jmasm.machine.volume.MemoryVolume;
import jmasm.machine.volume.Mount;
import jmasm.machine.volume.NtPath;
import jmasm.machine.volume.Volume;
import org.junit.jupiter.api.Test;

/** Whole runs of the article's program and its experiments, over DLLs made by hand. */
class MachineTest {

    private final MemoryVolume drive = new MemoryVolume();
    private final RecordedOutput output = new RecordedOutput();

    private int run(byte[] image, WindowsVersion version, String trace) {
        RunOptions options = RunOptions.of(List.of(new Mount('C', drive)))
                .withVersion(version)
                .withTrace(trace.isEmpty() ? TraceFilter.OFF : TraceFilter.parse(trace));
        return new Machine(options, output, new StubWindows()).run(Program.of("testnt.exe", image));
    }

    private int run(byte[] image) {
        return run(image, WindowsVersion.WINXP, "");
    }

    private String file(String name) throws StatusException {
        NtPath path = NtPath.parse(name);
        try (Volume.Content content = drive.open(path, false)) {
            byte[] bytes = new byte[(int) content.size()];
            content.read(0, bytes, 0, bytes.length);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void writesTheFileAndEndsWithTheStatusOfNtClose() throws StatusException {
        assertEquals(0, run(TestPrograms.article().helloWorld()), output::messageText);
        assertEquals("Hello World!", file("\\test.txt"));
        assertEquals("", output.messageText());
    }

    @Test
    void theNameMustLieAtAnEvenAddress() {
        int[] statuses = new int[4];
        for (int zeros = 0; zeros < 4; zeros++) {
            statuses[zeros] = run(TestPrograms.article().withPadding(zeros).createOnly());
        }
        int misaligned = Status.STATUS_DATATYPE_MISALIGNMENT;
        assertArrayEquals(new int[] {misaligned, 0, misaligned, 0}, statuses);
    }

    @Test
    void theTraceTellsEachCallInShort() {
        run(TestPrograms.article().helloWorld(), WindowsVersion.WINXP, "service");
        Golden.of("src/test/resources/jmasm/machine/service.trace").matches(output.traceText());
    }

    @Test
    void theSequenceTellsTheWholeWay() {
        run(TestPrograms.article().helloWorld(), WindowsVersion.WINXP, "sequence");
        Golden.of("src/test/resources/jmasm/machine/sequence.trace").matches(output.traceText());
    }

    @Test
    void theSequenceShowsWhyAnOddNameFails() {
        run(TestPrograms.article().withPadding(0).createOnly(), WindowsVersion.WINXP, "sequence,NtCreateFile");
        assertTrue(
                output.traceText()
                        .contains("ProbeForRead(ObjectName.Buffer=0040200Dh, 30, align 2)"
                                + " -> STATUS_DATATYPE_MISALIGNMENT (80000002h)"),
                output::traceText);
    }

    @Test
    void twoRunsGiveTheSameTrace() {
        run(TestPrograms.article().helloWorld(), WindowsVersion.WINXP, "sequence,module");
        RecordedOutput second = new RecordedOutput();
        RunOptions options = RunOptions.of(List.of(new Mount('C', new MemoryVolume())))
                .withTrace(TraceFilter.parse("sequence,module"));
        new Machine(options, second, new StubWindows())
                .run(Program.of("testnt.exe", TestPrograms.article().helloWorld()));
        assertEquals(output.traceText(), second.traceText());
    }

    @Test
    void numbersOfWindows7AreExplained() {
        int status = run(new TestPrograms(0x42, 0x18C, 0x32, 3).helloWorld());
        Golden.of("src/test/resources/jmasm/machine/windows7-numbers.txt")
                .matches(output.messageText() + "status " + Integer.toHexString(status) + "\n");
    }

    @Test
    void aCallWithItsOwnSysenterIsShiftedByOneArgument() {
        // The stub lacks the call of KiFastSystemCall, so what the kernel skips is the return address and the first
        // argument: NtClose closes its second "argument". KiFastSystemCallRet's RET then leads to the caller and
        // leaves the arguments on the stack.
        TestCode code = TestPrograms.code()
                .arguments(0x1111, 0x2222)
                .call("close")
                .hex("83 C4 08 C3") // add esp,8; ret
                .label("close")
                .movEax(0x19)
                .hex("8B D4 0F 34 C2 08 00"); // mov edx,esp; sysenter; ret 8 (never reached)
        int status = run(TestPrograms.article().program(code), WindowsVersion.WINXP, "service");
        assertEquals(Status.STATUS_INVALID_HANDLE, status);
        assertTrue(output.traceText().contains("NtClose(Handle=2222h)"), output::traceText);
    }

    @Test
    void interrupt2EhTakesTheArgumentsWhereEdxPoints() throws StatusException {
        TestCode code = TestPrograms.code()
                .hex("68 78 56 34 12") // push 12345678h
                .hex("8B D4") // mov edx,esp
                .movEax(0x19)
                .hex("CD 2E") // int 2Eh
                .hex("59 C3"); // pop ecx; ret
        assertEquals(
                Status.STATUS_INVALID_HANDLE,
                run(TestPrograms.article().program(code), WindowsVersion.WINXP, "service"));
        assertTrue(output.traceText().contains("NtClose(Handle=12345678h)"), output::traceText);
    }

    @Test
    void aCrashTellsWhereAndWhy() {
        TestCode code = TestPrograms.code().hex("31 C9 8B 01 C3"); // xor ecx,ecx; mov eax,[ecx]; ret
        int status = run(TestPrograms.article().program(code));
        assertEquals(Status.STATUS_ACCESS_VIOLATION, status);
        Golden.of("src/test/resources/jmasm/machine/null-pointer.txt").matches(output.messageText());
    }

    @Test
    void theStackGrowsPageByPageAndEnds() {
        // push eax in a loop for ever
        TestCode code = TestPrograms.code().hex("50 EB FD");
        assertEquals(Status.STATUS_STACK_OVERFLOW, run(TestPrograms.article().program(code)));
        assertTrue(output.messageText().contains("STATUS_STACK_OVERFLOW"), output::messageText);
    }

    @Test
    void registersAndStackAtTheEntryPointAreThoseOfWindowsXp() {
        // int 3 at once: the report shows what the program found.
        TestCode code = TestPrograms.code().hex("CC");
        assertEquals(Status.STATUS_BREAKPOINT, run(TestPrograms.article().program(code)));
        Golden.of("src/test/resources/jmasm/machine/entry-point.txt").matches(output.messageText());
    }
}
