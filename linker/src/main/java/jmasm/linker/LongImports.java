package jmasm.linker;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.coff.CoffSymbol;
import jmasm.coff.CoffSymbols;
import jmasm.coff.WinNt;

/**
 * The order of import tables that come as sections of objects (libraries of MASM32 and MinGW). Each member of such a
 * library holds one entry, and another the zero that ends the table: the entries of one DLL must stand together and
 * the zero behind them, in whatever order the members were pulled.
 *
 * <p>All members tell by a symbol which DLL is theirs: a library may hold several.
 */
final class LongImports {

    private static final String DESCRIPTOR_PREFIX = "__IMPORT_DESCRIPTOR_";
    private static final String NULL_THUNK_PREFIX = "\u007f";
    private static final String NULL_THUNK_SUFFIX = "_NULL_THUNK_DATA";

    private LongImports() {}

    /** Sorts within each {@code $} group; the list is sorted by group already, and sorting keeps the order of equals. */
    static void sort(List<Chunk> chunks) {
        if (!hasMembers(chunks)) {
            return;
        }
        Map<ObjectFile, Place> places = new HashMap<>();
        chunks.sort(Comparator.comparing(Chunk::sectionName)
                .thenComparing(chunk -> chunk instanceof SectionChunk section
                        ? places.computeIfAbsent(section.file(), Place::of)
                        : Place.OF_LINKER));
    }

    /** Some come from objects; those that the linker makes are in order. */
    private static boolean hasMembers(List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            if (chunk instanceof SectionChunk) {
                return true;
            }
        }
        return false;
    }

    /** A chunk's place within its group. */
    private record Place(int library, String dll, int rank, int member) implements Comparable<Place> {

        static final Place OF_LINKER = new Place(-1, "", 0, 0);

        private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::library)
                .thenComparing(Place::dll)
                .thenComparingInt(Place::rank)
                .thenComparingInt(Place::member);

        static Place of(ObjectFile file) {
            int library = file.library().map(Library::number).orElse(-1);
            return GnuConventions.importPlace(file)
                    .map(place -> new Place(library, place.dll(), place.rank(), file.member()))
                    .orElseGet(() -> new Place(library, dllOf(file), hasNullThunk(file) ? 1 : 0, file.member()));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** By which members of lib's long form know each other; empty for what is no such member. */
    private static String dllOf(ObjectFile file) {
        for (CoffSymbol symbol : file.object().symbols()) {
            String name = symbol.name();
            if (symbol.isExternal() && name.startsWith(DESCRIPTOR_PREFIX)) {
                return name.substring(DESCRIPTOR_PREFIX.length());
            }
            if (isNullThunk(symbol)) {
                return name.substring(NULL_THUNK_PREFIX.length(), name.length() - NULL_THUNK_SUFFIX.length());
            }
        }
        return "";
    }

    /** True when the tables come from libraries that leave the end of the descriptors to the linker, as GNU's do. */
    static boolean lackEnd(Iterable<ObjectFile> objects) {
        boolean described = false;
        for (ObjectFile file : objects) {
            for (SectionChunk chunk : file.chunks()) {
                described |= chunk.sectionName().equals(ImportTables.DESCRIPTORS);
                if (chunk.sectionName().equals(ImportTables.LAST_DESCRIPTOR)) {
                    return false;
                }
            }
        }
        return described;
    }

    /**
     * Gives the symbols by which a descriptor refers to its tables (storage class SECTION, in no section) the first chunk of
     * that name of the same DLL from the same library.
     *
     * @param sections grouped and sorted
     */
    static void bind(List<ObjectFile> objects, List<OutputSection> sections) {
        for (ObjectFile file : objects) {
            CoffSymbols symbols = file.coffSymbols();
            for (int i = 0; file.hasSectionSymbols() && i < symbols.size(); i++) {
                if (symbols.storageClass(i) == WinNt.IMAGE_SYM_CLASS_SECTION && symbols.sectionNumber(i) == 0) {
                    bind(file, file.symbol(i), sections);
                }
            }
        }
    }

    private static void bind(ObjectFile file, SymbolSlot slot, List<OutputSection> sections) {
        String dll = dllOf(file);
        for (OutputSection section : sections) {
            for (Chunk chunk : section.chunks()) {
                boolean same = chunk instanceof SectionChunk candidate
                        && candidate.sectionName().equals(slot.name())
                        && candidate.file().library().equals(file.library())
                        && dllOf(candidate.file()).equals(dll);
                if (same) {
                    slot.set(new LinkSymbol.Defined(chunk, 0, Optional.of(file), false));
                    return;
                }
            }
        }
    }

    private static boolean isNullThunk(CoffSymbol symbol) {
        return symbol.name().startsWith(NULL_THUNK_PREFIX) && symbol.name().endsWith(NULL_THUNK_SUFFIX);
    }

    private static boolean hasNullThunk(ObjectFile file) {
        for (CoffSymbol symbol : file.object().symbols()) {
            if (isNullThunk(symbol)) {
                return symbol.sectionNumber() > 0;
            }
        }
        return false;
    }
}
