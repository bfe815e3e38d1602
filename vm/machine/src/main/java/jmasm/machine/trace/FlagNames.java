package jmasm.machine.trace;

import jmasm.machine.nt.AccessMask;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Hex;

/** What numbers are called in Microsoft's headers: the bits of a set, or the members of an enumeration. */
enum FlagNames {
    ACCESS_MASK(
            true,
            "GENERIC_READ",
            AccessMask.GENERIC_READ,
            "GENERIC_WRITE",
            AccessMask.GENERIC_WRITE,
            "GENERIC_EXECUTE",
            AccessMask.GENERIC_EXECUTE,
            "GENERIC_ALL",
            AccessMask.GENERIC_ALL,
            "MAXIMUM_ALLOWED",
            AccessMask.MAXIMUM_ALLOWED,
            "ACCESS_SYSTEM_SECURITY",
            AccessMask.ACCESS_SYSTEM_SECURITY,
            "SYNCHRONIZE",
            AccessMask.SYNCHRONIZE,
            "WRITE_OWNER",
            AccessMask.WRITE_OWNER,
            "WRITE_DAC",
            AccessMask.WRITE_DAC,
            "READ_CONTROL",
            AccessMask.READ_CONTROL,
            "DELETE",
            AccessMask.DELETE),
    FILE_ACCESS(
            true,
            "FILE_READ_DATA",
            AccessMask.FILE_READ_DATA,
            "FILE_WRITE_DATA",
            AccessMask.FILE_WRITE_DATA,
            "FILE_APPEND_DATA",
            AccessMask.FILE_APPEND_DATA,
            "FILE_READ_EA",
            AccessMask.FILE_READ_EA,
            "FILE_WRITE_EA",
            AccessMask.FILE_WRITE_EA,
            "FILE_EXECUTE",
            AccessMask.FILE_EXECUTE,
            "FILE_DELETE_CHILD",
            AccessMask.FILE_DELETE_CHILD,
            "FILE_READ_ATTRIBUTES",
            AccessMask.FILE_READ_ATTRIBUTES,
            "FILE_WRITE_ATTRIBUTES",
            AccessMask.FILE_WRITE_ATTRIBUTES),
    FILE_ATTRIBUTES(
            true,
            "FILE_ATTRIBUTE_READONLY",
            FileFlags.FILE_ATTRIBUTE_READONLY,
            "FILE_ATTRIBUTE_HIDDEN",
            FileFlags.FILE_ATTRIBUTE_HIDDEN,
            "FILE_ATTRIBUTE_SYSTEM",
            FileFlags.FILE_ATTRIBUTE_SYSTEM,
            "FILE_ATTRIBUTE_DIRECTORY",
            FileFlags.FILE_ATTRIBUTE_DIRECTORY,
            "FILE_ATTRIBUTE_ARCHIVE",
            FileFlags.FILE_ATTRIBUTE_ARCHIVE,
            "FILE_ATTRIBUTE_NORMAL",
            FileFlags.FILE_ATTRIBUTE_NORMAL,
            "FILE_ATTRIBUTE_TEMPORARY",
            FileFlags.FILE_ATTRIBUTE_TEMPORARY,
            "FILE_ATTRIBUTE_SPARSE_FILE",
            FileFlags.FILE_ATTRIBUTE_SPARSE_FILE,
            "FILE_ATTRIBUTE_COMPRESSED",
            FileFlags.FILE_ATTRIBUTE_COMPRESSED,
            "FILE_ATTRIBUTE_OFFLINE",
            FileFlags.FILE_ATTRIBUTE_OFFLINE,
            "FILE_ATTRIBUTE_NOT_CONTENT_INDEXED",
            FileFlags.FILE_ATTRIBUTE_NOT_CONTENT_INDEXED,
            "FILE_ATTRIBUTE_ENCRYPTED",
            FileFlags.FILE_ATTRIBUTE_ENCRYPTED),
    SHARE_ACCESS(
            true,
            "FILE_SHARE_READ",
            FileFlags.FILE_SHARE_READ,
            "FILE_SHARE_WRITE",
            FileFlags.FILE_SHARE_WRITE,
            "FILE_SHARE_DELETE",
            FileFlags.FILE_SHARE_DELETE),
    CREATE_DISPOSITION(
            false,
            "FILE_SUPERSEDE",
            FileFlags.FILE_SUPERSEDE,
            "FILE_OPEN",
            FileFlags.FILE_OPEN,
            "FILE_CREATE",
            FileFlags.FILE_CREATE,
            "FILE_OPEN_IF",
            FileFlags.FILE_OPEN_IF,
            "FILE_OVERWRITE",
            FileFlags.FILE_OVERWRITE,
            "FILE_OVERWRITE_IF",
            FileFlags.FILE_OVERWRITE_IF),
    CREATE_INFORMATION(
            false,
            "FILE_SUPERSEDED",
            FileFlags.FILE_SUPERSEDED,
            "FILE_OPENED",
            FileFlags.FILE_OPENED,
            "FILE_CREATED",
            FileFlags.FILE_CREATED,
            "FILE_OVERWRITTEN",
            FileFlags.FILE_OVERWRITTEN),
    CREATE_OPTIONS(
            true,
            "FILE_DIRECTORY_FILE",
            FileFlags.FILE_DIRECTORY_FILE,
            "FILE_WRITE_THROUGH",
            FileFlags.FILE_WRITE_THROUGH,
            "FILE_SEQUENTIAL_ONLY",
            FileFlags.FILE_SEQUENTIAL_ONLY,
            "FILE_NO_INTERMEDIATE_BUFFERING",
            FileFlags.FILE_NO_INTERMEDIATE_BUFFERING,
            "FILE_SYNCHRONOUS_IO_ALERT",
            FileFlags.FILE_SYNCHRONOUS_IO_ALERT,
            "FILE_SYNCHRONOUS_IO_NONALERT",
            FileFlags.FILE_SYNCHRONOUS_IO_NONALERT,
            "FILE_NON_DIRECTORY_FILE",
            FileFlags.FILE_NON_DIRECTORY_FILE,
            "FILE_CREATE_TREE_CONNECTION",
            FileFlags.FILE_CREATE_TREE_CONNECTION,
            "FILE_COMPLETE_IF_OPLOCKED",
            FileFlags.FILE_COMPLETE_IF_OPLOCKED,
            "FILE_NO_EA_KNOWLEDGE",
            FileFlags.FILE_NO_EA_KNOWLEDGE,
            "FILE_OPEN_REMOTE_INSTANCE",
            FileFlags.FILE_OPEN_REMOTE_INSTANCE,
            "FILE_RANDOM_ACCESS",
            FileFlags.FILE_RANDOM_ACCESS,
            "FILE_DELETE_ON_CLOSE",
            FileFlags.FILE_DELETE_ON_CLOSE,
            "FILE_OPEN_BY_FILE_ID",
            FileFlags.FILE_OPEN_BY_FILE_ID,
            "FILE_OPEN_FOR_BACKUP_INTENT",
            FileFlags.FILE_OPEN_FOR_BACKUP_INTENT,
            "FILE_NO_COMPRESSION",
            FileFlags.FILE_NO_COMPRESSION,
            "FILE_RESERVE_OPFILTER",
            FileFlags.FILE_RESERVE_OPFILTER,
            "FILE_OPEN_REPARSE_POINT",
            FileFlags.FILE_OPEN_REPARSE_POINT,
            "FILE_OPEN_NO_RECALL",
            FileFlags.FILE_OPEN_NO_RECALL,
            "FILE_OPEN_FOR_FREE_SPACE_QUERY",
            FileFlags.FILE_OPEN_FOR_FREE_SPACE_QUERY),
    OBJECT_ATTRIBUTES(
            true,
            "OBJ_INHERIT",
            0x02,
            "OBJ_PERMANENT",
            0x10,
            "OBJ_EXCLUSIVE",
            0x20,
            "OBJ_CASE_INSENSITIVE",
            0x40,
            "OBJ_OPENIF",
            0x80,
            "OBJ_OPENLINK",
            0x100,
            "OBJ_KERNEL_HANDLE",
            0x200,
            "OBJ_FORCE_ACCESS_CHECK",
            0x400),
    FILE_INFORMATION_CLASS(
            false,
            "FileBasicInformation",
            0x04,
            "FileStandardInformation",
            0x05,
            "FileInternalInformation",
            0x06,
            "FileAccessInformation",
            0x08,
            "FileNameInformation",
            0x09,
            "FileRenameInformation",
            0x0A,
            "FileDispositionInformation",
            0x0D,
            "FilePositionInformation",
            0x0E,
            "FileModeInformation",
            0x10,
            "FileAlignmentInformation",
            0x11,
            "FileAllInformation",
            0x12,
            "FileAllocationInformation",
            0x13,
            "FileEndOfFileInformation",
            0x14),
    PROCESSINFOCLASS(
            false,
            "ProcessBasicInformation",
            0x00,
            "ProcessDebugPort",
            0x07,
            "ProcessHandleCount",
            0x14,
            "ProcessSessionInformation",
            0x18,
            "ProcessWow64Information",
            0x1A),
    THREADINFOCLASS(
            false,
            "ThreadBasicInformation",
            0x00,
            "ThreadQuerySetWin32StartAddress",
            0x09,
            "ThreadAmILastThread",
            0x0C);

    private final boolean bits;
    private final Object[] namesAndValues;

    /** @param bits whether values are bits to be combined @param namesAndValues name, value, name, value … */
    FlagNames(boolean bits, Object... namesAndValues) {
        this.bits = bits;
        this.namesAndValues = namesAndValues;
    }

    /** For example {@code GENERIC_ALL|SYNCHRONIZE}; what has no name stays a number. */
    String text(int value) {
        return bits ? bitsText(value) : memberText(value);
    }

    private String memberText(int value) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if ((Integer) namesAndValues[i + 1] == value) {
                return (String) namesAndValues[i];
            }
        }
        return Hex.of(value);
    }

    private String bitsText(int value) {
        StringBuilder text = new StringBuilder();
        int rest = value;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            int bit = (Integer) namesAndValues[i + 1];
            if ((rest & bit) == bit) {
                text.append(text.length() == 0 ? "" : "|").append(namesAndValues[i]);
                rest &= ~bit;
            }
        }
        if (rest != 0) {
            text.append(text.length() == 0 ? "" : "|").append(Hex.of(rest));
        }
        return text.length() == 0 ? "0" : text.toString();
    }

    /** The names of one mask, then of the other: general rights before those of a type. */
    static String fileAccess(int value) {
        int specific = value & 0xFFFF;
        String general = (value & ~0xFFFF) == 0 ? "" : ACCESS_MASK.text(value & ~0xFFFF);
        String file = specific == 0 ? "" : FILE_ACCESS.text(specific);
        return general.isEmpty() && file.isEmpty()
                ? "0"
                : general + (general.isEmpty() || file.isEmpty() ? "" : "|") + file;
    }
}
