package jmasm.machine.nt;

/** The page that the kernel shares with every process, KUSER_SHARED_DATA: its address and offsets. */
public final class SharedDataLayout {

    /** Where user mode sees it. */
    public static final int ADDRESS = 0x7FFE_0000;

    public static final int TICK_COUNT_LOW = 0x000;
    public static final int TICK_COUNT_MULTIPLIER = 0x004;
    public static final int INTERRUPT_TIME = 0x008;
    public static final int SYSTEM_TIME = 0x014;
    public static final int IMAGE_NUMBERS = 0x02C;
    public static final int NT_SYSTEM_ROOT = 0x030;
    public static final int LARGE_PAGE_MINIMUM = 0x244;
    public static final int NT_PRODUCT_TYPE = 0x264;
    public static final int PRODUCT_TYPE_IS_VALID = 0x268;
    public static final int NT_MAJOR_VERSION = 0x26C;
    public static final int NT_MINOR_VERSION = 0x270;
    public static final int PROCESSOR_FEATURES = 0x274;
    public static final int HIGHEST_USER_ADDRESS = 0x2B4;
    public static final int SYSTEM_RANGE_START = 0x2B8;
    public static final int SUITE_MASK = 0x2D0;
    public static final int NX_SUPPORT_POLICY = 0x2D5;
    public static final int ACTIVE_CONSOLE_ID = 0x2D8;
    public static final int COM_PLUS_PACKAGE = 0x2E0;
    public static final int NUMBER_OF_PHYSICAL_PAGES = 0x2E8;
    public static final int SHARED_DATA_FLAGS = 0x2F0;
    public static final int TEST_RET_INSTRUCTION = 0x2F8;
    /** The pointer that {@code call [7FFE0300h]} reads. */
    public static final int SYSTEM_CALL = 0x300;
    /** Where SYSENTER returns to. */
    public static final int SYSTEM_CALL_RETURN = 0x304;

    public static final int TICK_COUNT_QUAD = 0x320;
    public static final int COOKIE = 0x330;
    public static final int ACTIVE_PROCESSOR_COUNT = 0x3C0;
    public static final int ACTIVE_GROUP_COUNT = 0x3C4;

    private SharedDataLayout() {}
}
