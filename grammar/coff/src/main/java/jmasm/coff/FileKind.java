package jmasm.coff;

/** What a linker's input is, as far as its first bytes tell. */
public enum FileKind {
    /** Of COFF, also with more than 65,279 sections ({@code /bigobj}). */
    OBJECT,
    /** What {@code cl /GL} makes for link-time code generation. */
    INTERMEDIATE_OBJECT,
    /** What {@code clang -flto} makes for it. */
    BITCODE,
    IMPORT_MEMBER,
    ARCHIVE,
    /** An archive that only names its members. */
    THIN_ARCHIVE,
    RESOURCE,
    IMAGE,
    ELF,
    /** An object or a library of Intel's older format. */
    OMF,
    EMPTY,
    UNKNOWN;

    static final String ARCHIVE_MAGIC = "!<arch>\n";
    private static final String THIN_MAGIC = "!<thin>\n";
    private static final String BITCODE_MAGIC = "BC\u00c0\u00de";
    private static final String WRAPPED_BITCODE_MAGIC = "\u00de\u00c0\u0017\u000b";

    /** Never fails, whatever the bytes are. */
    public static FileKind of(byte[] file) {
        if (file.length == 0) {
            return EMPTY;
        }
        if (startsWith(file, ARCHIVE_MAGIC)) {
            return ARCHIVE;
        }
        if (startsWith(file, THIN_MAGIC)) {
            return THIN_ARCHIVE;
        }
        if (startsWith(file, "MZ")) {
            return IMAGE;
        }
        if (startsWith(file, "\u007fELF")) {
            return ELF;
        }
        if (startsWith(file, "\0\0\0\0\u0020\0\0\0\u00ff\u00ff\0\0")) {
            return RESOURCE;
        }
        if (startsWith(file, CoffHeader.ANONYMOUS)) {
            return anonymous(file);
        }
        if (startsWith(file, BITCODE_MAGIC) || startsWith(file, WRAPPED_BITCODE_MAGIC)) {
            return BITCODE;
        }
        if (file.length >= CoffHeader.SIZE && Machine.of(machineCode(file)).isPresent()) {
            return OBJECT;
        }
        return isOmf(file) ? OMF : UNKNOWN;
    }

    /** The machine that an object or import member names; meaningless for any other kind. */
    public static int machineCode(byte[] file) {
        int at = startsWith(file, CoffHeader.ANONYMOUS) ? 6 : 0;
        return file.length < at + 2 ? 0 : file[at] & 0xFF | (file[at + 1] & 0xFF) << 8;
    }

    /**
     * An object begins with a THEADR record: 80h, a 16-bit length that covers a counted name and a checksum. A library
     * begins with F0h and a length that with these three bytes makes a page.
     */
    private static boolean isOmf(byte[] file) {
        if (file.length <= 4) {
            return false;
        }
        int length = file[1] & 0xFF | (file[2] & 0xFF) << 8;
        return file[0] == (byte) 0x80 && length == (file[3] & 0xFF) + 2
                || file[0] == (byte) 0xF0 && length + 3 >= 16 && Integer.bitCount(length + 3) == 1;
    }

    /** Version 0 is an import; versions from 1 on name their class. */
    private static FileKind anonymous(byte[] file) {
        if (has(file, CoffHeader.ANONYMOUS.length(), "\0\0")) {
            return IMPORT_MEMBER;
        }
        return CoffHeader.isBig(file) ? OBJECT : INTERMEDIATE_OBJECT;
    }

    private static boolean startsWith(byte[] file, String magic) {
        return has(file, 0, magic);
    }

    /** @param magic the bytes, as characters up to 255 */
    static boolean has(byte[] file, int at, String magic) {
        if (file.length - at < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((file[at + i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
