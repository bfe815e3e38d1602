package jmasm.guest.build;

import java.util.Locale;
import jmasm.guest.NtService;
import jmasm.guest.NtServices;
import jmasm.guest.Parameter;

/**
 * Writes ntdll's stubs as MASM, in the order of the numbers and 16 bytes apart, as Windows XP SP2 to 7 have them. The
 * names are decorated by hand ({@code _NtClose@4}): a procedure declared with parameters would get a prologue.
 */
final class StubSource {

    private final NtServices services;

    StubSource(NtServices services) {
        this.services = services;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("; The services of ").append(services.version().title());
        text.append(", generated from nt-services.tbl.\n");
        for (NtService service : services.all()) {
            append(text, service);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, NtService service) {
        int bytes = service.argumentBytes()
                .orElseThrow(() -> new IllegalStateException(service.name() + ": how many bytes of arguments?"));
        String name = "_" + service.name() + "@" + bytes;
        String alias = "_" + service.zwName() + "@" + bytes;
        text.append('\n');
        appendParameters(text, service);
        text.append("        ALIGN   16\n");
        text.append("PUBLIC ").append(alias).append('\n');
        text.append(alias).append(" LABEL NEAR\n");
        text.append(name).append(" PROC\n");
        text.append("        mov     eax, ").append(hex(service.number())).append('\n');
        text.append("        mov     edx, 7FFE0300h\n");
        text.append("        call    DWORD PTR [edx]\n");
        text.append("        ret")
                .append(bytes == 0 ? "" : "     " + hex(bytes))
                .append('\n');
        text.append(name).append(" ENDP\n");
    }

    private static void appendParameters(StringBuilder text, NtService service) {
        text.append("; ").append(service.name()).append('(');
        String separator = "";
        for (Parameter parameter : service.parameters()) {
            text.append(separator).append(parameter.name());
            separator = ", ";
        }
        text.append(")\n");
    }

    /** As MASM writes it: a digit first, an h last where it matters. */
    private static String hex(int value) {
        if (value < 10) {
            return Integer.toString(value);
        }
        String digits = Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return (digits.charAt(0) > '9' ? "0" : "") + digits + "h";
    }
}
