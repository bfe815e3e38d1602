package jmasm.machine.trace;

import java.util.ArrayList;
import java.util.List;
import jmasm.guest.NtService;
import jmasm.guest.NtStatus;
import jmasm.guest.Parameter;
import jmasm.machine.nt.Hex;
import jmasm.machine.nt.Status;

/**
 * System calls in short:
 *
 * <pre>{@code
 * 112h NtWriteFile(FileHandle=7E8h (\??\C:\test.txt), Event=0, …, Buffer=00402000h "Hello World!", Length=12, …)
 *      = STATUS_SUCCESS, IoStatusBlock={STATUS_SUCCESS, Information=12}
 * }</pre>
 */
final class CallPrinter {

    private final Lines lines;
    private final ArgumentText arguments;
    private final NtStatus.Lookup statuses;

    CallPrinter(Lines lines, ArgumentText arguments, NtStatus.Lookup statuses) {
        this.lines = lines;
        this.arguments = arguments;
        this.statuses = statuses;
    }

    void begin(String indent, NtService service, int[] values) {
        List<Parameter> parameters = service.parameters();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            items.add(i < parameters.size() ? arguments.before(service, parameters, i, values) : Hex.of(values[i]));
        }
        String head = indent + Hex.of(service.number()) + " " + service.name() + "(";
        lines.items(head, items, ")", indent + "        ");
    }

    void end(String indent, NtService service, int[] values, int status) {
        List<Parameter> parameters = service.parameters();
        List<String> items = new ArrayList<>();
        items.add(status(status));
        // A misaligned address is found by a probe, before anything is written: a warning that is none.
        boolean failed = Status.isError(status) || status == Status.STATUS_DATATYPE_MISALIGNMENT;
        for (int i = 0; i < Math.min(values.length, parameters.size()) && !failed; i++) {
            String written = arguments.after(service, parameters, i, values);
            if (!written.isEmpty()) {
                items.add(written);
            }
        }
        lines.items(indent + "    = ", items, "", indent + "        ");
    }

    /** Name and number; plain success is a word that explains itself. */
    String status(int status) {
        String name = statuses.name(status);
        return status == Status.STATUS_SUCCESS || name.endsWith("h") ? name : name + " (" + Hex.address(status) + ")";
    }
}
