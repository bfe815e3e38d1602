package jmasm.machine.nt;

/** Flags of the file services, under their names in ntifs.h and winnt.h. */
public final class FileFlags {

    // ShareAccess.
    public static final int FILE_SHARE_READ = 1;
    public static final int FILE_SHARE_WRITE = 2;
    public static final int FILE_SHARE_DELETE = 4;
    public static final int FILE_SHARE_VALID_FLAGS = 7;

    // CreateDisposition.
    public static final int FILE_SUPERSEDE = 0;
    public static final int FILE_OPEN = 1;
    public static final int FILE_CREATE = 2;
    public static final int FILE_OPEN_IF = 3;
    public static final int FILE_OVERWRITE = 4;
    public static final int FILE_OVERWRITE_IF = 5;
    public static final int FILE_MAXIMUM_DISPOSITION = 5;

    // IO_STATUS_BLOCK.Information of NtCreateFile.
    public static final int FILE_SUPERSEDED = 0;
    public static final int FILE_OPENED = 1;
    public static final int FILE_CREATED = 2;
    public static final int FILE_OVERWRITTEN = 3;

    // CreateOptions.
    public static final int FILE_DIRECTORY_FILE = 0x0000_0001;
    public static final int FILE_WRITE_THROUGH = 0x0000_0002;
    public static final int FILE_SEQUENTIAL_ONLY = 0x0000_0004;
    public static final int FILE_NO_INTERMEDIATE_BUFFERING = 0x0000_0008;
    public static final int FILE_SYNCHRONOUS_IO_ALERT = 0x0000_0010;
    public static final int FILE_SYNCHRONOUS_IO_NONALERT = 0x0000_0020;
    public static final int FILE_NON_DIRECTORY_FILE = 0x0000_0040;
    public static final int FILE_CREATE_TREE_CONNECTION = 0x0000_0080;
    public static final int FILE_COMPLETE_IF_OPLOCKED = 0x0000_0100;
    public static final int FILE_NO_EA_KNOWLEDGE = 0x0000_0200;
    public static final int FILE_OPEN_REMOTE_INSTANCE = 0x0000_0400;
    public static final int FILE_RANDOM_ACCESS = 0x0000_0800;
    public static final int FILE_DELETE_ON_CLOSE = 0x0000_1000;
    public static final int FILE_OPEN_BY_FILE_ID = 0x0000_2000;
    public static final int FILE_OPEN_FOR_BACKUP_INTENT = 0x0000_4000;
    public static final int FILE_NO_COMPRESSION = 0x0000_8000;
    public static final int FILE_RESERVE_OPFILTER = 0x0010_0000;
    public static final int FILE_OPEN_REPARSE_POINT = 0x0020_0000;
    public static final int FILE_OPEN_NO_RECALL = 0x0040_0000;
    public static final int FILE_OPEN_FOR_FREE_SPACE_QUERY = 0x0080_0000;
    public static final int FILE_VALID_OPTION_FLAGS = 0x00FF_FFFF;

    // FileAttributes.
    public static final int FILE_ATTRIBUTE_READONLY = 0x0000_0001;
    public static final int FILE_ATTRIBUTE_HIDDEN = 0x0000_0002;
    public static final int FILE_ATTRIBUTE_SYSTEM = 0x0000_0004;
    public static final int FILE_ATTRIBUTE_DIRECTORY = 0x0000_0010;
    public static final int FILE_ATTRIBUTE_ARCHIVE = 0x0000_0020;
    public static final int FILE_ATTRIBUTE_NORMAL = 0x0000_0080;
    public static final int FILE_ATTRIBUTE_TEMPORARY = 0x0000_0100;
    public static final int FILE_ATTRIBUTE_SPARSE_FILE = 0x0000_0200;
    public static final int FILE_ATTRIBUTE_COMPRESSED = 0x0000_0800;
    public static final int FILE_ATTRIBUTE_OFFLINE = 0x0000_1000;
    public static final int FILE_ATTRIBUTE_NOT_CONTENT_INDEXED = 0x0000_2000;
    public static final int FILE_ATTRIBUTE_ENCRYPTED = 0x0000_4000;
    public static final int FILE_ATTRIBUTE_VALID_FLAGS = 0x0000_7FB7;

    // ByteOffset with a special meaning.
    public static final long FILE_USE_FILE_POINTER_POSITION = -2;
    public static final long FILE_WRITE_TO_END_OF_FILE = -1;

    private FileFlags() {}
}
