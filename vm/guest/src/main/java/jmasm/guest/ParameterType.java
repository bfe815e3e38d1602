package jmasm.guest;

/**
 * How the value of a parameter is read: the few types that a trace shows in full, and one for all other numbers and
 * all other addresses. Types of equal layout share a constant.
 */
public enum ParameterType {
    /** An index into the process's handle table, or −1, −2. */
    HANDLE,
    /** One byte counts. */
    BOOLEAN,
    /** A mask of access rights. */
    ACCESS_MASK,
    /** A status code. */
    NTSTATUS,
    /** A signed number. */
    LONG,
    /** An unsigned number, flags, or a member of an enumeration. */
    ULONG,
    /** The address of a {@link #HANDLE}. */
    PHANDLE,
    /** The address of one byte. */
    PBOOLEAN,
    /** The address of 16 bits. */
    PUSHORT,
    /** The address of a 32-bit number. */
    PULONG,
    /** The address of an {@link #NTSTATUS}. */
    PNTSTATUS,
    /** The address of an address. */
    PPVOID,
    /** The address of a 64-bit number. */
    PLARGE_INTEGER,
    /** The address of a {@code UNICODE_STRING}. */
    PUNICODE_STRING,
    /** The address of an {@code OBJECT_ATTRIBUTES}. */
    POBJECT_ATTRIBUTES,
    /** The address of an {@code IO_STATUS_BLOCK}. */
    PIO_STATUS_BLOCK,
    /** The address of a {@code CLIENT_ID}. */
    PCLIENT_ID,
    /** The address of 16-bit characters that end with a zero. */
    PWSTR,
    /** An address of bytes, code or a structure that nothing here decodes. */
    PVOID;

    /** The reading of a type of Microsoft's headers. */
    static ParameterType of(String typeName) {
        return switch (typeName) {
            case "HANDLE", "ALPC_HANDLE" -> HANDLE;
            case "BOOLEAN", "LOGICAL" -> BOOLEAN;
            case "ACCESS_MASK" -> ACCESS_MASK;
            case "NTSTATUS" -> NTSTATUS;
            case "LONG" -> LONG;
            case "PHANDLE", "PALPC_HANDLE" -> PHANDLE;
            case "PBOOLEAN", "PSE_SIGNING_LEVEL" -> PBOOLEAN;
            case "PUSHORT", "PRTL_ATOM", "PLANGID" -> PUSHORT;
            case "PULONG", "PLONG", "PULONG_PTR", "PSIZE_T", "PLCID", "PACCESS_MASK", "PWNF_CHANGE_STAMP" -> PULONG;
            case "PEXECUTION_STATE", "PDEVICE_POWER_STATE" -> PULONG;
            case "PNTSTATUS" -> PNTSTATUS;
            case "PVOID*" -> PPVOID;
            case "PLARGE_INTEGER", "PULARGE_INTEGER", "PULONG64", "PULONGLONG", "PLUID" -> PLARGE_INTEGER;
            case "PUNICODE_STRING" -> PUNICODE_STRING;
            case "POBJECT_ATTRIBUTES" -> POBJECT_ATTRIBUTES;
            case "PIO_STATUS_BLOCK" -> PIO_STATUS_BLOCK;
            case "PCLIENT_ID" -> PCLIENT_ID;
            case "PWSTR", "PCWSTR" -> PWSTR;
            // Enumerations whose names begin as pointers' do.
            case "PARTITION_INFORMATION_CLASS", "PLUGPLAY_CONTROL_CLASS", "PORT_INFORMATION_CLASS" -> ULONG;
            case "POWER_ACTION", "POWER_INFORMATION_LEVEL", "PROCESSINFOCLASS", "PROCESS_ACTIVITY_TYPE" -> ULONG;
            default -> typeName.charAt(0) == 'P' ? PVOID : ULONG;
        };
    }
}
