package jmasm.machine.nt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import jmasm.guest.NtStatus;
import org.junit.jupiter.api.Test;

/** The constants in Java say the same as the table. */
class StatusTest {

    @Test
    void eachConstantIsARowOfTheTable() throws IllegalAccessException {
        NtStatus.Lookup table = new NtStatus.Lookup();
        int compared = 0;
        for (Field field : Status.class.getFields()) {
            NtStatus row = table.of(field.getInt(null)).orElseThrow(() -> new AssertionError(field.getName()));
            assertTrue(row.names().contains(field.getName()), field.getName() + " is called " + row.names());
            compared++;
        }
        assertTrue(compared > 40);
    }

    @Test
    void theTopBitsAreTheSeverity() {
        assertTrue(Status.succeeded(Status.STATUS_IMAGE_NOT_AT_BASE));
        assertTrue(!Status.succeeded(Status.STATUS_DATATYPE_MISALIGNMENT));
        assertTrue(!Status.isError(Status.STATUS_DATATYPE_MISALIGNMENT));
        assertTrue(Status.isError(Status.STATUS_ACCESS_DENIED));
    }

    @Test
    void numbersAreWrittenAsMasmReadsThem() {
        assertEquals("7 19h 0E5h 0FFFFFFFFh", Hex.of(7) + " " + Hex.of(0x19) + " " + Hex.of(0xE5) + " " + Hex.of(-1));
        assertEquals("C0000005h", Hex.address(0xC000_0005));
    }
}
