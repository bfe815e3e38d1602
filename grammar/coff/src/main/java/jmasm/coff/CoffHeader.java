package jmasm.coff;

import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/**
 * What stands in front of an object, in one of two forms: the usual one, and that of {@code /bigobj} (GNU as:
 * {@code -mbig-obj}), whose section numbers have 32 bits (winnt.h, ANON_OBJECT_HEADER_BIGOBJ).
 *
 * @param sectionHeaders  where the first stands
 * @param symbolTable     where it begins; 0 when there is none
 * @param big             symbols have section numbers of 32 bits
 */
record CoffHeader(
        int machine,
        int timeDateStamp,
        int characteristics,
        int sectionCount,
        int sectionHeaders,
        long symbolTable,
        long symbolCount,
        boolean big) {

    static final int SIZE = 20;

    /** The GUID {D1BAA1C7-BAEE-4BA9-AF20-FAF66AA4DCB8}. */
    private static final String BIG_OBJECT_CLASS =
            "\u00c7\u00a1\u00ba\u00d1\u00ee\u00ba\u00a9\u004b\u00af\u0020\u00fa\u00f6\u006a\u00a4\u00dc\u00b8";

    private static final int CLASS_AT = 12;

    /** The reserved machine 0 and a number of sections that no usual object has; then comes the version. */
    static final String ANONYMOUS = "\0\0\u00ff\u00ff";

    /** @param file that begins with {@link #ANONYMOUS} */
    static boolean isBig(byte[] file) {
        return FileKind.has(file, CLASS_AT, BIG_OBJECT_CLASS);
    }

    static CoffHeader read(byte[] bytes) throws MalformedInput {
        ByteReader file = new ByteReader(bytes);
        return isBig(bytes) ? readBig(file) : readUsual(file);
    }

    private static CoffHeader readUsual(ByteReader file) throws MalformedInput {
        int machine = file.u16();
        int sections = file.u16();
        int timeDateStamp = file.i32();
        long symbolTable = file.u32();
        long symbols = file.u32();
        int optionalHeaderSize = file.u16();
        int characteristics = file.u16();
        file.skip(optionalHeaderSize);
        return new CoffHeader(
                machine, timeDateStamp, characteristics, sections, file.position(), symbolTable, symbols, false);
    }

    private static CoffHeader readBig(ByteReader file) throws MalformedInput {
        file.skip(ANONYMOUS.length() + 2);
        int machine = file.u16();
        int timeDateStamp = file.i32();
        // Its class, the size of its data, flags, size and place of metadata: they say nothing about an object.
        file.skip(BIG_OBJECT_CLASS.length() + 16);
        long sections = file.u32();
        long symbolTable = file.u32();
        long symbols = file.u32();
        if (sections > file.remaining() / CoffReader.SECTION_HEADER_SIZE) {
            throw new MalformedInput("the headers of its " + sections + " sections are cut off");
        }
        return new CoffHeader(machine, timeDateStamp, 0, (int) sections, file.position(), symbolTable, symbols, true);
    }
}
