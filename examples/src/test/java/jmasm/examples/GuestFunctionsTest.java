package jmasm.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jmasm.base.MalformedInput;
import jmasm.coff.ExportTable;
import jmasm.coff.ImportTable;
import jmasm.coff.PeImage;
import jmasm.guest.GuestImages;
import jmasm.guest.NtServices;
import jmasm.guest.WindowsVersion;
import jmasm.machine.trace.TraceFilter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Programs in {@code src/test/masm} call what the guest's DLLs export, and check it themselves. */
class GuestFunctionsTest {

    private static final Path SOURCES = Path.of("src", "test", "masm");

    /** Called by the kernel, by stubs, by debuggers, or by the other DLL when threads begin and end. */
    private static final Set<String> CALLED_OTHERWISE = Set.of(
            "BaseThreadInitThunk",
            "DbgBreakPoint",
            "DbgUserBreakPoint",
            "KiFastSystemCall",
            "KiFastSystemCallRet",
            "KiIntSystemCall",
            "KiUserExceptionDispatcher",
            "LdrShutdownProcess",
            "LdrShutdownThread",
            "RtlExitUserProcess",
            "RtlExitUserThread",
            "RtlUserThreadStart");

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> theFunctionsDoWhatTheyShould() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path source : sources()) {
            for (WindowsVersion version : GuestImages.versions()) {
                tests.add(DynamicTest.dynamicTest(
                        source.getFileName() + " on " + version.title(), () -> passes(source, version)));
            }
        }
        return tests.stream();
    }

    private void passes(Path source, WindowsVersion version) throws IOException {
        Path driveC = Files.createTempDirectory(temporary, "drive");
        Toolchain.Ran ran = Toolchain.run(build(source), version, TraceFilter.OFF, driveC);
        assertEquals("", ran.messages());
        assertEquals(0, ran.exitStatus(), "number of the first check that failed");
    }

    @Test
    void noExportIsWithoutATestProgram() throws IOException, MalformedInput {
        Set<String> called = new TreeSet<>(CALLED_OTHERWISE);
        for (Path source : sources()) {
            for (ImportTable.Dll dll :
                    ImportTable.read(PeImage.read(build(source).image())).dlls()) {
                dll.imports().forEach(name -> called.add(name.name().orElseThrow()));
            }
        }
        for (WindowsVersion version : GuestImages.versions()) {
            GuestImages images = new GuestImages(version);
            for (String dll : images.names()) {
                Set<String> untested = exports(version, images.image(dll).orElseThrow());
                untested.removeAll(called);
                assertEquals(Set.of(), untested, dll + ": exports that no program in " + SOURCES + " calls");
            }
        }
    }

    /** Without the services: the kernel's tests call those. */
    private static Set<String> exports(WindowsVersion version, byte[] image) throws MalformedInput {
        NtServices services = NtServices.kernel(version);
        Set<String> names = new TreeSet<>();
        for (ExportTable.Export export :
                ExportTable.read(PeImage.read(image)).orElseThrow().exports()) {
            String name = export.name().orElseThrow();
            if (services.named(name).isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".asm"))
                    .sorted()
                    .toList();
        }
    }

    private static Toolchain.Built build(Path source) throws IOException {
        String file = source.getFileName().toString();
        return Toolchain.build(source, file.substring(0, file.lastIndexOf('.')));
    }
}
