package jmasm.linker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.RelocationType;
import jmasm.coff.WinNt;

/**
 * An {@code .exp} file: the export table as an object, with references to what is exported. It is made with the import
 * library before the DLL exists, so that two DLLs can import from each other; linked into the DLL it is its table.
 */
final class ExportFile {

    private static final String SECTION = ".edata";
    private static final int SECTION_SYMBOL = 0;

    // IMAGE_EXPORT_DIRECTORY: fields that hold an RVA, and the counts of two of the tables.
    private static final int NAME = 12;
    private static final int FUNCTION_COUNT = 20;
    private static final int NAME_COUNT = 24;
    private static final int FUNCTIONS = 28;
    private static final int NAMES = 32;
    private static final int ORDINALS = 36;

    private ExportFile() {}

    /**
     * The object for a table.
     *
     * @param table     with RVAs that count from its own beginning and without those of functions
     * @param functions the symbols by their slot in the table of functions
     */
    static byte[] write(byte[] table, Map<Integer, String> functions) {
        List<CoffRelocation> relocations = new ArrayList<>();
        List<CoffSymbol> symbols = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        symbols.add(CoffSymbol.undefined(SECTION, false));
        for (int field : new int[] {NAME, FUNCTIONS, NAMES, ORDINALS}) {
            relocations.add(relocation(field, SECTION_SYMBOL));
        }
        try {
            ByteReader in = new ByteReader(table);
            int functionsAt = field(in, FUNCTIONS);
            int count = field(in, FUNCTION_COUNT);
            for (int slot = 0; slot < count; slot++) {
                int at = functionsAt + 4 * slot;
                if (functions.containsKey(slot)) {
                    String name = functions.get(slot);
                    if (known.putIfAbsent(name, symbols.size()) == null) {
                        symbols.add(CoffSymbol.undefined(name, true));
                    }
                    relocations.add(relocation(at, known.get(name)));
                } else if (field(in, at) != 0) {
                    relocations.add(relocation(at, SECTION_SYMBOL)); // the text of a forwarder
                }
            }
            int names = field(in, NAMES);
            for (int i = 0; i < field(in, NAME_COUNT); i++) {
                relocations.add(relocation(names + 4 * i, SECTION_SYMBOL));
            }
        } catch (MalformedInput e) {
            throw new IllegalStateException("a table that was just made can't be read", e);
        }
        symbols.set(
                SECTION_SYMBOL,
                CoffSymbol.section(SECTION, 1, new CoffAuxiliary.SectionDefinition(table.length, relocations.size())));
        int characteristics = WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ;
        CoffSection section =
                CoffSection.of(SECTION, characteristics | CoffSection.alignmentBits(4), table, relocations);
        return new CoffObject(List.of(section), symbols).toBytes();
    }

    private static int field(ByteReader in, int at) throws MalformedInput {
        in.seek(at);
        return in.i32();
    }

    private static CoffRelocation relocation(int offset, int symbol) {
        return new CoffRelocation(offset, symbol, RelocationType.IMAGE_REL_I386_DIR32NB);
    }

    /** The exports of which the DLL itself has the function, by slot. */
    static Map<Integer, String> functions(List<ExportList.Numbered> exports) {
        Map<Integer, String> functions = new HashMap<>();
        for (ExportList.Numbered numbered : exports) {
            if (numbered.export().forwarder().isEmpty()) {
                int slot = numbered.ordinal() - exports.get(0).ordinal();
                functions.put(
                        slot,
                        numbered.export()
                                .slot()
                                .map(SymbolSlot::name)
                                .orElse(numbered.export().symbol()));
            }
        }
        return functions;
    }

    /**
     * The table that an {@code .exp} file among the objects brings; then it is the only one.
     *
     * @param others exports of options and directives, which are then ignored
     */
    static Optional<SectionChunk> find(List<ObjectFile> objects, List<Export> others, Diagnostics problems) {
        for (ObjectFile object : objects) {
            // It stands on the command line: no member of a library is one.
            List<SectionChunk> chunks = object.library().isPresent() ? List.of() : object.chunks();
            for (SectionChunk chunk : chunks) {
                if (chunk.sectionName().equals(SECTION)) {
                    if (!others.isEmpty()) {
                        problems.report(
                                Diagnostic.in(OptionText.TOOL, LinkProblem.OPTION_IGNORED, "/EXPORT", object.name()));
                        others.clear();
                    }
                    return Optional.of(chunk);
                }
            }
        }
        return Optional.empty();
    }
}
