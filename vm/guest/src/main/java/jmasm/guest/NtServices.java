package jmasm.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of the kernel's two service tables, as one version of Windows has it. Reading takes one pass over the text; a
 * process keeps what it read.
 */
public final class NtServices {

    private static final int NAME = 0;
    private static final int BYTES = 1;

    private final WindowsVersion version;
    private final NtService[] byIndex;
    private final Map<String, NtService> byName;

    private NtServices(WindowsVersion version, NtService[] byIndex, Map<String, NtService> byName) {
        this.version = version;
        this.byIndex = byIndex;
        this.byName = byName;
    }

    /** Table 0, the kernel's own: numbers from 0. Known for every version. */
    public static NtServices kernel(WindowsVersion version) {
        return read("nt-services.tbl", version);
    }

    /** Table 1, win32k's: numbers from 1000h. Empty for a version whose numbers are not known. */
    public static NtServices win32k(WindowsVersion version) {
        return read("win32k-services.tbl", version);
    }

    private static NtServices read(String resource, WindowsVersion version) {
        TableText text = TableText.load(resource);
        int header = text.row(0);
        int numbers = column(text, header, version.id());
        int parameters = column(text, header, "parameters");
        NtService[] byIndex = new NtService[0x200];
        Map<String, NtService> byName = new HashMap<>(1024);
        int limit = 0;
        for (int row = text.row(text.nextLine(header)); numbers > 0 && row < text.length(); ) {
            int number = text.cell(row, numbers);
            if (number >= 0 && !text.isDash(number)) {
                NtService service = service(text, row, text.hex(number), version, parameters - numbers, number);
                int index = service.number() & 0xFFF;
                if (index >= byIndex.length) {
                    byIndex = Arrays.copyOf(byIndex, Math.max(index + 1, 2 * byIndex.length));
                }
                byIndex[index] = service;
                byName.put(service.name(), service);
                limit = Math.max(limit, index + 1);
            }
            row = text.row(text.nextLine(number < 0 ? row : number));
        }
        return new NtServices(version, Arrays.copyOf(byIndex, limit), byName);
    }

    private static int column(TableText text, int header, String name) {
        for (int column = 0; ; column++) {
            String cell = text.cellText(header, column);
            if (cell.isEmpty() || cell.equals(name)) {
                return cell.isEmpty() ? -1 : column;
            }
        }
    }

    private static NtService service(
            TableText text, int row, int number, WindowsVersion version, int toParameters, int numberCell) {
        return new NtService(
                text.cellText(row, NAME),
                number,
                argumentBytes(text.cellText(row, BYTES), version),
                toParameters > 0 ? text.cellText(numberCell, toParameters) : "");
    }

    /** Reads {@code 8} or {@code 8,win8=10}: one size for all versions, or others for some. */
    private static OptionalInt argumentBytes(String cell, WindowsVersion version) {
        if (cell.isEmpty()) {
            return OptionalInt.empty();
        }
        int comma = cell.indexOf(',');
        if (comma < 0) {
            return OptionalInt.of(Integer.parseInt(cell, 16));
        }
        String other = "," + version.id() + "=";
        int from = cell.indexOf(other);
        int start = from < 0 ? 0 : from + other.length();
        int end = cell.indexOf(',', start);
        return OptionalInt.of(Integer.parseInt(cell, start, end < 0 ? cell.length() : end, 16));
    }

    public WindowsVersion version() {
        return version;
    }

    /** {@code KiServiceLimit}: one more than the highest index, e.g. 11Ch on Windows XP. */
    public int limit() {
        return byIndex.length;
    }

    /** The service at an index of the table, which is the low 12 bits of a number. */
    public Optional<NtService> at(int index) {
        return index >= 0 && index < byIndex.length ? Optional.ofNullable(byIndex[index]) : Optional.empty();
    }

    /** The service of a name, by either prefix; empty when this version has none. */
    public Optional<NtService> named(String name) {
        return Optional.ofNullable(byName.get(name.startsWith("Zw") ? "Nt" + name.substring(2) : name));
    }

    /** All of them in the order of their numbers. */
    public List<NtService> all() {
        List<NtService> all = new ArrayList<>(byIndex.length);
        for (NtService service : byIndex) {
            if (service != null) {
                all.add(service);
            }
        }
        return Collections.unmodifiableList(all);
    }
}
