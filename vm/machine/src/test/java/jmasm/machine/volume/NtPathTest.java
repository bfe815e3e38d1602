package jmasm.machine.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NtPathTest {

    @Test
    void takesNamesApart() throws StatusException {
        assertEquals(List.of("a", "b.txt"), NtPath.parse("\\a\\b.txt").components());
        assertTrue(NtPath.parse("\\").isRoot());
        assertTrue(NtPath.parse("\\a\\").isDirectory());
        assertEquals("\\a\\b", NtPath.parse("\\a").resolve("b").toString());
        assertEquals("\\a", NtPath.parse("\\a\\b").parent().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "\\\\",
                "\\a\\\\b",
                "\\.",
                "\\..",
                "\\a\\..\\b",
                "\\a.",
                "\\a ",
                "\\a:b",
                "\\a/b",
                "\\*",
                "\\a?",
                "\\\"",
                "\\<",
                "\\a|b",
                "\\a\u0001",
                "\\nul",
                "\\NUL.txt",
                "\\con",
                "\\Com1.log",
                "\\lpt\u00B9",
                "\\conin$",
                "\\aux .txt",
                "\\\uD800",
                "\\a\uDC00"
            })
    void refusesWhatIsNoNameOnEveryHost(String name) {
        StatusException refused = assertThrows(StatusException.class, () -> NtPath.parse(name));
        assertEquals(Status.STATUS_OBJECT_NAME_INVALID, refused.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\null", "\\com", "\\com12", "\\.a", "\\a b", "\\a..b", "\\\uD83D\uDE00", "\\\u00E4"})
    void takesWhatOnlyLooksLikeIt(String name) throws StatusException {
        assertEquals(name, NtPath.parse(name).toString());
    }

    @Test
    void aComponentHasAtMost255Characters() throws StatusException {
        assertEquals(256, NtPath.parse("\\" + "x".repeat(255)).toString().length());
        assertThrows(StatusException.class, () -> NtPath.parse("\\" + "x".repeat(256)));
    }
}
