package jmasm.machine.nt;

/** Offsets in the thread's block (TEB), which FS points to. */
public final class TebLayout {

    public static final int EXCEPTION_LIST = 0x000;
    public static final int STACK_BASE = 0x004;
    public static final int STACK_LIMIT = 0x008;
    public static final int FIBER_DATA = 0x010;
    public static final int SELF = 0x018;
    public static final int CLIENT_ID_PROCESS = 0x020;
    public static final int CLIENT_ID_THREAD = 0x024;
    public static final int PROCESS_ENVIRONMENT_BLOCK = 0x030;
    public static final int CURRENT_LOCALE = 0x0C4;
    public static final int REAL_CLIENT_ID = 0x6B4;
    public static final int STATIC_UNICODE_STRING = 0xBF8;
    public static final int STATIC_UNICODE_BUFFER = 0xC00;
    public static final int DEALLOCATION_STACK = 0xE0C;

    private TebLayout() {}
}
