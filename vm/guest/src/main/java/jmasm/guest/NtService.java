package jmasm.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One service as one version of Windows has it.
 *
 * @param name              with the prefix {@code Nt}
 * @param number            what EAX holds at the system call, bit 12 set for win32k's
 * @param argumentBytes     what the kernel copies from the caller's stack and the stub pops, a multiple of 4; empty
 *                          where no source tells
 * @param parameterNotation the last column of the table; {@link #parameters()} reads it
 */
public record NtService(String name, int number, OptionalInt argumentBytes, String parameterNotation) {

    /** In stack order, four bytes each; empty where they are not known. Read anew at each call. */
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        int at = 0;
        while (at < parameterNotation.length()) {
            int comma = parameterNotation.indexOf(',', at);
            int end = comma < 0 ? parameterNotation.length() : comma;
            parameters.add(Parameter.parse(parameterNotation.substring(at, end).strip()));
            at = end + 1;
        }
        return List.copyOf(parameters);
    }

    /** The name of the same entry of ntdll that ends users should not call: {@code ZwCreateFile}. */
    public String zwName() {
        return name.startsWith("Nt") ? "Zw" + name.substring(2) : name;
    }
}
