package jmasm.coff;

/** What a linker's input is, as far as its first bytes tell. */
public enum FileKind {
    OBJECT,
    /** An object with more than 65,279 sections ({@code /bigobj}), or one for link-time code generation. */
    ANONYMOUS_OBJECT,
    IMPORT_MEMBER,
    ARCHIVE,
    /** An archive that only names its members. */
    THIN_ARCHIVE,
    RESOURCE,
    IMAGE,
    ELF,
    OMF,
    EMPTY,
    UNKNOWN;

    static final String ARCHIVE_MAGIC = "!<arch>\n";
    private static final String THIN_MAGIC = "!<thin>\n";

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
        if (startsWith(file, "\0\0\u00ff\u00ff")) {
            return startsWith(file, "\0\0\u00ff\u00ff\0\0") ? IMPORT_MEMBER : ANONYMOUS_OBJECT;
        }
        if (file.length >= CoffReader.FILE_HEADER_SIZE
                && Machine.of(machineCode(file)).isPresent()) {
            return OBJECT;
        }
        // A THEADR record: 80h, a 16-bit length that covers a counted name and a checksum.
        boolean omf = file.length > 4 && file[0] == (byte) 0x80 && file[1] == (byte) (file[3] + 2);
        return omf ? OMF : UNKNOWN;
    }

    /** The machine that an object or import member names; meaningless for any other kind. */
    public static int machineCode(byte[] file) {
        int at = startsWith(file, "\0\0\u00ff\u00ff") ? 6 : 0;
        return file.length < at + 2 ? 0 : file[at] & 0xFF | (file[at + 1] & 0xFF) << 8;
    }

    private static boolean startsWith(byte[] file, String magic) {
        if (file.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((file[i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
