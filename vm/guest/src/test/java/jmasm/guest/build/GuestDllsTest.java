package jmasm.guest.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.ExportTable;
import jmasm.coff.ImportTable;
import jmasm.coff.MapSymbols;
import jmasm.coff.PeImage;
import jmasm.golden.Golden;
import jmasm.guest.GuestImages;
import jmasm.guest.NtService;
import jmasm.guest.NtServices;
import jmasm.guest.WindowsVersion;
import org.junit.jupiter.api.Test;

/** The DLLs as the build made them. */
class GuestDllsTest {

    private static final int STUB_SPACING = 16;

    @Test
    void theAddressesOfTheArticle() throws MalformedInput {
        PeImage ntdll = image(WindowsVersion.WINXP, "ntdll.dll");
        assertEquals("7C90D090", address(ntdll, "NtCreateFile"));
        assertEquals("7C90DF60", address(ntdll, "NtWriteFile"));
        assertEquals("7C90CFD0", address(ntdll, "NtClose"));
        assertEquals("7C90E4F0", address(ntdll, "KiFastSystemCall"));
        assertEquals("7C90E4F4", address(ntdll, "KiFastSystemCallRet"));
        assertEquals("7C90E500", address(ntdll, "KiIntSystemCall"));
        assertEquals("7C817044", hex(mapped(WindowsVersion.WINXP, "kernel32.dll", "_BaseProcessStart@4")));
        assertEquals("7C839AC0", hex(mapped(WindowsVersion.WINXP, "kernel32.dll", "__except_handler3")));
    }

    @Test
    void everyStubIsWhatItsVersionOfWindowsHas() throws MalformedInput {
        for (WindowsVersion version : GuestImages.versions()) {
            PeImage ntdll = image(version, "ntdll.dll");
            int first =
                    rva(ntdll, NtServices.kernel(version).at(0).orElseThrow().name());
            for (NtService service : NtServices.kernel(version).all()) {
                String who = service.name() + " on " + version.title();
                int rva = rva(ntdll, service.name());
                assertEquals(first + STUB_SPACING * service.number(), rva, who);
                assertEquals(rva, rva(ntdll, service.zwName()), who);
                assertEquals(stub(service), bytes(ntdll, rva, stub(service).length() / 3), who);
            }
        }
    }

    /** mov eax,n / mov edx,7FFE0300h / call dword ptr [edx] / ret a. */
    private static String stub(NtService service) {
        int arguments = service.argumentBytes().orElseThrow();
        return String.format(Locale.ROOT, "B8 %02X %02X 00 00 ", service.number() & 0xFF, service.number() >> 8)
                + "BA 00 03 FE 7F FF 12 "
                + (arguments == 0 ? "C3 " : String.format(Locale.ROOT, "C2 %02X 00 ", arguments));
    }

    @Test
    void theRoutinesThatEnterTheKernel() throws MalformedInput {
        for (WindowsVersion version : GuestImages.versions()) {
            PeImage ntdll = image(version, "ntdll.dll");
            int gate = rva(ntdll, "KiFastSystemCall");
            assertEquals("8B D4 0F 34 C3 ", bytes(ntdll, gate, 5));
            assertEquals(gate + 4, rva(ntdll, "KiFastSystemCallRet"));
            assertEquals(gate + 0x10, rva(ntdll, "KiIntSystemCall"));
            assertEquals("8D 54 24 08 CD 2E C3 ", bytes(ntdll, gate + 0x10, 7));
        }
    }

    @Test
    void theFirstThreadOfWindowsXpComesBackToWhereDebuggersShow() throws MalformedInput {
        PeImage kernel32 = image(WindowsVersion.WINXP, "kernel32.dll");
        int start = mapped(WindowsVersion.WINXP, "kernel32.dll", "_BaseProcessStart@4") - kernel32.imageBase();
        // call dword ptr [ebp+8] / push eax: the address between them is on the stack at the entry point.
        assertEquals("FF 55 08 50 ", bytes(kernel32, start + 0x20, 4));
    }

    @Test
    void theMachineFindsWhereToBegin() throws MalformedInput {
        for (WindowsVersion version : GuestImages.versions()) {
            assertTrue(rva(image(version, "ntdll.dll"), "KiUserExceptionDispatcher") > 0);
        }
        assertTrue(mapped(WindowsVersion.WINXP, "kernel32.dll", "_BaseProcessStartThunk@0") != 0);
        assertTrue(rva(image(WindowsVersion.WIN7, "ntdll.dll"), "RtlUserThreadStart") > 0);
        assertTrue(rva(image(WindowsVersion.WIN7, "kernel32.dll"), "BaseThreadInitThunk") > 0);
    }

    @Test
    void exportsAndImportsAreTheseAndNoOthers() throws MalformedInput {
        for (WindowsVersion version : GuestImages.versions()) {
            StringBuilder text = new StringBuilder();
            for (String dll : new GuestImages(version).names()) {
                PeImage image = image(version, dll);
                text.append(dll).append(" at ").append(hex(image.imageBase())).append('\n');
                text.append("exports (services: all of them, twice):\n");
                for (String name : exportsBesideServices(version, image)) {
                    text.append("    ").append(name).append('\n');
                }
                text.append("imports:\n");
                for (ImportTable.Dll imported : ImportTable.read(image).dlls()) {
                    for (ImportTable.Import name : imported.imports()) {
                        text.append("    ").append(imported.name()).append('!');
                        text.append(name.name().orElse("by ordinal")).append('\n');
                    }
                }
            }
            Golden.of("src/test/masm/" + version.id() + ".txt").matches(text.toString());
        }
    }

    private static List<String> exportsBesideServices(WindowsVersion version, PeImage image) throws MalformedInput {
        NtServices services = NtServices.kernel(version);
        List<String> names = new ArrayList<>();
        for (ExportTable.Export export : ExportTable.read(image).orElseThrow().exports()) {
            String name = export.name().orElseThrow();
            if (services.named(name).isEmpty()) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    @Test
    void eachHasAMapAndAnImportLibrary() {
        for (WindowsVersion version : GuestImages.versions()) {
            GuestImages images = new GuestImages(version);
            for (String dll : images.names()) {
                assertTrue(images.map(dll).orElseThrow().contains("Publics by Value"), dll);
                assertTrue(images.importLibrary(dll).orElseThrow().length > 0, dll);
            }
            assertTrue(images.image("NTDLL.DLL").isPresent());
            assertTrue(images.image("user32.dll").isEmpty());
        }
    }

    private static PeImage image(WindowsVersion version, String dll) throws MalformedInput {
        return PeImage.read(new GuestImages(version).image(dll).orElseThrow());
    }

    private static int rva(PeImage image, String export) throws MalformedInput {
        return ExportTable.read(image)
                .orElseThrow()
                .find(export)
                .orElseThrow(() -> new AssertionError("no export " + export))
                .rva();
    }

    /** The address of a public symbol that is no export, by the linker's map. */
    private static int mapped(WindowsVersion version, String dll, String symbol) throws MalformedInput {
        MapSymbols map = MapSymbols.parse(new GuestImages(version).map(dll).orElseThrow());
        return map.symbols().stream()
                        .filter(s -> s.name().equals(symbol))
                        .findFirst()
                        .orElseThrow()
                        .rva()
                + map.imageBase();
    }

    private static String address(PeImage image, String export) throws MalformedInput {
        return hex(image.imageBase() + rva(image, export));
    }

    private static String hex(int address) {
        return String.format(Locale.ROOT, "%08X", address);
    }

    private static String bytes(PeImage image, int rva, int count) throws MalformedInput {
        ByteReader reader = image.at(rva, "code");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, "%02X ", reader.u8()));
        }
        return text.toString();
    }
}
