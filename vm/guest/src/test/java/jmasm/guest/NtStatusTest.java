package jmasm.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jmasm.base.Table;
import org.junit.jupiter.api.Test;

class NtStatusTest {

    private final NtStatus.Lookup statuses = new NtStatus.Lookup();

    @Test
    void aStatusHasNamesAWin32ErrorAndAText() {
        NtStatus misaligned = statuses.of(0x80000002).orElseThrow();
        assertEquals("STATUS_DATATYPE_MISALIGNMENT", misaligned.name());
        assertEquals(998, misaligned.win32Error());
        assertTrue(misaligned.text().contains("alignment"), misaligned.text());
        assertEquals(
                List.of("STATUS_SUCCESS", "STATUS_WAIT_0"),
                statuses.of(0).orElseThrow().names());
        assertEquals(0, statuses.of(0).orElseThrow().win32Error());
        assertEquals(
                NtStatus.ERROR_MR_MID_NOT_FOUND, statuses.of(1).orElseThrow().win32Error());
        assertEquals(0xC0000094, statuses.of(0xC0000094).orElseThrow().win32Error());
    }

    @Test
    void everyRowIsFoundByItsCodeAndRowsAscend() {
        Table table = Table.load(NtStatus.class, "ntstatus.tbl");
        long previous = -1;
        for (Table.Row row : table.rows()) {
            long code = Long.parseLong(row.cell(0), 16);
            assertTrue(code > previous, row.error("codes must ascend").getMessage());
            previous = code;
            NtStatus status = statuses.of((int) code).orElseThrow();
            String names = row.cell(1).isEmpty() ? row.cell(0) + "h" : row.cell(1);
            assertEquals(names, String.join(" ", status.names()));
            assertEquals(row.cell(4), status.text());
        }
        assertTrue(table.rows().size() > 2900);
    }

    @Test
    void aCodeWithoutANameIsShownAsANumber() {
        assertFalse(statuses.of(0xE06D7363).isPresent());
        assertEquals("0E06D7363h", statuses.name(0xE06D7363));
        assertEquals("12345h", statuses.name(0x12345));
    }

    @Test
    void aNameLeadsBackToItsCode() {
        assertEquals(
                0xC0000008,
                statuses.named("STATUS_INVALID_HANDLE").orElseThrow().code());
        assertEquals(0, statuses.named("STATUS_WAIT_0").orElseThrow().code());
        assertTrue(statuses.named("STATUS_FLUX_CAPACITOR").isEmpty());
    }
}
