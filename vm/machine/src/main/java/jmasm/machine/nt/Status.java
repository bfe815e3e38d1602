package jmasm.machine.nt;

/** The status codes that the machine itself returns or raises. A test compares each with its row in ntstatus.tbl. */
public final class Status {

    public static final int STATUS_SUCCESS = 0x0000_0000;
    public static final int STATUS_PENDING = 0x0000_0103;
    public static final int STATUS_OBJECT_NAME_EXISTS = 0x4000_0000;
    public static final int STATUS_IMAGE_NOT_AT_BASE = 0x4000_0003;
    public static final int STATUS_GUARD_PAGE_VIOLATION = 0x8000_0001;
    public static final int STATUS_DATATYPE_MISALIGNMENT = 0x8000_0002;
    public static final int STATUS_BREAKPOINT = 0x8000_0003;
    public static final int STATUS_SINGLE_STEP = 0x8000_0004;
    public static final int STATUS_BUFFER_OVERFLOW = 0x8000_0005;
    public static final int STATUS_NOT_IMPLEMENTED = 0xC000_0002;
    public static final int STATUS_INVALID_INFO_CLASS = 0xC000_0003;
    public static final int STATUS_INFO_LENGTH_MISMATCH = 0xC000_0004;
    public static final int STATUS_ACCESS_VIOLATION = 0xC000_0005;
    public static final int STATUS_INVALID_HANDLE = 0xC000_0008;
    public static final int STATUS_INVALID_PARAMETER = 0xC000_000D;
    public static final int STATUS_NO_SUCH_FILE = 0xC000_000F;
    public static final int STATUS_INVALID_DEVICE_REQUEST = 0xC000_0010;
    public static final int STATUS_END_OF_FILE = 0xC000_0011;
    public static final int STATUS_NO_MEMORY = 0xC000_0017;
    public static final int STATUS_INVALID_SYSTEM_SERVICE = 0xC000_001C;
    public static final int STATUS_ILLEGAL_INSTRUCTION = 0xC000_001D;
    public static final int STATUS_INVALID_LOCK_SEQUENCE = 0xC000_001E;
    public static final int STATUS_ACCESS_DENIED = 0xC000_0022;
    public static final int STATUS_BUFFER_TOO_SMALL = 0xC000_0023;
    public static final int STATUS_OBJECT_TYPE_MISMATCH = 0xC000_0024;
    public static final int STATUS_NONCONTINUABLE_EXCEPTION = 0xC000_0025;
    public static final int STATUS_OBJECT_NAME_INVALID = 0xC000_0033;
    public static final int STATUS_OBJECT_NAME_NOT_FOUND = 0xC000_0034;
    public static final int STATUS_OBJECT_NAME_COLLISION = 0xC000_0035;
    public static final int STATUS_OBJECT_PATH_NOT_FOUND = 0xC000_003A;
    public static final int STATUS_OBJECT_PATH_SYNTAX_BAD = 0xC000_003B;
    public static final int STATUS_SHARING_VIOLATION = 0xC000_0043;
    public static final int STATUS_DELETE_PENDING = 0xC000_0056;
    public static final int STATUS_PRIVILEGE_NOT_HELD = 0xC000_0061;
    public static final int STATUS_INVALID_IMAGE_FORMAT = 0xC000_007B;
    public static final int STATUS_DISK_FULL = 0xC000_007F;
    public static final int STATUS_ARRAY_BOUNDS_EXCEEDED = 0xC000_008C;
    public static final int STATUS_FLOAT_DENORMAL_OPERAND = 0xC000_008D;
    public static final int STATUS_FLOAT_DIVIDE_BY_ZERO = 0xC000_008E;
    public static final int STATUS_FLOAT_INEXACT_RESULT = 0xC000_008F;
    public static final int STATUS_FLOAT_INVALID_OPERATION = 0xC000_0090;
    public static final int STATUS_FLOAT_OVERFLOW = 0xC000_0091;
    public static final int STATUS_FLOAT_STACK_CHECK = 0xC000_0092;
    public static final int STATUS_FLOAT_UNDERFLOW = 0xC000_0093;
    public static final int STATUS_INTEGER_DIVIDE_BY_ZERO = 0xC000_0094;
    public static final int STATUS_INTEGER_OVERFLOW = 0xC000_0095;
    public static final int STATUS_PRIVILEGED_INSTRUCTION = 0xC000_0096;
    public static final int STATUS_MEDIA_WRITE_PROTECTED = 0xC000_00A2;
    public static final int STATUS_FILE_IS_A_DIRECTORY = 0xC000_00BA;
    public static final int STATUS_NOT_SUPPORTED = 0xC000_00BB;
    public static final int STATUS_CANT_TERMINATE_SELF = 0xC000_00DB;
    public static final int STATUS_INVALID_USER_BUFFER = 0xC000_00E8;
    public static final int STATUS_STACK_OVERFLOW = 0xC000_00FD;
    public static final int STATUS_DIRECTORY_NOT_EMPTY = 0xC000_0101;
    public static final int STATUS_NOT_A_DIRECTORY = 0xC000_0103;
    public static final int STATUS_PROCESS_IS_TERMINATING = 0xC000_010A;
    public static final int STATUS_CANNOT_DELETE = 0xC000_0121;
    public static final int STATUS_DLL_NOT_FOUND = 0xC000_0135;
    public static final int STATUS_ORDINAL_NOT_FOUND = 0xC000_0138;
    public static final int STATUS_ENTRYPOINT_NOT_FOUND = 0xC000_0139;
    public static final int STATUS_NO_EVENT_PAIR = 0xC000_014E;
    public static final int STATUS_HANDLE_NOT_CLOSABLE = 0xC000_0235;
    public static final int STATUS_FLOAT_MULTIPLE_TRAPS = 0xC000_02B5;
    public static final int STATUS_NO_CALLBACK_ACTIVE = 0xC000_0258;
    public static final int STATUS_ASSERTION_FAILURE = 0xC000_0420;

    private Status() {}

    /** {@code NT_SUCCESS}: success or information. */
    public static boolean succeeded(int status) {
        return status >= 0;
    }

    /** {@code NT_ERROR}: neither success, information nor warning. */
    public static boolean isError(int status) {
        return status >>> 30 == 3;
    }
}
