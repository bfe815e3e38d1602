package jmasm.machine.trace;

import java.util.List;
import java.util.function.IntFunction;
import jmasm.guest.NtService;
import jmasm.guest.NtStatus;
import jmasm.guest.Parameter;
import jmasm.machine.nt.Hex;

/** The arguments of a service as text: structures and strings, not only pointers; names of flags, not only numbers. */
final class ArgumentText {

    private final GuestText guest;
    private final NtStatus.Lookup statuses;
    private final IntFunction<String> handleLabels;

    /** @param handleLabels what a handle stands for; empty when it has no name */
    ArgumentText(GuestText guest, NtStatus.Lookup statuses, IntFunction<String> handleLabels) {
        this.guest = guest;
        this.statuses = statuses;
        this.handleLabels = handleLabels;
    }

    /** {@code Name=value} before the call. */
    String before(NtService service, List<Parameter> parameters, int index, int[] arguments) {
        Parameter parameter = parameters.get(index);
        return parameter.name() + "=" + value(service, parameters, index, arguments);
    }

    /** {@code Name=value} of what the service has written; empty when this parameter is none of that. */
    String after(NtService service, List<Parameter> parameters, int index, int[] arguments) {
        Parameter parameter = parameters.get(index);
        int address = arguments[index];
        if (address == 0 || parameter.direction() == Parameter.Direction.IN) {
            return "";
        }
        String written = pointee(service, parameters, parameter, address, arguments, true);
        return written.isEmpty() ? "" : parameter.name() + "=" + written;
    }

    private String value(NtService service, List<Parameter> parameters, int index, int[] arguments) {
        Parameter parameter = parameters.get(index);
        int value = arguments[index];
        return switch (parameter.type()) {
            case HANDLE -> handle(value);
            case BOOLEAN -> (value & 0xFF) == 0 ? "FALSE" : "TRUE";
            case ACCESS_MASK -> isOfFiles(service) ? FlagNames.fileAccess(value) : FlagNames.ACCESS_MASK.text(value);
            case NTSTATUS -> statuses.name(value);
            case LONG, ULONG -> number(parameter, value);
            case POBJECT_ATTRIBUTES -> value == 0 ? "NULL" : objectAttributes(value);
            case PUNICODE_STRING -> guest.unicodeString(value);
            case PHANDLE, PBOOLEAN, PUSHORT, PULONG, PNTSTATUS, PPVOID, PLARGE_INTEGER, PIO_STATUS_BLOCK, PCLIENT_ID ->
                pointer(service, parameters, parameter, value, arguments);
            case PWSTR, PVOID -> pointer(service, parameters, parameter, value, arguments);
        };
    }

    /** The address and, when the service reads there, what it finds. */
    private String pointer(
            NtService service, List<Parameter> parameters, Parameter parameter, int value, int[] arguments) {
        if (value == 0) {
            return "NULL";
        }
        boolean read = parameter.direction() != Parameter.Direction.OUT;
        String found = read ? pointee(service, parameters, parameter, value, arguments, false) : "";
        return found.isEmpty() ? Hex.address(value) : Hex.address(value) + " " + found;
    }

    private String pointee(
            NtService service,
            List<Parameter> parameters,
            Parameter parameter,
            int address,
            int[] arguments,
            boolean written) {
        if (!guest.isMapped(address, 1)) {
            return "(not readable)";
        }
        int value = guest.value(address, 0);
        return switch (parameter.type()) {
            case PHANDLE -> written ? Hex.of(value) : handle(value);
            case PBOOLEAN -> (value & 0xFF) == 0 ? "FALSE" : "TRUE";
            case PUSHORT -> Hex.of(value & 0xFFFF);
            case PULONG -> Hex.of(value);
            case PNTSTATUS -> statuses.name(value);
            case PPVOID -> Hex.address(value);
            case PLARGE_INTEGER -> largeInteger(value, guest.value(address + 4, 0));
            case PIO_STATUS_BLOCK -> written ? ioStatusBlock(service, value, guest.value(address + 4, 0)) : "";
            case PCLIENT_ID -> "{" + Hex.of(value) + ", " + Hex.of(guest.value(address + 4, 0)) + "}";
            case PUNICODE_STRING -> guest.unicodeString(address);
            case PVOID -> buffer(parameters, parameter, address, arguments, written);
            case PWSTR, POBJECT_ATTRIBUTES, HANDLE, BOOLEAN, ACCESS_MASK, NTSTATUS, LONG, ULONG -> "";
        };
    }

    private String handle(int value) {
        String label = handleLabels.apply(value);
        String text = value == -1 || value == -2 ? String.valueOf(value) : value == 0 ? "0" : Hex.of(value);
        return label.isEmpty() ? text : text + " (" + label + ")";
    }

    private static boolean isOfFiles(NtService service) {
        return service.name().endsWith("File");
    }

    private static String number(Parameter parameter, int value) {
        return switch (parameter.name()) {
            case "FileAttributes" -> FlagNames.FILE_ATTRIBUTES.text(value);
            case "ShareAccess" -> FlagNames.SHARE_ACCESS.text(value);
            case "CreateDisposition" -> FlagNames.CREATE_DISPOSITION.text(value);
            case "CreateOptions", "OpenOptions" -> FlagNames.CREATE_OPTIONS.text(value);
            default ->
                switch (parameter.typeName()) {
                    case "FILE_INFORMATION_CLASS" -> FlagNames.FILE_INFORMATION_CLASS.text(value);
                    case "PROCESSINFOCLASS" -> FlagNames.PROCESSINFOCLASS.text(value);
                    case "THREADINFOCLASS" -> FlagNames.THREADINFOCLASS.text(value);
                    default -> isCount(parameter.name()) ? Integer.toUnsignedString(value) : hexOrZero(value);
                };
        };
    }

    /** Sizes are read more easily as decimal numbers. */
    private static boolean isCount(String name) {
        return name.endsWith("Length") || name.endsWith("Size") || name.endsWith("Count");
    }

    private static String hexOrZero(int value) {
        return value == 0 ? "0" : Hex.of(value);
    }

    private static String largeInteger(int low, int high) {
        return Long.toString(high * 0x1_0000_0000L + Integer.toUnsignedLong(low));
    }

    private String objectAttributes(int address) {
        if (!guest.isMapped(address, 0x18)) {
            return Hex.address(address) + " (not readable)";
        }
        int root = guest.value(address + 4, 0);
        int length = guest.value(address, 0);
        return "{" + (length == 0x18 ? "" : "Length=" + Hex.of(length) + ", ")
                + (root == 0 ? "" : "RootDirectory=" + handle(root) + ", ")
                + "ObjectName=" + guest.unicodeString(guest.value(address + 8, 0))
                + ", Attributes=" + FlagNames.OBJECT_ATTRIBUTES.text(guest.value(address + 0x0C, 0)) + "}";
    }

    private String ioStatusBlock(NtService service, int status, int information) {
        boolean opens = service.name().equals("NtCreateFile") || service.name().equals("NtOpenFile");
        return "{" + statuses.name(status) + ", Information="
                + (opens ? FlagNames.CREATE_INFORMATION.text(information) : Integer.toUnsignedString(information))
                + "}";
    }

    /** A buffer whose length another parameter tells; after the call no more of it than the IO status block says. */
    private String buffer(
            List<Parameter> parameters, Parameter parameter, int address, int[] arguments, boolean written) {
        if (parameter.count().isEmpty()) {
            return "";
        }
        int length = 0;
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(parameter.count().get())) {
                length = arguments[i];
            }
        }
        for (int i = 0; written && i < parameters.size(); i++) {
            if (parameters.get(i).typeName().equals("PIO_STATUS_BLOCK")) {
                int information = guest.value(arguments[i] + 4, 0);
                length = Integer.compareUnsigned(information, length) < 0 ? information : length;
            }
        }
        return length == 0 ? "" : guest.bytes(address, length);
    }
}
