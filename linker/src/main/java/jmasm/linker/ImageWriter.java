package jmasm.linker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.coff.DataDirectory;
import jmasm.coff.Directory;
import jmasm.coff.OptionalHeader;
import jmasm.coff.PeImage;
import jmasm.coff.PeSection;
import jmasm.coff.Subsystem;
import jmasm.coff.WinNt;

/** Makes the image of sections that are addressed and filled. Header values without an option are those of {@link LinkVersion}. */
final class ImageWriter {

    private static final int TLS_DIRECTORY_SIZE = 0x18;

    /** Whatever its own size says: Windows XP accepts no other. */
    private static final int LOAD_CONFIGURATION_SIZE = 0x40;

    private static final int PAGE = 0x1000;

    private final LinkOptions options;
    private final AddressAssigner addresses;
    private final AddressSpace space;
    private final SymbolTable symbols;
    private final boolean noHandlers;

    ImageWriter(
            LinkOptions options,
            AddressAssigner addresses,
            AddressSpace space,
            SymbolTable symbols,
            boolean noHandlers) {
        this.noHandlers = noHandlers;
        this.options = options;
        this.addresses = addresses;
        this.space = space;
        this.symbols = symbols;
    }

    /** Bytes of all headers of an image with {@code sections} sections behind a stub. */
    static int headerSize(byte[] stub, int sections) {
        return stub.length + 4 + 20 + OptionalHeader.SIZE + 40 * sections;
    }

    PeImage image(
            byte[] stub,
            Optional<SymbolSlot> entry,
            Subsystem subsystem,
            Optional<? extends Chunk> exports,
            Optional<DebugDirectory> debug,
            Optional<? extends Chunk> delayImports) {
        List<PeSection> sections = new ArrayList<>();
        SectionContents contents = new SectionContents(space, addresses.fileAlignment());
        for (OutputSection section : addresses.placed()) {
            sections.add(new PeSection(
                    section.name().length() <= 8
                            ? section.name()
                            : section.name().substring(0, 8),
                    section.virtualSize(),
                    section.rva(),
                    section.fileOffset(),
                    section.characteristics(),
                    contents.of(section)));
        }
        return new PeImage(
                stub,
                options.timeStamp,
                fileCharacteristics(),
                header(entry, subsystem, sections, directories(exports, debug, delayImports)),
                sections);
    }

    private int fileCharacteristics() {
        int flags = WinNt.IMAGE_FILE_EXECUTABLE_IMAGE
                | WinNt.IMAGE_FILE_LINE_NUMS_STRIPPED
                | WinNt.IMAGE_FILE_LOCAL_SYMS_STRIPPED
                | WinNt.IMAGE_FILE_32BIT_MACHINE;
        flags |= options.dll ? WinNt.IMAGE_FILE_DLL : 0;
        flags |= options.isFixed() ? WinNt.IMAGE_FILE_RELOCS_STRIPPED : 0;
        return flags | options.header.fileCharacteristics();
    }

    private int dllCharacteristics() {
        return options.header.dllCharacteristics(options.dll)
                | (noHandlers ? WinNt.IMAGE_DLLCHARACTERISTICS_NO_SEH : 0);
    }

    private OptionalHeader header(
            Optional<SymbolSlot> entry,
            Subsystem subsystem,
            List<PeSection> sections,
            List<DataDirectory> directories) {
        return new OptionalHeader(
                options.header.linkVersion.linker(),
                sizeOf(sections, WinNt.IMAGE_SCN_CNT_CODE),
                sizeOf(sections, WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA),
                sizeOf(sections, WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA),
                entry.isPresent() ? Addresses.rva(entry.get()) : 0,
                firstRva(sections, true),
                firstRva(sections, false),
                space.imageBase(),
                options.alignment,
                addresses.fileAlignment(),
                options.header.linkVersion.system(),
                options.header.imageVersion,
                options.header.subsystemVersion(),
                0,
                addresses.imageSize(),
                addresses.headerSize(),
                0,
                subsystem.code(),
                dllCharacteristics(),
                options.stack.reserve(),
                options.stack.commit(),
                options.heap.reserve(),
                options.heap.commit(),
                0,
                directories);
    }

    private static int sizeOf(List<PeSection> sections, int contents) {
        int size = 0;
        for (PeSection section : sections) {
            if (section.has(contents)) {
                boolean noBytes = contents == WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA;
                size += noBytes ? section.virtualSize() : section.data().length;
            }
        }
        return size;
    }

    private static int firstRva(List<PeSection> sections, boolean code) {
        for (PeSection section : sections) {
            if (section.has(WinNt.IMAGE_SCN_CNT_CODE) == code) {
                return section.virtualAddress();
            }
        }
        return code ? 0 : PAGE;
    }

    // Directories

    private List<DataDirectory> directories(
            Optional<? extends Chunk> exports, Optional<DebugDirectory> debug, Optional<? extends Chunk> delayImports) {
        Map<Directory, DataDirectory> found = new EnumMap<>(Directory.class);
        if (exports.isPresent()) {
            found.put(Directory.EXPORT, all(exports.get()));
        }
        if (delayImports.isPresent()) {
            found.put(Directory.DELAY_IMPORT, all(delayImports.get()));
        }
        if (debug.isPresent()) {
            found.put(
                    Directory.DEBUG,
                    new DataDirectory(debug.get().rva(), debug.get().tableSize()));
        }
        found.put(Directory.IMPORT, range(ImportTables.DESCRIPTORS, ImportTables.LAST_DESCRIPTOR));
        found.put(Directory.IAT, range(ImportTables.ADDRESSES, ImportTables.ADDRESSES));
        found.put(Directory.BASERELOC, sectionNamed(BaseRelocationChunk.SECTION));
        found.put(Directory.RESOURCE, sectionNamed(".rsrc"));
        found.put(Directory.TLS, symbolNamed("__tls_used", TLS_DIRECTORY_SIZE));
        found.put(Directory.LOAD_CONFIG, symbolNamed(SafeHandlers.LOAD_CONFIGURATION, LOAD_CONFIGURATION_SIZE));
        List<DataDirectory> list = new ArrayList<>();
        for (Directory directory : Directory.values()) {
            list.add(found.getOrDefault(directory, DataDirectory.NONE));
        }
        return List.copyOf(list);
    }

    private static DataDirectory all(Chunk table) {
        return new DataDirectory(table.rva(), table.size());
    }

    /** From the first chunk of one group to the last of another: they stand behind each other. */
    private DataDirectory range(String firstGroup, String lastGroup) {
        int start = 0;
        int end = 0;
        for (OutputSection section : addresses.placed()) {
            for (Chunk chunk : section.chunks()) {
                String name = chunk.sectionName();
                if (name.equals(firstGroup) || name.equals(lastGroup)) {
                    start = start == 0 ? chunk.rva() : start;
                    end = chunk.rva() + chunk.size();
                }
            }
        }
        return start == 0 ? DataDirectory.NONE : new DataDirectory(start, end - start);
    }

    private DataDirectory sectionNamed(String name) {
        for (OutputSection section : addresses.placed()) {
            if (section.name().equals(name)) {
                return new DataDirectory(section.rva(), section.virtualSize());
            }
        }
        return DataDirectory.NONE;
    }

    private DataDirectory symbolNamed(String name, int size) {
        Optional<SymbolSlot> slot = symbols.find(name);
        return slot.isPresent()
                        && slot.get().target() instanceof LinkSymbol.Defined defined
                        && defined.chunk().output() != null
                ? new DataDirectory(Addresses.rva(slot.get()), size)
                : DataDirectory.NONE;
    }
}
