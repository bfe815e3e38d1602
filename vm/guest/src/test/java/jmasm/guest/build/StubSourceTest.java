package jmasm.guest.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jmasm.golden.Golden;
import jmasm.guest.NtServices;
import jmasm.guest.WindowsVersion;
import org.junit.jupiter.api.Test;

/** The MASM that ntdll's stubs are made of. */
class StubSourceTest {

    private final String text = new StubSource(NtServices.kernel(WindowsVersion.WINXP)).text();

    @Test
    void theStubsOfTheArticle() {
        Golden.of("src/test/masm/stubs.inc")
                .matches(stub("NtClose") + "\n" + stub("NtCreateFile") + "\n" + stub("NtWriteFile") + "\n"
                        + stub("NtTestAlert"));
    }

    @Test
    void everyServiceHasOneInTheOrderOfTheNumbers() {
        int at = 0;
        for (int number = 0; number < 0x11C; number++) {
            int stub = text.indexOf("mov     eax, ", at);
            assertTrue(stub > 0, "no stub " + number);
            int end = text.indexOf('\n', stub);
            String written = text.substring(stub + "mov     eax, ".length(), end);
            assertEquals(number, Integer.parseInt(written.replace("h", ""), 16));
            at = end;
        }
        assertEquals(-1, text.indexOf("mov     eax, ", at));
    }

    /** From the comment before a stub to its last line. */
    private String stub(String service) {
        int comment = text.indexOf("; " + service + "(");
        int end = text.indexOf(" ENDP\n", comment) + " ENDP\n".length();
        assertTrue(comment > 0, service);
        return text.substring(comment, end);
    }
}
