package jmasm.machine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFilterTest {

    @Test
    void namesNarrowAndAMinusLeavesOut() {
        TraceFilter filter = TraceFilter.parse("sequence,Nt*File,-Nt?riteFile");
        assertTrue(filter.has(TraceCategory.SEQUENCE));
        assertFalse(filter.has(TraceCategory.SERVICE));
        assertTrue(filter.admits("NtCreateFile"));
        assertFalse(filter.admits("NtWriteFile"));
        assertFalse(filter.admits("NtClose"));
    }

    @Test
    void namesAloneMeanCallsInShort() {
        TraceFilter filter = TraceFilter.parse("-NtClose");
        assertTrue(filter.has(TraceCategory.SERVICE));
        assertTrue(filter.admits("NtReadFile"));
        assertFalse(filter.admits("NtClose"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sequnce", "service,", "-service", "a"})
    void typingErrorsAreNoticed(String list) {
        assertThrows(IllegalArgumentException.class, () -> TraceFilter.parse(list));
    }

    @Test
    void flagsAreNamedAndTheRestIsANumber() {
        assertEquals("GENERIC_ALL|SYNCHRONIZE", FlagNames.ACCESS_MASK.text(0x1010_0000));
        assertEquals("SYNCHRONIZE|FILE_READ_DATA|200h", FlagNames.fileAccess(0x0010_0201));
        assertEquals("0", FlagNames.SHARE_ACCESS.text(0));
        assertEquals("FILE_OVERWRITE_IF", FlagNames.CREATE_DISPOSITION.text(5));
        assertEquals("77h", FlagNames.CREATE_DISPOSITION.text(0x77));
    }
}
