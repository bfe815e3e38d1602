package jmasm.coff;

/** What a file that should be an image is, as far as its first headers tell. */
public enum ImageKind {
    /** PE32 for i386: what {@link PeImage#read} reads. */
    PE32_I386,
    /** Does not begin with {@code MZ}. */
    NOT_MZ,
    /** Begins with {@code MZ} and has no further header: a DOS program. */
    DOS,
    /** A 16-bit Windows or OS/2 program, or a VxD (NE, LE, LX). */
    SIXTEEN_BIT,
    /** PE32+: a 64-bit image. */
    PE32_PLUS,
    /** A PE image for another processor. */
    OTHER_MACHINE,
    /** Ends within its headers. */
    TRUNCATED;

    private static final int E_LFANEW = 0x3C;

    /** Never fails, whatever the bytes are. */
    public static ImageKind of(byte[] file) {
        if (file.length < 2 || file[0] != 'M' || file[1] != 'Z') {
            return NOT_MZ;
        }
        if (file.length < E_LFANEW + 4) {
            return DOS;
        }
        long header = u16(file, E_LFANEW) | (long) u16(file, E_LFANEW + 2) << 16;
        if (header + 4 > file.length) {
            return header == 0 || header > Integer.MAX_VALUE ? DOS : TRUNCATED;
        }
        int at = (int) header;
        int signature = u16(file, at);
        if (signature == ('N' | 'E' << 8) || signature == ('L' | 'E' << 8) || signature == ('L' | 'X' << 8)) {
            return SIXTEEN_BIT;
        }
        if (signature != ('P' | 'E' << 8) || u16(file, at + 2) != 0) {
            return DOS;
        }
        return at + 26 > file.length ? TRUNCATED : ofPe(u16(file, at + 4), u16(file, at + 24));
    }

    private static ImageKind ofPe(int machine, int magic) {
        if (machine == Machine.AMD64.code() || magic == WinNt.IMAGE_NT_OPTIONAL_HDR64_MAGIC) {
            return PE32_PLUS;
        }
        return machine == Machine.I386.code() ? PE32_I386 : OTHER_MACHINE;
    }

    private static int u16(byte[] file, int at) {
        return file[at] & 0xFF | (file[at + 1] & 0xFF) << 8;
    }
}
