package jmasm.machine.nt;

/** Offsets in the process's block (PEB) and in what it points to. */
public final class PebLayout {

    public static final int MUTANT = 0x004;
    public static final int IMAGE_BASE_ADDRESS = 0x008;
    public static final int LDR = 0x00C;
    public static final int PROCESS_PARAMETERS = 0x010;
    public static final int READ_ONLY_SHARED_MEMORY_BASE = 0x04C;
    public static final int NUMBER_OF_PROCESSORS = 0x064;
    public static final int CRITICAL_SECTION_TIMEOUT = 0x070;
    public static final int HEAP_SEGMENT_RESERVE = 0x078;
    public static final int HEAP_SEGMENT_COMMIT = 0x07C;
    public static final int HEAP_DECOMMIT_TOTAL_FREE_THRESHOLD = 0x080;
    public static final int HEAP_DECOMMIT_FREE_BLOCK_THRESHOLD = 0x084;
    public static final int MAXIMUM_NUMBER_OF_HEAPS = 0x08C;
    public static final int GDI_DC_ATTRIBUTE_LIST = 0x09C;
    public static final int OS_MAJOR_VERSION = 0x0A4;
    public static final int OS_MINOR_VERSION = 0x0A8;
    /** 16 bits, then 16 bits of the service pack: its number in the high byte. */
    public static final int OS_BUILD_NUMBER = 0x0AC;

    public static final int OS_PLATFORM_ID = 0x0B0;
    public static final int IMAGE_SUBSYSTEM = 0x0B4;
    public static final int IMAGE_SUBSYSTEM_MAJOR_VERSION = 0x0B8;
    public static final int IMAGE_SUBSYSTEM_MINOR_VERSION = 0x0BC;
    public static final int CSD_VERSION = 0x1F0;
    public static final int MINIMUM_STACK_COMMIT = 0x208;
    public static final int SIZE = 0x248;

    /** PEB_LDR_DATA. */
    public static final class LdrData {

        public static final int LENGTH = 0x00;
        public static final int INITIALIZED = 0x04;
        public static final int IN_LOAD_ORDER = 0x0C;
        public static final int IN_MEMORY_ORDER = 0x14;
        public static final int IN_INITIALIZATION_ORDER = 0x1C;
        public static final int SIZE_XP = 0x28;
        public static final int SIZE_7 = 0x30;

        private LdrData() {}
    }

    /** LDR_DATA_TABLE_ENTRY. Its three links stand at 0, 8 and 10h, in the order of the lists' heads. */
    public static final class LdrEntry {

        public static final int DLL_BASE = 0x18;
        public static final int ENTRY_POINT = 0x1C;
        public static final int SIZE_OF_IMAGE = 0x20;
        public static final int FULL_DLL_NAME = 0x24;
        public static final int BASE_DLL_NAME = 0x2C;
        public static final int FLAGS = 0x34;
        public static final int LOAD_COUNT = 0x38;
        public static final int HASH_LINKS = 0x3C;
        public static final int TIME_DATE_STAMP = 0x44;
        public static final int SIZE_XP = 0x50;
        public static final int SIZE_7 = 0x78;

        private LdrEntry() {}
    }

    /** RTL_USER_PROCESS_PARAMETERS. */
    public static final class Parameters {

        public static final int MAXIMUM_LENGTH = 0x000;
        public static final int LENGTH = 0x004;
        public static final int FLAGS = 0x008;
        public static final int STANDARD_INPUT = 0x018;
        public static final int STANDARD_OUTPUT = 0x01C;
        public static final int STANDARD_ERROR = 0x020;
        public static final int CURRENT_DIRECTORY = 0x024;
        public static final int DLL_PATH = 0x030;
        public static final int IMAGE_PATH_NAME = 0x038;
        public static final int COMMAND_LINE = 0x040;
        public static final int ENVIRONMENT = 0x048;
        public static final int SHOW_WINDOW_FLAGS = 0x06C;
        public static final int WINDOW_TITLE = 0x070;
        public static final int DESKTOP_INFO = 0x078;
        public static final int SHELL_INFO = 0x080;
        public static final int RUNTIME_DATA = 0x088;
        public static final int SIZE_XP = 0x290;
        public static final int SIZE_7 = 0x298;

        private Parameters() {}
    }

    private PebLayout() {}
}
