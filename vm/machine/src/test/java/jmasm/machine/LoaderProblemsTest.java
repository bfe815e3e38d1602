package jmasm.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jmasm.base.FatalProblem;
import jmasm.coff.BaseRelocations;
import jmasm.coff.Directory;
import jmasm.machine.nt.StatusException;
import jmasm.machine.trace.TraceFilter;
import jmasm.machine.volume.MemoryVolume;
import jmasm.machine.volume.Mount;
import jmasm.machine.volume.NtPath;
import jmasm.machine.volume.Volume;
import org.junit.jupiter.api.Test;

/** Loading: imports that work, and every message of programs that can't be started. */
class LoaderProblemsTest {

    private static final int BASE = 0x0040_0000;
    private static final byte[] RET_7 = {(byte) 0xB8, 7, 0, 0, 0, (byte) 0xC3};

    private final MemoryVolume drive = new MemoryVolume();
    private final RecordedOutput output = new RecordedOutput();
    private final StubWindows windows = new StubWindows();

    private int run(byte[] image) {
        RunOptions options = RunOptions.of(List.of(new Mount('C', drive))).withTrace(TraceFilter.parse("module"));
        return new Machine(options, output, windows).run(Program.of("p.exe", image));
    }

    private void refused(String code, String text, byte[] image) {
        FatalProblem problem = assertThrows(FatalProblem.class, () -> run(image));
        assertEquals(code, problem.diagnostic().problem().code());
        assertTrue(
                problem.diagnostic().text().contains(text), problem.diagnostic().text());
    }

    private static TestImage program() {
        return new TestImage(BASE).code(RET_7).entry(0x1000);
    }

    /** {@code call [slot]} of the import section, then {@code ret}. */
    private static TestImage importer(String dll, String function) {
        TestImage image = new TestImage(BASE).entry(0x1000);
        int slot = BASE + 0x2000;
        return image.code(new byte[] {
                    (byte) 0xFF, 0x15, (byte) slot, (byte) (slot >> 8), (byte) (slot >> 16), 0, (byte) 0xC3
                })
                .imports(dll, function);
    }

    private static TestImage library(int base) {
        return new TestImage(base).code(RET_7).dll();
    }

    @Test
    void theExitCodeIsWhatTheEntryPointReturns() {
        assertEquals(7, run(program().toBytes()));
    }

    @Test
    void importsByNameAndOrdinalAndThroughForwarders() {
        windows.add("seven.dll", library(0x1000_0000).exports("seven.dll", "Seven", 0x1000));
        windows.add(
                "other.dll",
                library(0x1100_0000).exports("other.dll", "Forwarded", "SEVEN.Seven", "ByNumber", "seven.#1"));
        assertEquals(7, run(importer("SEVEN.DLL", "Seven").toBytes()));
        assertEquals(7, run(importer("seven.dll", "#1").toBytes()));
        assertEquals(7, run(importer("other.dll", "Forwarded").toBytes()));
        assertEquals(7, run(importer("other", "ByNumber").toBytes()));
    }

    @Test
    void dllsAreFoundBesideTheProgram() throws StatusException {
        byte[] dll = library(0x1000_0000).exports("mine.dll", "F", 0x1000).toBytes();
        drive.createFile(NtPath.parse("\\Mine.DLL"), 0);
        try (Volume.Content content = drive.open(NtPath.parse("\\mine.dll"), true)) {
            content.write(0, dll, 0, dll.length);
        }
        assertEquals(7, run(importer("mine.dll", "F").toBytes()));
        assertTrue(output.traceText().contains("10000000h-10002FFFh Mine.DLL"), output::traceText);
    }

    @Test
    void aDllWhoseBaseIsTakenIsMovedAndRelocated() {
        // mov eax,[base+1008h]; ret; the number 7
        byte[] code = {(byte) 0xA1, 8, 0x10, 0x40, 0, (byte) 0xC3, 0, 0, 7, 0, 0, 0};
        windows.add(
                "moved.dll",
                new TestImage(BASE)
                        .code(code)
                        .exports("moved.dll", "F", 0x1000)
                        .relocations(
                                BaseRelocations.ofAddresses(new int[] {0x1001}).toBytes())
                        .dll());
        assertEquals(7, run(importer("moved.dll", "F").toBytes()));
        assertTrue(output.traceText().contains("moved.dll (relocated)"), output::traceText);
    }

    @Test
    void filesThatAreNoPrograms() {
        refused("JR1003", "empty", new byte[0]);
        refused("JR1003", "MZ", "#!/bin/sh".getBytes(StandardCharsets.US_ASCII));
        byte[] image = program().toBytes();
        refused("JR1004", "cut off", Arrays.copyOf(image, 0x90));
        refused("JR1004", "cut off", Arrays.copyOf(image, 0x405));
        byte[] pe64 = image.clone();
        pe64[0x84] = 0x64;
        pe64[0x85] = (byte) 0x86;
        refused("JR1005", "64-bit", pe64);
        byte[] arm = image.clone();
        arm[0x84] = (byte) 0xC0;
        arm[0x85] = 1;
        refused("JR1006", "can't be run", arm);
        refused("JR1007", "DLL", program().dll().toBytes());
        refused("JR1008", "entry point", program().entry(0).toBytes());
        refused("JR1009", "subsystem 1", program().subsystem(1).toBytes());
    }

    @Test
    void imagesThatContradictThemselves() {
        refused(
                "JR1010",
                "image base",
                new TestImage(0x40_1000).code(RET_7).entry(0x1000).toBytes());
        refused(
                "JR1010",
                "outside",
                program().directory(Directory.IMPORT, 0x9000, 40).toBytes());
        windows.add("circle.dll", library(0x1000_0000).exports("circle.dll", "A", "circle.B", "B", "circle.A"));
        refused("JR1010", "circle", importer("circle.dll", "A").toBytes());
    }

    @Test
    void anImageWithoutRelocationsThatHasNoPlace() {
        windows.add("fixed.dll", library(StubWindows.NTDLL).exports("fixed.dll", "F", 0x1000));
        refused("JR1011", "7C900000h", importer("fixed.dll", "F").toBytes());
    }

    @Test
    void whatIsImportedMustBeThere() {
        refused("JR1012", "C0000135h", importer("nowhere.dll", "F").toBytes());
        refused("JR1013", "C0000139h", importer("ntdll.dll", "NtNothing").toBytes());
        refused("JR1014", "C0000138h", importer("ntdll.dll", "#999").toBytes());
    }

    @Test
    void systemDllsMustHaveWhatAThreadNeeds() {
        windows.add("ntdll.dll", library(StubWindows.NTDLL).exports("ntdll.dll", "Nothing", 0x1000));
        refused("JR1016", "KiFastSystemCall", program().toBytes());
        FatalProblem problem = assertThrows(
                FatalProblem.class,
                () -> new Machine(RunOptions.of(List.of()), output, name -> Optional.empty())
                        .run(Program.of("p.exe", program().toBytes())));
        assertEquals("JR1016", problem.diagnostic().problem().code());
    }

    @Test
    void aStackLargerThanTheAddressSpace() {
        refused("JR1017", "7F000000h", program().stackReserve(0x7F00_0000).toBytes());
    }

    @Test
    void aMapThatIsNoneIsLeftOut() {
        Program program = Program.of("p.exe", program().toBytes()).withMap("nothing");
        assertEquals(7, new Machine(RunOptions.of(List.of()), output, windows).run(program));
        assertEquals("JR1020", output.messages.get(0).problem().code());
    }

    @Test
    void whatAnImageHasAndNobodyActsOnIsSaid() {
        windows.add(
                "main.dll",
                library(0x1000_0000).exports("main.dll", "F", 0x1000).entry(0x1000));
        run(importer("main.dll", "F").toBytes());
        assertTrue(output.messages.isEmpty(), "the system's own DLLs are known");
        run(program().directory(Directory.TLS, 0x1000, 0x18).toBytes());
        assertEquals("JR1021", output.messages.get(0).problem().code());
    }
}
