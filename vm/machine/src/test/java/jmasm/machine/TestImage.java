package jmasm.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jmasm.coff.DataDirectory;
import jmasm.coff.Directory;
import jmasm.coff.ExportTable;
import jmasm.coff.OptionalHeader;
import jmasm.coff.PeImage;
import jmasm.coff.PeSection;
import jmasm.coff.Version;
import jmasm.coff.WinNt;

/** A PE image made by hand: code at RVA 1000h, data behind it, then what it exports and imports. */
public final class TestImage {

    private static final int PAGE = 0x1000;

    private final int base;
    private final List<PeSection> sections = new ArrayList<>();
    private final DataDirectory[] directories = new DataDirectory[Directory.COUNT];
    private int characteristics = WinNt.IMAGE_FILE_EXECUTABLE_IMAGE | WinNt.IMAGE_FILE_RELOCS_STRIPPED;
    private int entry;
    private int next = PAGE;
    private int subsystem = 3;
    private int stackReserve = 0x10_0000;
    private int dllCharacteristics;

    public TestImage(int base) {
        this.base = base;
        Arrays.fill(directories, DataDirectory.NONE);
    }

    /** The RVA where the next section will lie. */
    public int next() {
        return next;
    }

    public TestImage code(byte[] bytes) {
        return section(
                ".text", bytes, WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ);
    }

    public TestImage data(byte[] bytes) {
        return section(
                ".data",
                bytes,
                WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE);
    }

    public TestImage readOnlyData(byte[] bytes) {
        return section(".rdata", bytes, WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ);
    }

    public TestImage section(String name, byte[] bytes, int flags) {
        sections.add(new PeSection(name, bytes.length, next, 0, flags, bytes));
        next += (bytes.length + PAGE - 1) & -PAGE;
        return this;
    }

    public TestImage directory(Directory directory, int rva, int size) {
        directories[directory.ordinal()] = new DataDirectory(rva, size);
        return this;
    }

    /** @param rva of the entry point */
    public TestImage entry(int rva) {
        entry = rva;
        return this;
    }

    public TestImage subsystem(int code) {
        subsystem = code;
        return this;
    }

    public TestImage stackReserve(int bytes) {
        stackReserve = bytes;
        return this;
    }

    /** As a link with /NXCOMPAT makes it. */
    public TestImage nxCompatible() {
        dllCharacteristics |= WinNt.IMAGE_DLLCHARACTERISTICS_NX_COMPAT;
        return this;
    }

    public TestImage dll() {
        characteristics |= WinNt.IMAGE_FILE_DLL;
        return this;
    }

    /** It may lie elsewhere; the table holds its base relocations. */
    public TestImage relocations(byte[] table) {
        characteristics &= ~WinNt.IMAGE_FILE_RELOCS_STRIPPED;
        directory(Directory.BASERELOC, next, table.length);
        return section(".reloc", table, WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ);
    }

    public TestImage exports(String dllName, ExportTable.Export... exports) {
        ExportTable table = new ExportTable(dllName, 0, 1, List.of(exports));
        byte[] bytes = table.toBytes(next);
        directory(Directory.EXPORT, next, bytes.length);
        return section(".edata", bytes, WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ);
    }

    /** Exports functions by name, with ordinals from 1. @param namesAndRvas name, rva, name, rva … */
    public TestImage exports(String dllName, Object... namesAndRvas) {
        ExportTable.Export[] exports = new ExportTable.Export[namesAndRvas.length / 2];
        for (int i = 0; i < exports.length; i++) {
            Object rva = namesAndRvas[2 * i + 1];
            exports[i] = rva instanceof String forwarder
                    ? new ExportTable.Export(
                            i + 1, Optional.of((String) namesAndRvas[2 * i]), 0, Optional.of(forwarder))
                    : ExportTable.Export.named(i + 1, (String) namesAndRvas[2 * i], (Integer) rva);
        }
        return exports(dllName, exports);
    }

    /**
     * Imports one function of one DLL; its slot is the first four bytes of the section.
     *
     * @param function a name, or {@code #5} for an ordinal
     */
    public TestImage imports(String dll, String function) {
        int rva = next;
        jmasm.base.ByteWriter out = new jmasm.base.ByteWriter();
        out.u32(0).u32(0); // address table: filled below, and its end
        int descriptor = out.size();
        out.zeros(40);
        int lookup = out.size();
        out.u32(0).u32(0);
        int hint = out.size();
        out.u16(0).latin1(function).u8(0).align(4);
        int name = out.size();
        out.latin1(dll).u8(0);
        int entryValue = function.startsWith("#") ? 0x8000_0000 | Integer.parseInt(function.substring(1)) : rva + hint;
        out.patch32(0, entryValue);
        out.patch32(lookup, entryValue);
        out.patch32(descriptor, rva + lookup);
        out.patch32(descriptor + 12, rva + name);
        out.patch32(descriptor + 16, rva);
        directory(Directory.IMPORT, rva + descriptor, 40);
        return section(".idata", out.toByteArray(), WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE);
    }

    public PeImage build() {
        List<PeSection> placed = new ArrayList<>();
        int offset = 0x400;
        for (PeSection section : sections) {
            placed.add(new PeSection(
                    section.name(),
                    section.virtualSize(),
                    section.virtualAddress(),
                    offset,
                    section.characteristics(),
                    section.data()));
            offset += (section.data().length + 0x1FF) & -0x200;
        }
        OptionalHeader header = new OptionalHeader(
                new Version(6, 0),
                0x200,
                0x200,
                0,
                entry,
                PAGE,
                0x2000,
                base,
                PAGE,
                0x200,
                new Version(4, 0),
                new Version(0, 0),
                new Version(4, 0),
                0,
                next,
                0x400,
                0,
                subsystem,
                dllCharacteristics,
                stackReserve,
                0x1000,
                0x10_0000,
                0x1000,
                0,
                Collections.unmodifiableList(Arrays.asList(directories)));
        byte[] stub = new byte[0x80];
        stub[0] = 'M';
        stub[1] = 'Z';
        stub[0x3C] = (byte) 0x80;
        return new PeImage(stub, 0, characteristics, header, placed);
    }

    public byte[] toBytes() {
        return build().toBytes();
    }
}
