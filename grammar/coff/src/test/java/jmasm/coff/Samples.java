package jmasm.coff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/** One small file of each format, with every feature that its reader knows. */
final class Samples {

    private static final int CODE = WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;
    private static final int DATA =
            WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;

    private Samples() {}

    static CoffObject object() {
        byte[] code = {(byte) 0xB8, 0, 0, 0, 0, (byte) 0xE8, 0, 0, 0, 0, (byte) 0xC3};
        List<CoffSection> sections = List.of(
                CoffSection.of(
                        ".text",
                        CODE | CoffSection.alignmentBits(16),
                        code,
                        List.of(
                                new CoffRelocation(1, 5, RelocationType.IMAGE_REL_I386_DIR32),
                                new CoffRelocation(6, 6, RelocationType.IMAGE_REL_I386_REL32))),
                CoffSection.of(
                        ".a_section_with_a_long_name",
                        DATA | WinNt.IMAGE_SCN_LNK_COMDAT | CoffSection.alignmentBits(4),
                        "data".getBytes(StandardCharsets.ISO_8859_1),
                        List.of(new CoffRelocation(0, 4, 0x77))),
                CoffSection.uninitialized(
                        ".bss",
                        WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE,
                        100));
        List<CoffSymbol> symbols = List.of(
                CoffSymbol.file("a_source_file_with_a_long_name.asm"),
                CoffSymbol.section(".text", 1, new CoffAuxiliary.SectionDefinition(code.length, 2)),
                CoffSymbol.section(
                        ".a_section_with_a_long_name",
                        2,
                        new CoffAuxiliary.SectionDefinition(4, 1, 0, 0x12345678, 1, 5)),
                new CoffSymbol(
                        "_main@0",
                        0,
                        1,
                        WinNt.IMAGE_SYM_TYPE_FUNCTION,
                        WinNt.IMAGE_SYM_CLASS_EXTERNAL,
                        List.of(new CoffAuxiliary.FunctionDefinition(-1, code.length, 0, 7))),
                CoffSymbol.local("$L1", 1, 10, true),
                CoffSymbol.local("_local_with_a_long_name", 2, 0, false),
                CoffSymbol.undefined("_ExitProcess@4", true),
                CoffSymbol.external("_next", 1, 5, true),
                CoffSymbol.communal("_communal", 8),
                CoffSymbol.absolute("_version", -2),
                CoffSymbol.weak("_weak", 7, WeakSearch.SEARCH_ALIAS),
                new CoffSymbol(
                        ".bf",
                        0,
                        1,
                        0,
                        WinNt.IMAGE_SYM_CLASS_FUNCTION,
                        List.of(new CoffAuxiliary.Raw(new byte[CoffAuxiliary.SIZE]))));
        return new CoffObject(sections, symbols);
    }

    static CoffObject objectWithRelocations(int count) {
        List<CoffRelocation> relocations =
                Collections.nCopies(count, new CoffRelocation(0, 0, RelocationType.IMAGE_REL_I386_DIR32));
        return new CoffObject(
                List.of(CoffSection.of(".data", DATA, new byte[4], relocations)),
                List.of(CoffSymbol.undefined("_x", false)));
    }

    static Archive archive() throws MalformedInput {
        return Archive.of(List.of(
                new Archive.Member("first.obj", object().toBytes()),
                new Archive.Member(
                        "a_member_with_a_long_name.obj",
                        objectWithRelocations(1).toBytes()),
                new Archive.Member("k.dll", importMember().toBytes()),
                new Archive.Member("readme", new byte[] {1, 2, 3})));
    }

    static ImportMember importMember() {
        return new ImportMember(
                7, ImportMember.Type.CODE, ImportMember.NameType.NAME_UNDECORATE, "_Sleep@4", "KERNEL32.dll");
    }

    /** A DLL of three sections: imports at 1000h, exports at 2000h, base relocations at 3000h. */
    static PeImage image() {
        byte[] imports = imports(0x1000);
        byte[] exports = exports().toBytes(0x2000);
        byte[] relocations =
                BaseRelocations.ofAddresses(new int[] {0x1004, 0x1FFC, 0x2000}).toBytes();
        List<PeSection> sections = List.of(
                new PeSection(".idata", imports.length, 0x1000, 0x200, DATA, filled(imports)),
                new PeSection(".edata", exports.length, 0x2000, 0x400, DATA, filled(exports)),
                new PeSection(".reloc", relocations.length, 0x3000, 0x600, DATA, filled(relocations)),
                new PeSection(".bss", 0x80, 0x4000, 0, DATA, new byte[0]));
        List<DataDirectory> directories = new ArrayList<>(Collections.nCopies(Directory.COUNT, DataDirectory.NONE));
        directories.set(Directory.IMPORT.ordinal(), new DataDirectory(0x1000, 40));
        directories.set(Directory.EXPORT.ordinal(), new DataDirectory(0x2000, exports.length));
        directories.set(Directory.BASERELOC.ordinal(), new DataDirectory(0x3000, relocations.length));
        return new PeImage(stub(), 0, 0x210E, header(directories), sections);
    }

    private static byte[] stub() {
        byte[] stub = new byte[64];
        stub[0] = 'M';
        stub[1] = 'Z';
        return stub;
    }

    private static OptionalHeader header(List<DataDirectory> directories) {
        Version four = new Version(4, 0);
        return new OptionalHeader(
                new Version(6, 0),
                0,
                0x600,
                0,
                0,
                0x1000,
                0x1000,
                0x1000_0000,
                0x1000,
                0x200,
                four,
                new Version(1, 2),
                four,
                0,
                0x5000,
                0x200,
                0,
                2,
                0,
                0x10_0000,
                0x1000,
                0x10_0000,
                0x1000,
                0,
                directories);
    }

    static ExportTable exports() {
        return new ExportTable(
                "sample.dll",
                0,
                3,
                List.of(
                        ExportTable.Export.named(5, "Beta", 0x1010),
                        ExportTable.Export.named(3, "alpha", 0x1000),
                        new ExportTable.Export(8, Optional.empty(), 0x1020, Optional.empty()),
                        new ExportTable.Export(4, Optional.of("Gamma"), 0, Optional.of("NTDLL.Delta"))));
    }

    /** Two descriptors at most, one name, one ordinal. */
    private static byte[] imports(int rva) {
        ByteWriter out = new ByteWriter();
        int lookup = rva + 40;
        int addresses = lookup + 12;
        int hint = addresses + 12;
        int dll = hint + 8;
        out.u32(lookup).u32(0).u32(0).u32(dll).u32(addresses).zeros(20);
        for (int i = 0; i < 2; i++) {
            out.u32(hint).u32(WinNt.IMAGE_ORDINAL_FLAG32 | 9).u32(0);
        }
        out.u16(7).latin1("Sleep").u8(0).latin1("KERNEL32.dll").u8(0);
        return out.toByteArray();
    }

    private static byte[] filled(byte[] bytes) {
        return new ByteWriter().bytes(bytes).align(0x200).toByteArray();
    }
}
