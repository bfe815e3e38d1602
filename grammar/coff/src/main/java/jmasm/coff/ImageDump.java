package jmasm.coff;

import static jmasm.coff.DumpText.hex;
import static jmasm.coff.DumpText.padded;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jmasm.base.MalformedInput;

/** An image as text: headers, sections, then what its directories say. */
final class ImageDump {

    /** IMAGE_FILE_*, in the order in which they are printed. */
    private static final List<DumpText.Flag> FILE_FLAGS = List.of(
            new DumpText.Flag(WinNt.IMAGE_FILE_RELOCS_STRIPPED, "RELOCS_STRIPPED"),
            new DumpText.Flag(WinNt.IMAGE_FILE_EXECUTABLE_IMAGE, "EXECUTABLE"),
            new DumpText.Flag(WinNt.IMAGE_FILE_LINE_NUMS_STRIPPED, "LINE_NUMS_STRIPPED"),
            new DumpText.Flag(WinNt.IMAGE_FILE_LOCAL_SYMS_STRIPPED, "LOCAL_SYMS_STRIPPED"),
            new DumpText.Flag(WinNt.IMAGE_FILE_LARGE_ADDRESS_AWARE, "LARGE_ADDRESS_AWARE"),
            new DumpText.Flag(WinNt.IMAGE_FILE_32BIT_MACHINE, "32BIT_MACHINE"),
            new DumpText.Flag(WinNt.IMAGE_FILE_DEBUG_STRIPPED, "DEBUG_STRIPPED"),
            new DumpText.Flag(WinNt.IMAGE_FILE_DLL, "DLL"));

    private static final int RELOCATIONS_A_LINE = 8;

    private final PeImage image;
    private final DumpText out = new DumpText();

    ImageDump(PeImage image) {
        this.image = image;
    }

    String print() throws MalformedInput {
        printHeaders();
        printDirectories();
        for (int i = 0; i < image.sections().size(); i++) {
            printSection(i + 1, image.sections().get(i));
        }
        printImports();
        printExports();
        printBaseRelocations();
        return out.toString();
    }

    private void printHeaders() {
        OptionalHeader header = image.optionalHeader();
        out.line("PE32 image for x86");
        field("characteristics", DumpText.flags(image.characteristics(), FILE_FLAGS));
        field("time stamp", hex(image.timeDateStamp()));
        field("linker version", header.linkerVersion().toString());
        field("size of code", hex(header.sizeOfCode()));
        field("size of initialized data", hex(header.sizeOfInitializedData()));
        field("size of uninitialized data", hex(header.sizeOfUninitializedData()));
        field("entry point", hex(header.addressOfEntryPoint()));
        field("base of code", hex(header.baseOfCode()));
        field("base of data", hex(header.baseOfData()));
        field("image base", hex(header.imageBase()));
        field("section alignment", hex(header.sectionAlignment()));
        field("file alignment", hex(header.fileAlignment()));
        field("operating system version", header.operatingSystemVersion().toString());
        field("image version", header.imageVersion().toString());
        field("subsystem version", header.subsystemVersion().toString());
        field("size of image", hex(header.sizeOfImage()));
        field("size of headers", hex(header.sizeOfHeaders()));
        field("check sum", hex(header.checkSum()));
        field(
                "subsystem",
                Subsystem.of(header.subsystem()).map(Subsystem::linkName).orElse(hex(header.subsystem())));
        field("DLL characteristics", hex(header.dllCharacteristics()));
        field(
                "stack",
                hex(header.sizeOfStackReserve()) + " reserved, " + hex(header.sizeOfStackCommit()) + " committed");
        field("heap", hex(header.sizeOfHeapReserve()) + " reserved, " + hex(header.sizeOfHeapCommit()) + " committed");
    }

    private void field(String name, String value) {
        out.line("  " + padded(name, 27) + value);
    }

    private void printDirectories() {
        out.line();
        out.line("DIRECTORIES");
        for (Directory directory : Directory.values()) {
            DataDirectory entry = image.directory(directory);
            if (entry.isPresent()) {
                field(directory.name(), hex(entry.rva(), 8) + ", " + hex(entry.size()) + " bytes");
            }
        }
    }

    private void printSection(int number, PeSection section) {
        out.line();
        out.line("SECTION " + number + " " + section.name());
        out.line("  RVA " + hex(section.virtualAddress()) + ", virtual size " + hex(section.virtualSize())
                + ", file offset " + hex(section.data().length == 0 ? 0 : section.pointerToRawData()) + ", file size "
                + hex(section.data().length) + ", characteristics "
                + DumpText.sectionFlags(section.characteristics()));
        byte[] shown = section.data();
        if (shown.length > section.mappedSize()) {
            // What fills the file up to its alignment is not mapped and always zero in what our linker writes.
            shown = Arrays.copyOf(shown, section.mappedSize());
        }
        out.bytes(image.imageBase() + section.virtualAddress(), shown);
    }

    private void printImports() throws MalformedInput {
        for (ImportTable.Dll dll : ImportTable.read(image).dlls()) {
            out.line();
            out.line("IMPORTS from " + dll.name() + ", addresses at " + hex(dll.addressTableRva()));
            int slot = dll.addressTableRva();
            for (ImportTable.Import entry : dll.imports()) {
                Optional<String> name = entry.name();
                out.line("  " + hex(slot, 8) + "  " + (name.isPresent() ? name.get() + ", hint " : "ordinal ")
                        + entry.ordinal());
                slot += 4;
            }
        }
    }

    private void printExports() throws MalformedInput {
        Optional<ExportTable> table = ExportTable.read(image);
        if (table.isEmpty()) {
            return;
        }
        out.line();
        out.line("EXPORTS of " + table.get().dllName() + ", ordinal base "
                + table.get().ordinalBase());
        for (ExportTable.Export export : table.get().exports()) {
            out.line("  " + padded(String.valueOf(export.ordinal()), 5) + " "
                    + export.forwarder().map(to -> "forwarder").orElseGet(() -> hex(export.rva(), 8) + " ") + "  "
                    + export.name().orElse("(no name)")
                    + export.forwarder().map(to -> " = " + to).orElse(""));
        }
    }

    private void printBaseRelocations() throws MalformedInput {
        BaseRelocations table = BaseRelocations.read(image);
        if (table.entries().isEmpty()) {
            return;
        }
        out.line();
        out.line("BASE RELOCATIONS (" + table.entries().size() + ")");
        StringBuilder line = new StringBuilder();
        int onLine = 0;
        for (BaseRelocations.Entry entry : table.entries()) {
            line.append("  ").append(hex(entry.rva(), 8));
            if (entry.type() != WinNt.IMAGE_REL_BASED_HIGHLOW) {
                line.append(" type ").append(entry.type());
            }
            if (++onLine % RELOCATIONS_A_LINE == 0) {
                out.line(line.toString());
                line.setLength(0);
            }
        }
        if (line.length() > 0) {
            out.line(line.toString());
        }
    }
}
