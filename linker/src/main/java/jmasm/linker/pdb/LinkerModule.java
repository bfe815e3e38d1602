package jmasm.linker.pdb;

import java.util.List;
import jmasm.base.ByteWriter;

/** The symbols of the module {@code * Linker *}: the sections of the image and the groups they were made of. */
final class LinkerModule {

    static final String NAME = "* Linker *";

    private static final int S_OBJNAME = 0x1101;
    private static final int S_SECTION = 0x1136;
    private static final int S_COFFGROUP = 0x1137;
    private static final int S_COMPILE3 = 0x113C;
    private static final int CV_CFL_LINK = 7;
    private static final int CV_CFL_80386 = 3;
    private static final int PAGE_SHIFT = 12;

    private LinkerModule() {}

    static byte[] symbols(List<ImageSection> sections, String tool) {
        ByteWriter out = new ByteWriter();
        record(out, S_OBJNAME, new ByteWriter().u32(0).latin1(NAME).u8(0));
        record(
                out,
                S_COMPILE3,
                new ByteWriter()
                        .u32(CV_CFL_LINK)
                        .u16(CV_CFL_80386)
                        .zeros(16)
                        .latin1(tool)
                        .u8(0));
        for (int i = 0; i < sections.size(); i++) {
            ImageSection section = sections.get(i);
            ByteWriter content = new ByteWriter().u16(i + 1).u8(PAGE_SHIFT).u8(0);
            content.u32(section.rva()).u32(section.size()).u32(section.characteristics());
            record(out, S_SECTION, content.latin1(section.name()).u8(0));
            for (ImageSection.Group group : section.groups()) {
                ByteWriter part = new ByteWriter().u32(group.size()).u32(group.characteristics());
                part.u32(group.offset()).u16(i + 1);
                record(out, S_COFFGROUP, part.latin1(group.name()).u8(0));
            }
        }
        return out.toByteArray();
    }

    private static void record(ByteWriter out, int kind, ByteWriter content) {
        content.zeros(-content.size() & 3);
        out.u16(content.size() + 2).u16(kind).bytes(content.toByteArray());
    }
}
