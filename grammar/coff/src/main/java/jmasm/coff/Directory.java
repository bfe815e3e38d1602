package jmasm.coff;

/** The data directories of an image, in the order of their index (IMAGE_DIRECTORY_ENTRY_*). */
public enum Directory {
    EXPORT,
    IMPORT,
    RESOURCE,
    EXCEPTION,
    /** The only one whose address is a file offset. */
    SECURITY,
    BASERELOC,
    DEBUG,
    ARCHITECTURE,
    GLOBALPTR,
    TLS,
    LOAD_CONFIG,
    BOUND_IMPORT,
    IAT,
    DELAY_IMPORT,
    COM_DESCRIPTOR,
    RESERVED;

    /** How many an image has. */
    public static final int COUNT = 16;
}
