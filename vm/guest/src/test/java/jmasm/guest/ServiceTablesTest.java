package jmasm.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import jmasm.base.Table;
import org.junit.jupiter.api.Test;

/** Every row of the service tables is sane, and the fast reader sees what the general one sees. */
class ServiceTablesTest {

    private static final Table KERNEL = Table.load(NtServices.class, "nt-services.tbl");
    private static final Table WIN32K = Table.load(NtServices.class, "win32k-services.tbl");

    /** KiServiceLimit of each version, counted on the kernels themselves. */
    private static final Map<WindowsVersion, Integer> LIMITS = Map.ofEntries(
            Map.entry(WindowsVersion.NT4, 0xD3),
            Map.entry(WindowsVersion.WIN2000, 0xF8),
            Map.entry(WindowsVersion.WINXP, 0x11C),
            Map.entry(WindowsVersion.WIN2003, 0x128),
            Map.entry(WindowsVersion.VISTA_SP2, 0x187),
            Map.entry(WindowsVersion.WIN7, 0x191),
            Map.entry(WindowsVersion.WIN8, 0x1AD),
            Map.entry(WindowsVersion.WIN8_1, 0x1B1),
            Map.entry(WindowsVersion.WIN10_1507, 0x1B9),
            Map.entry(WindowsVersion.WIN10_22H2, 0x1D9));

    @Test
    void everyVersionIsAColumn() {
        List<String> versions = new ArrayList<>(List.of("service", "bytes"));
        for (WindowsVersion version : WindowsVersion.values()) {
            versions.add(version.id());
        }
        versions.add("parameters");
        assertEquals(versions, KERNEL.columns());
    }

    @Test
    void theFastReaderSeesEveryRowOfEveryVersion() {
        for (WindowsVersion version : WindowsVersion.values()) {
            agrees(KERNEL, NtServices.kernel(version), 0);
            agrees(WIN32K, NtServices.win32k(version), 0x1000);
        }
    }

    private static void agrees(Table table, NtServices services, int firstNumber) {
        int column = table.columns().indexOf(services.version().id());
        Set<String> names = new HashSet<>();
        for (Table.Row row : table.rows()) {
            String number = column < 0 ? "" : row.cell(column);
            if (number.isEmpty()) {
                assertTrue(services.named(row.cell(0)).isEmpty(), row.cell(0));
                continue;
            }
            NtService service = services.named(row.cell(0)).orElseThrow();
            assertEquals(Integer.parseInt(number, 16), service.number(), service.name());
            assertEquals(service, services.at(service.number() - firstNumber).orElseThrow());
            String parameters = table == KERNEL ? row.cell(table.column("parameters")) : "";
            assertEquals(parameters, service.parameterNotation());
            names.add(service.name());
        }
        assertEquals(names.size(), services.all().size(), "two rows have one number on " + services.version());
    }

    @Test
    void theKernelsNumbersHaveNoGapAndEndAtTheLimit() {
        for (WindowsVersion version : WindowsVersion.values()) {
            NtServices services = NtServices.kernel(version);
            assertEquals(services.limit(), services.all().size(), "gap in the numbers of " + version);
            assertEquals(LIMITS.getOrDefault(version, services.limit()), services.limit(), version.title());
        }
    }

    @Test
    void rowsStandInAlphabeticalOrderUnderPlausibleNames() {
        for (Table table : List.of(KERNEL, WIN32K)) {
            String previous = "";
            for (Table.Row row : table.rows()) {
                String name = row.cell(0);
                assertTrue(
                        name.compareTo(previous) > 0,
                        row.error(name + " is out of order").getMessage());
                assertTrue(name.startsWith("Nt"), name);
                previous = name;
            }
        }
    }

    @Test
    void argumentsAreWholeDwordsAndAsManyAsParameters() {
        for (WindowsVersion version : WindowsVersion.values()) {
            for (NtService service : NtServices.kernel(version).all()) {
                List<Parameter> parameters = service.parameters();
                OptionalInt bytes = service.argumentBytes();
                assertTrue(bytes.isPresent() || version == WindowsVersion.NT351, service + " on " + version);
                assertEquals(0, bytes.orElse(0) % 4, service.name());
                assertTrue(bytes.orElse(0) <= 0x50, service.name());
                if (!parameters.isEmpty() && hasOneSizeForAllVersions(service.name())) {
                    assertEquals(bytes.orElse(0), 4 * parameters.size(), service.name());
                }
                for (Parameter parameter : parameters) {
                    assertTrue(parameter.typeName().matches("[A-Z][A-Z0-9_]*\\*?"), parameter.toString());
                    parameter
                            .count()
                            .ifPresent(count -> assertTrue(
                                    parameters.stream().anyMatch(p -> p.name().equals(count)),
                                    service + " counts by " + count));
                }
            }
        }
    }

    private static boolean hasOneSizeForAllVersions(String name) {
        return KERNEL.rows().stream()
                .anyMatch(row -> row.cell(0).equals(name) && row.cell(1).indexOf(',') < 0);
    }

    @Test
    void outputsArePointers() {
        for (NtService service : NtServices.kernel(WindowsVersion.WIN10_22H2).all()) {
            for (Parameter parameter : service.parameters()) {
                boolean pointer = parameter.type().name().startsWith("P");
                assertTrue(
                        pointer || parameter.direction() == Parameter.Direction.IN,
                        service.name() + " writes to " + parameter);
            }
        }
    }

    @Test
    void theServicesOfTheArticle() {
        NtServices xp = NtServices.kernel(WindowsVersion.WINXP);
        NtServices seven = NtServices.kernel(WindowsVersion.WIN7);
        assertEquals(0x25, xp.named("NtCreateFile").orElseThrow().number());
        assertEquals(0x112, xp.named("ZwWriteFile").orElseThrow().number());
        assertEquals(0x19, xp.named("NtClose").orElseThrow().number());
        assertEquals("NtCreateFile", seven.at(0x42).orElseThrow().name());
        assertEquals("NtWriteFile", seven.at(0x18C).orElseThrow().name());
        assertEquals("NtClose", seven.at(0x32).orElseThrow().name());
        assertEquals(0x2C, xp.at(0x25).orElseThrow().argumentBytes().orElseThrow());
        assertEquals(0x24, xp.at(0x112).orElseThrow().argumentBytes().orElseThrow());
        assertEquals(4, xp.at(0x19).orElseThrow().argumentBytes().orElseThrow());
        assertFalse(xp.at(0x11C).isPresent());
        assertFalse(xp.at(-1).isPresent());
    }

    @Test
    void parametersReadAsTheyAreWritten() {
        List<Parameter> parameters =
                NtServices.kernel(WindowsVersion.WINXP).at(0x112).orElseThrow().parameters();
        assertEquals(
                "FileHandle:HANDLE, Event?:HANDLE, ApcRoutine?:PVOID, ApcContext?:PVOID, "
                        + "out IoStatusBlock:PIO_STATUS_BLOCK, Buffer:PVOID[Length], Length:ULONG, "
                        + "ByteOffset?:PLARGE_INTEGER, Key?:PULONG",
                String.join(
                        ", ", parameters.stream().map(ServiceTablesTest::show).toList()));
        assertEquals(
                Parameter.Direction.INOUT,
                parameterOf("NtAllocateVirtualMemory", 1).direction());
        assertEquals(
                ParameterType.PPVOID, parameterOf("NtAllocateVirtualMemory", 1).type());
    }

    private static Parameter parameterOf(String service, int index) {
        return NtServices.kernel(WindowsVersion.WINXP)
                .named(service)
                .orElseThrow()
                .parameters()
                .get(index);
    }

    private static String show(Parameter parameter) {
        return (parameter.direction() == Parameter.Direction.OUT ? "out " : "")
                + parameter.name()
                + (parameter.optional() ? "?" : "")
                + ":" + parameter.type()
                + parameter.count().map(count -> "[" + count + "]").orElse("");
    }

    @Test
    void someServicesHaveOtherSizesOnOtherVersions() {
        assertEquals(
                8,
                NtServices.kernel(WindowsVersion.WIN7)
                        .named("NtWaitForWorkViaWorkerFactory")
                        .orElseThrow()
                        .argumentBytes()
                        .orElseThrow());
        assertEquals(
                0x14,
                NtServices.kernel(WindowsVersion.WIN8_1)
                        .named("NtWaitForWorkViaWorkerFactory")
                        .orElseThrow()
                        .argumentBytes()
                        .orElseThrow());
    }

    @Test
    void versionsAreFoundByTheNameUsersWrite() {
        assertEquals(WindowsVersion.WINXP, WindowsVersion.named("winxp").orElseThrow());
        assertEquals("Windows 7", WindowsVersion.named("win7").orElseThrow().title());
        assertTrue(WindowsVersion.named("win95").isEmpty());
    }
}
