package jmasm.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jmasm.guest.WindowsVersion;
import jmasm.machine.nt.Status;
import jmasm.machine.volume.MemoryVolume;
import jmasm.machine.volume.Mount;
import org.junit.jupiter.api.Test;

/** Code in data and on the stack: as Windows decides by its policy, the version and the image. */
class DataExecutionTest {

    private static final int BASE = 0x40_0000;
    private static final int DATA = BASE + 0x2000;

    /** mov eax,DATA / call eax / ret; in the data section mov eax,7 / ret. */
    private static final String CALLS_DATA = "B8 00204000 FFD0 C3";

    /** push 0C358076Ah, which is push 7 / pop eax / ret; call esp / pop ecx / ret. */
    private static final String CALLS_STACK = "68 6A0758C3 FFD4 59 C3";

    private final RecordedOutput output = new RecordedOutput();

    private int run(String code, boolean marked, WindowsVersion version, DataExecution dataExecution) {
        TestImage image = new TestImage(BASE)
                .code(new TestCode(BASE + 0x1000).hex(code).toBytes())
                .data(new TestCode(DATA).hex("B8 07000000 C3").toBytes())
                .entry(0x1000);
        RunOptions options = RunOptions.of(List.of(new Mount('C', new MemoryVolume())))
                .withVersion(version)
                .withDataExecution(dataExecution);
        byte[] bytes = marked ? image.nxCompatible().toBytes() : image.toBytes();
        return new Machine(options, output, new StubWindows()).run(Program.of("data.exe", bytes));
    }

    @Test
    void itRunsWhereWindowsLetsIt() {
        for (String code : List.of(CALLS_DATA, CALLS_STACK)) {
            assertEquals(7, run(code, false, WindowsVersion.WINXP, DataExecution.BY_IMAGE), output::messageText);
            assertEquals(7, run(code, true, WindowsVersion.WINXP, DataExecution.BY_IMAGE), output::messageText);
            assertEquals(7, run(code, true, WindowsVersion.WINXP, DataExecution.ALLOWED), output::messageText);
        }
        assertEquals("", output.messageText());
    }

    @Test
    void itFaultsWhereItIsPrevented() {
        assertEquals(
                Status.STATUS_ACCESS_VIOLATION, run(CALLS_DATA, false, WindowsVersion.WINXP, DataExecution.PREVENTED));
        String message = output.messageText();
        assertTrue(message.contains("it wanted to execute 00402000h: the page there holds data"), message);
        assertTrue(message.contains("jrun --dep=off"), message);
        assertEquals(
                Status.STATUS_ACCESS_VIOLATION, run(CALLS_STACK, false, WindowsVersion.WINXP, DataExecution.PREVENTED));
    }

    @Test
    void laterVersionsAskTheImage() {
        assertEquals(false, DataExecution.BY_IMAGE.isPrevented(WindowsVersion.WIN7, false));
        assertEquals(true, DataExecution.BY_IMAGE.isPrevented(WindowsVersion.WIN7, true));
        assertEquals(true, DataExecution.BY_IMAGE.isPrevented(WindowsVersion.VISTA, true));
        assertEquals(false, DataExecution.BY_IMAGE.isPrevented(WindowsVersion.WINXP, true));
        assertEquals(false, DataExecution.ALLOWED.isPrevented(WindowsVersion.WIN7, true));
    }
}
