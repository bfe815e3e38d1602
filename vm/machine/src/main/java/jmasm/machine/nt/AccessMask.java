package jmasm.machine.nt;

/** Access rights, under their names in winnt.h. */
public final class AccessMask {

    public static final int DELETE = 0x0001_0000;
    public static final int READ_CONTROL = 0x0002_0000;
    public static final int WRITE_DAC = 0x0004_0000;
    public static final int WRITE_OWNER = 0x0008_0000;
    public static final int SYNCHRONIZE = 0x0010_0000;
    public static final int ACCESS_SYSTEM_SECURITY = 0x0100_0000;
    public static final int MAXIMUM_ALLOWED = 0x0200_0000;
    public static final int GENERIC_ALL = 0x1000_0000;
    public static final int GENERIC_EXECUTE = 0x2000_0000;
    public static final int GENERIC_WRITE = 0x4000_0000;
    public static final int GENERIC_READ = 0x8000_0000;

    // File and directory.
    public static final int FILE_READ_DATA = 0x001;
    public static final int FILE_WRITE_DATA = 0x002;
    public static final int FILE_APPEND_DATA = 0x004;
    public static final int FILE_READ_EA = 0x008;
    public static final int FILE_WRITE_EA = 0x010;
    public static final int FILE_EXECUTE = 0x020;
    public static final int FILE_DELETE_CHILD = 0x040;
    public static final int FILE_READ_ATTRIBUTES = 0x080;
    public static final int FILE_WRITE_ATTRIBUTES = 0x100;

    // Process and thread.
    public static final int PROCESS_TERMINATE = 0x0001;
    public static final int PROCESS_QUERY_INFORMATION = 0x0400;
    public static final int THREAD_TERMINATE = 0x0001;
    public static final int THREAD_SET_INFORMATION = 0x0020;
    public static final int THREAD_QUERY_INFORMATION = 0x0040;

    private AccessMask() {}
}
