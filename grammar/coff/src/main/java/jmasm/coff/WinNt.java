package jmasm.coff;

/** Numbers of the formats, under the names winnt.h gives them. Closed vocabularies are enums of their own. */
public final class WinNt {

    // File header, "Characteristics".
    public static final int IMAGE_FILE_RELOCS_STRIPPED = 0x0001;
    public static final int IMAGE_FILE_EXECUTABLE_IMAGE = 0x0002;
    public static final int IMAGE_FILE_LINE_NUMS_STRIPPED = 0x0004;
    public static final int IMAGE_FILE_LOCAL_SYMS_STRIPPED = 0x0008;
    public static final int IMAGE_FILE_LARGE_ADDRESS_AWARE = 0x0020;
    public static final int IMAGE_FILE_32BIT_MACHINE = 0x0100;
    public static final int IMAGE_FILE_DEBUG_STRIPPED = 0x0200;
    public static final int IMAGE_FILE_REMOVABLE_RUN_FROM_SWAP = 0x0400;
    public static final int IMAGE_FILE_NET_RUN_FROM_SWAP = 0x0800;
    public static final int IMAGE_FILE_SYSTEM = 0x1000;
    public static final int IMAGE_FILE_DLL = 0x2000;
    public static final int IMAGE_FILE_UP_SYSTEM_ONLY = 0x4000;

    // Section header, "Characteristics".
    public static final int IMAGE_SCN_TYPE_NO_PAD = 0x0000_0008;
    public static final int IMAGE_SCN_CNT_CODE = 0x0000_0020;
    public static final int IMAGE_SCN_CNT_INITIALIZED_DATA = 0x0000_0040;
    public static final int IMAGE_SCN_CNT_UNINITIALIZED_DATA = 0x0000_0080;
    public static final int IMAGE_SCN_LNK_INFO = 0x0000_0200;
    public static final int IMAGE_SCN_LNK_REMOVE = 0x0000_0800;
    public static final int IMAGE_SCN_LNK_COMDAT = 0x0000_1000;
    public static final int IMAGE_SCN_ALIGN_MASK = 0x00F0_0000;
    public static final int IMAGE_SCN_LNK_NRELOC_OVFL = 0x0100_0000;
    public static final int IMAGE_SCN_MEM_DISCARDABLE = 0x0200_0000;
    public static final int IMAGE_SCN_MEM_NOT_CACHED = 0x0400_0000;
    public static final int IMAGE_SCN_MEM_NOT_PAGED = 0x0800_0000;
    public static final int IMAGE_SCN_MEM_SHARED = 0x1000_0000;
    public static final int IMAGE_SCN_MEM_EXECUTE = 0x2000_0000;
    public static final int IMAGE_SCN_MEM_READ = 0x4000_0000;
    public static final int IMAGE_SCN_MEM_WRITE = 0x8000_0000;

    // Symbol table, "SectionNumber" when it is no section.
    public static final int IMAGE_SYM_UNDEFINED = 0;
    public static final int IMAGE_SYM_ABSOLUTE = -1;
    public static final int IMAGE_SYM_DEBUG = -2;

    // Symbol table, "Type": the only one that Microsoft's tools write besides 0.
    public static final int IMAGE_SYM_TYPE_FUNCTION = 0x20;

    // Symbol table, "StorageClass".
    public static final int IMAGE_SYM_CLASS_EXTERNAL = 2;
    public static final int IMAGE_SYM_CLASS_STATIC = 3;
    public static final int IMAGE_SYM_CLASS_LABEL = 6;
    public static final int IMAGE_SYM_CLASS_FUNCTION = 101;
    public static final int IMAGE_SYM_CLASS_FILE = 103;
    public static final int IMAGE_SYM_CLASS_SECTION = 104;
    public static final int IMAGE_SYM_CLASS_WEAK_EXTERNAL = 105;

    // Optional header.
    public static final int IMAGE_NT_OPTIONAL_HDR32_MAGIC = 0x10B;
    public static final int IMAGE_NT_OPTIONAL_HDR64_MAGIC = 0x20B;

    // Optional header, "DllCharacteristics".
    public static final int IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE = 0x0040;
    public static final int IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY = 0x0080;
    public static final int IMAGE_DLLCHARACTERISTICS_NX_COMPAT = 0x0100;
    public static final int IMAGE_DLLCHARACTERISTICS_NO_ISOLATION = 0x0200;
    public static final int IMAGE_DLLCHARACTERISTICS_NO_SEH = 0x0400;
    public static final int IMAGE_DLLCHARACTERISTICS_NO_BIND = 0x0800;
    public static final int IMAGE_DLLCHARACTERISTICS_APPCONTAINER = 0x1000;
    public static final int IMAGE_DLLCHARACTERISTICS_WDM_DRIVER = 0x2000;
    public static final int IMAGE_DLLCHARACTERISTICS_TERMINAL_SERVER_AWARE = 0x8000;

    // Base relocations, the upper four bits of an entry.
    public static final int IMAGE_REL_BASED_ABSOLUTE = 0;
    public static final int IMAGE_REL_BASED_HIGH = 1;
    public static final int IMAGE_REL_BASED_LOW = 2;
    public static final int IMAGE_REL_BASED_HIGHLOW = 3;

    /** An import lookup entry with this bit holds an ordinal, not the RVA of a name. */
    public static final int IMAGE_ORDINAL_FLAG32 = 0x8000_0000;

    private WinNt() {}
}
