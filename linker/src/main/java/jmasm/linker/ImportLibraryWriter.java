package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jmasm.base.MalformedInput;
import jmasm.coff.Archive;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.ImportMember;
import jmasm.coff.RelocationType;
import jmasm.coff.WinNt;

/**
 * Writes the library that others link with to use a DLL: a short import member for each export, and the three objects
 * that other linkers make a DLL's import descriptor of. Our own linker makes the descriptor itself.
 */
final class ImportLibraryWriter {

    private static final int DATA =
            WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
    private static final int DESCRIPTOR_SIZE = 20;
    private static final String NULL_DESCRIPTOR = "__NULL_IMPORT_DESCRIPTOR";

    private final String dll;
    private final String descriptor;
    private final String nullThunk;

    /** @param dll file name, as programs will ask the loader for it */
    ImportLibraryWriter(String dll) {
        String stem = FileNames.withoutExtension(dll);
        this.dll = dll;
        this.descriptor = "__IMPORT_DESCRIPTOR_" + stem;
        this.nullThunk = "\u007f" + stem + "_NULL_THUNK_DATA";
    }

    byte[] write(List<ExportList.Numbered> exports) {
        List<Archive.Member> members = new ArrayList<>();
        members.add(member(descriptorObject()));
        members.add(member(nullDescriptorObject()));
        members.add(member(nullThunkObject()));
        Set<String> offered = new HashSet<>();
        for (ExportList.Numbered export : exports) {
            // One function exported under two names is imported under the first.
            if (!export.export().request().hidden()
                    && offered.add(export.export().symbol())) {
                members.add(new Archive.Member(dll, importMember(export).toBytes()));
            }
        }
        try {
            return Archive.of(members).toBytes();
        } catch (MalformedInput e) {
            throw new IllegalStateException("a member that was just written can't be read", e);
        }
    }

    private Archive.Member member(CoffObject object) {
        return new Archive.Member(dll, object.toBytes());
    }

    private ImportMember importMember(ExportList.Numbered numbered) {
        Export export = numbered.export();
        ImportMember.Type type = export.request().data() ? ImportMember.Type.DATA : ImportMember.Type.CODE;
        if (export.request().noname()) {
            return new ImportMember(numbered.ordinal(), type, ImportMember.NameType.ORDINAL, export.symbol(), dll);
        }
        // As hint serves the ordinal less one: exact when the ordinals follow the names.
        return ImportMember.of(export.symbol(), export.name(), dll, type, numbered.ordinal() - 1);
    }

    // The descriptor, and what ends its tables

    private CoffObject descriptorObject() {
        List<CoffRelocation> relocations = List.of(
                relocation(0, 2), // lookup table: .idata$4
                relocation(12, 1), // name: .idata$6
                relocation(16, 3)); // address table: .idata$5
        CoffSection table = section(".idata$2", 4, new byte[DESCRIPTOR_SIZE], relocations);
        byte[] name = (dll + "\0").getBytes(StandardCharsets.ISO_8859_1);
        CoffSection nameSection = section(".idata$6", 2, name, List.of());
        return new CoffObject(
                List.of(table, nameSection),
                List.of(
                        CoffSymbol.external(descriptor, 1, 0, false),
                        CoffSymbol.section(".idata$6", 2, new CoffAuxiliary.SectionDefinition(name.length, 0)),
                        sectionReference(".idata$4"),
                        sectionReference(".idata$5"),
                        CoffSymbol.undefined(NULL_DESCRIPTOR, false),
                        CoffSymbol.undefined(nullThunk, false)));
    }

    private CoffObject nullDescriptorObject() {
        return new CoffObject(
                List.of(section(".idata$3", 4, new byte[DESCRIPTOR_SIZE], List.of())),
                List.of(CoffSymbol.external(NULL_DESCRIPTOR, 1, 0, false)));
    }

    private CoffObject nullThunkObject() {
        return new CoffObject(
                List.of(section(".idata$5", 4, new byte[4], List.of()), section(".idata$4", 4, new byte[4], List.of())),
                List.of(CoffSymbol.external(nullThunk, 1, 0, false)));
    }

    private static CoffRelocation relocation(int offset, int symbol) {
        return new CoffRelocation(offset, symbol, RelocationType.IMAGE_REL_I386_DIR32NB);
    }

    private static CoffSection section(String name, int alignment, byte[] data, List<CoffRelocation> relocations) {
        return CoffSection.of(name, DATA | CoffSection.alignmentBits(alignment), data, relocations);
    }

    /** The beginning of a section that other objects bring (storage class SECTION). */
    private static CoffSymbol sectionReference(String name) {
        return new CoffSymbol(name, DATA, WinNt.IMAGE_SYM_UNDEFINED, 0, WinNt.IMAGE_SYM_CLASS_SECTION, List.of());
    }
}
