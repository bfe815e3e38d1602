package jmasm.linker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jmasm.coff.CoffSymbol;
import jmasm.coff.WinNt;

/**
 * The order of import tables that come as sections of objects (libraries of MASM32 and MinGW). Each member of such a
 * library holds one entry, and another the zero that ends the table: the entries of one DLL must stand together and
 * the zero behind them, in whatever order the members were pulled.
 *
 * <p>A library holds one DLL, as all that are known do; MinGW's members stand in the right order already.
 */
final class LongImports {

    private static final String NULL_THUNK_PREFIX = "\u007f";
    private static final String NULL_THUNK_SUFFIX = "NULL_THUNK_DATA";

    private LongImports() {}

    /** Sorts within each {@code $} group; the list is sorted by group already, and sorting keeps the order of equals. */
    static void sort(List<Chunk> chunks) {
        chunks.sort(Comparator.comparing(Chunk::sectionName)
                .thenComparingInt(LongImports::library)
                .thenComparingInt(LongImports::endsTable)
                .thenComparingInt(LongImports::member));
    }

    /**
     * Gives the symbols by which a descriptor refers to its tables (storage class SECTION, in no section) the first chunk of
     * that name from the same library.
     *
     * @param sections grouped and sorted
     */
    static void bind(List<ObjectFile> objects, List<OutputSection> sections) {
        for (ObjectFile file : objects) {
            List<CoffSymbol> symbols = file.object().symbols();
            for (int i = 0; i < symbols.size(); i++) {
                CoffSymbol symbol = symbols.get(i);
                if (symbol.storageClass() == WinNt.IMAGE_SYM_CLASS_SECTION && symbol.sectionNumber() == 0) {
                    bind(file, file.symbol(i), sections);
                }
            }
        }
    }

    private static void bind(ObjectFile file, SymbolSlot slot, List<OutputSection> sections) {
        for (OutputSection section : sections) {
            for (Chunk chunk : section.chunks()) {
                boolean same = chunk instanceof SectionChunk candidate
                        && candidate.sectionName().equals(slot.name())
                        && candidate.file().library().equals(file.library());
                if (same) {
                    slot.set(new LinkSymbol.Defined(chunk, 0, Optional.of(file), false));
                    return;
                }
            }
        }
    }

    private static Optional<ObjectFile> file(Chunk chunk) {
        return chunk instanceof SectionChunk section ? Optional.of(section.file()) : Optional.empty();
    }

    private static int library(Chunk chunk) {
        return file(chunk).flatMap(ObjectFile::library).map(Library::number).orElse(-1);
    }

    private static int member(Chunk chunk) {
        return file(chunk).map(ObjectFile::member).orElse(0);
    }

    private static int endsTable(Chunk chunk) {
        return file(chunk).map(LongImports::hasNullThunk).orElse(false) ? 1 : 0;
    }

    private static boolean hasNullThunk(ObjectFile file) {
        for (CoffSymbol symbol : file.object().symbols()) {
            if (symbol.name().startsWith(NULL_THUNK_PREFIX) && symbol.name().endsWith(NULL_THUNK_SUFFIX)) {
                return symbol.sectionNumber() > 0;
            }
        }
        return false;
    }
}
