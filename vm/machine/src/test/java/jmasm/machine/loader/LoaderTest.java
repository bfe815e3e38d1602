package jmasm.machine.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jmasm.base.Diagnostic;
import jmasm.base.FatalProblem;
import jmasm.guest.WindowsVersion;
import jmasm.machine.StubWindows;
import jmasm.machine.TestImage;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.trace.Tracer;
import org.junit.jupiter.api.Test;

/** What lies in memory before the first instruction. */
class LoaderTest {

    private static final int BASE = 0x0040_0000;

    private final List<Diagnostic> messages = new ArrayList<>();

    private final StubWindows windows = new StubWindows();

    private Loader.Loaded load(byte[] image, String... arguments) {
        return new Loader(WindowsVersion.WINXP, windows, List.of(), Tracer.NONE, messages::add)
                .load("C:\\dir\\p.exe", image, Optional.empty(), List.of(arguments));
    }

    private static TestImage program() {
        return new TestImage(BASE)
                .code(new byte[] {(byte) 0xC3})
                .data(new byte[] {1, 2, 3, 4})
                .readOnlyData(new byte[] {5})
                .entry(0x1000);
    }

    private static String unicodeString(AddressSpace memory, int address) {
        int length = memory.peek32(address) & 0xFFFF;
        byte[] bytes = new byte[length];
        memory.peek(memory.peek32(address + 4), bytes, 0, length);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_16LE);
    }

    @Test
    void sectionsHaveTheirProtection() {
        AddressSpace memory = load(program().toBytes()).memory();
        assertEquals(0x0000_5A4D, memory.peek32(BASE) & 0xFFFF);
        assertTrue(memory.protection(BASE + 0x1000).executable());
        assertFalse(memory.protection(BASE + 0x1000).writable());
        assertTrue(memory.protection(BASE + 0x2000).writable());
        assertFalse(memory.protection(BASE + 0x3000).writable());
        assertFalse(memory.protection(BASE).writable());
        assertEquals(0x0403_0201, memory.peek32(BASE + 0x2000));
    }

    @Test
    void theFirstThreadStartsInKernel32AsCreateProcessSaysIt() {
        Loader.Loaded loaded = load(program().toBytes());
        assertEquals(BASE + 0x1000, loaded.cpu().eax());
        assertEquals(0x7FFD_F000, loaded.cpu().ebx());
        assertEquals(0x0012_FFFC, loaded.cpu().esp());
        assertEquals(
                "kernel32!BaseProcessStartThunk",
                loaded.modules().name(loaded.cpu().eip()));
        assertEquals(0x202, loaded.cpu().eflags());
        assertEquals(0x7FFD_E000, loaded.cpu().segment(4).base());
    }

    @Test
    void theThreadsBlockTellsOfStackAndProcess() {
        AddressSpace memory = load(program().toBytes()).memory();
        int teb = 0x7FFD_E000;
        assertEquals(-1, memory.peek32(teb));
        assertEquals(0x0013_0000, memory.peek32(teb + 4));
        assertEquals(0x0012_F000, memory.peek32(teb + 8));
        assertEquals(0x0003_0000, memory.peek32(teb + 0xE0C));
        assertEquals(teb, memory.peek32(teb + 0x18));
        assertEquals(0x7FFD_F000, memory.peek32(teb + 0x30));
        assertTrue(memory.protection(0x0012_E000).guard());
        assertFalse(memory.isMapped(0x0012_D000));
    }

    @Test
    void theProcesssBlockLeadsToParametersAndModules() {
        AddressSpace memory = load(program().toBytes(), "one", "two words").memory();
        int peb = 0x7FFD_F000;
        assertEquals(BASE, memory.peek32(peb + 8));
        assertEquals(5, memory.peek32(peb + 0xA4));
        assertEquals(0x0300_0A28, memory.peek32(peb + 0xAC));
        assertEquals("Service Pack 3", unicodeString(memory, peb + 0x1F0));
        int parameters = memory.peek32(peb + 0x10);
        assertEquals(0x0002_0000, parameters);
        assertEquals("C:\\dir\\p.exe", unicodeString(memory, parameters + 0x38));
        assertEquals("p.exe one \"two words\"", unicodeString(memory, parameters + 0x40));
        assertEquals("C:\\", unicodeString(memory, parameters + 0x24));
        assertEquals(0x0001_0000, memory.peek32(parameters + 0x48));
    }

    /** Walks a list of modules forward and checks each backward link. */
    private static String names(AddressSpace memory, int head, int linksAt) {
        StringBuilder names = new StringBuilder();
        int previous = head;
        for (int links = memory.peek32(head); links != head; links = memory.peek32(links)) {
            assertEquals(previous, memory.peek32(links + 4));
            names.append(unicodeString(memory, links - linksAt + 0x2C)).append(' ');
            previous = links;
        }
        assertEquals(previous, memory.peek32(head + 4));
        return names.toString();
    }

    @Test
    void theLoadersListsAreInTheirOrders() {
        AddressSpace memory = load(program().toBytes()).memory();
        int data = memory.peek32(0x7FFD_F00C);
        assertEquals("p.exe ntdll.dll kernel32.dll ", names(memory, data + 0x0C, 0));
        assertEquals("p.exe ntdll.dll kernel32.dll ", names(memory, data + 0x14, 8));
        assertEquals("ntdll.dll kernel32.dll ", names(memory, data + 0x1C, 0x10));
    }

    @Test
    void aDllThatWasNotInitializedIsNotToldOfTheEnd() {
        TestImage dll = new TestImage(0x1000_0000)
                .code(new byte[] {(byte) 0xC3})
                .exports("m.dll", "F", 0x1000)
                .entry(0x1000)
                .dll();
        windows.add("m.dll", dll);
        AddressSpace memory = load(program().imports("m.dll", "F").toBytes()).memory();
        int data = memory.peek32(0x7FFD_F00C);
        assertEquals("p.exe ntdll.dll kernel32.dll m.dll ", names(memory, data + 0x0C, 0));
        assertEquals("ntdll.dll kernel32.dll ", names(memory, data + 0x1C, 0x10));
    }

    @Test
    void theSharedPageHoldsTheWayIntoTheKernel() {
        AddressSpace memory = load(program().toBytes()).memory();
        assertEquals(StubWindows.KI_FAST_SYSTEM_CALL, memory.peek32(0x7FFE_0300));
        assertEquals(StubWindows.KI_FAST_SYSTEM_CALL_RET, memory.peek32(0x7FFE_0304));
        assertEquals(0xC3, memory.peek32(0x7FFE_02F8));
        assertEquals(5, memory.peek32(0x7FFE_026C));
        assertEquals(1, memory.peek32(0x7FFE_0270));
        assertFalse(memory.protection(0x7FFE_0000).writable());
    }

    @Test
    void argumentsAreQuotedSoThatTheyCanBeFoundAgain() {
        assertEquals(
                "\"a b.exe\" plain \"\" \"a b\" \"q\\\"q\" \"b\\\\\\\"\" c\\ \"d \\\\\"",
                ProcessParameters.commandLine(
                        "C:\\a b.exe", List.of("plain", "", "a b", "q\"q", "b\\\"", "c\\", "d \\")));
    }

    @Test
    void namesLoseTheirDecoration() {
        assertEquals("main", Module.undecorated("_main@0"));
        assertEquals("main", Module.undecorated("_main"));
        assertEquals("fast", Module.undecorated("@fast@8"));
        assertEquals("a@b", Module.undecorated("_a@b"));
        assertEquals("?x@@YAXXZ", Module.undecorated("?x@@YAXXZ"));
    }

    @Test
    void damagedImagesGiveAMessageAndNothingElse() {
        byte[] image = program()
                .imports("kernel32.dll", "BaseProcessStart")
                .exports("p.exe", "F", 0x1000)
                .relocations(new byte[] {0, 0x20, 0, 0, 12, 0, 0, 0, 0, 0x30, 0, 0})
                .toBytes();
        Random random = new Random(7);
        int loaded = 0;
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = image.clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                int at = random.nextBoolean() ? 0x80 + random.nextInt(0x200) : random.nextInt(damaged.length);
                damaged[at] = (byte) random.nextInt();
            }
            try {
                load(damaged);
                loaded++;
            } catch (FatalProblem e) {
                refused++;
            }
        }
        assertTrue(loaded > 50 && refused > 50, loaded + " loaded, " + refused + " refused");
    }
}
