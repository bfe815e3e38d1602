package jmasm.linker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jmasm.coff.CoffSymbol;

/**
 * What GNU's compilers, their start-up code and their libraries expect of a linker beyond link's rules: names of sections
 * with a second dot, tables of constructors that the linker begins and ends, the image's base under a name of their own.
 * (Binutils' linker scripts for i386 PE say all of it.)
 */
final class GnuConventions {

    static final String UNWIND_TABLE = ".eh_frame";

    /** In front of the name of a C++ function that several objects have, as in {@code .text$_Z1fv}. */
    private static final String SHARED_UNWIND_TABLE = UNWIND_TABLE + "$";

    private static final String SHARED_CODE = ".text$";

    /** Pieces of these are called {@code .text.startup}, {@code .ctors.65535}. */
    private static final Set<String> DIVIDED =
            Set.of(".text", ".rdata", ".data", ".bss", ".ctors", ".dtors", ".gcc_except_table");

    /** A communal symbol of objects that have nothing else to link. */
    static final String ONLY_INTERMEDIATE_CODE = "___gnu_lto_slim";

    private static final String IMAGE_BASE = "__image_base__";
    private static final String HEAD_PREFIX = "head_";
    private static final String NAME_SUFFIX = "_iname";
    private static final int LIST_BEGINS = -1;
    private static final int LIST_ENDS = 0;

    private final SymbolTable symbols;
    private final List<Chunk> beginnings = new ArrayList<>();
    private final List<Chunk> ends = new ArrayList<>();

    GnuConventions(SymbolTable symbols) {
        this.symbols = symbols;
    }

    // Directives

    /** What hidden symbols have in {@code .drectve}: they are not to be exported, and only what is named ever is. */
    static boolean isOwnDirective(String word) {
        return word.startsWith("-exclude-symbols:");
    }

    // Sections

    /** DWARF and stabs describe a program to a debugger; no part of it is loaded. */
    static boolean isDebugInformation(String section) {
        return section.startsWith(".debug_") || section.startsWith(".zdebug_") || section.startsWith(".stab");
    }

    /** What gcc keeps for link-time optimisation. */
    static boolean isIntermediateCode(String section) {
        return section.startsWith(".gnu.lto_");
    }

    /** Where the part of a name begins that only sorts: at {@code $}, or at the second dot of GNU's names. */
    static int endOfGroupName(String section) {
        int dollar = section.indexOf('$');
        if (dollar > 0) {
            return dollar;
        }
        int dot = section.indexOf('.', 1);
        return dot > 0 && DIVIDED.contains(section.substring(0, dot)) ? dot : section.length();
    }

    /**
     * True for the table that begins with the zero that ends all tables. It comes with the last object of the command
     * line (crtend.o), and belongs behind the tables of members of libraries too.
     */
    static boolean endsUnwindTable(Chunk chunk) {
        return chunk instanceof SectionChunk section
                && section.sectionName().equals(UNWIND_TABLE)
                && section.section().dataSize() >= 4
                && Arrays.equals(section.section().data(), 0, 4, new byte[4], 0, 4);
    }

    /** The code that a section's unwind table describes; empty for sections that are none. */
    static Optional<String> codeOfUnwindTable(String section) {
        return section.startsWith(SHARED_UNWIND_TABLE)
                ? Optional.of(SHARED_CODE + section.substring(SHARED_UNWIND_TABLE.length()))
                : Optional.empty();
    }

    // Symbols

    /**
     * Defines what start-up code asks for. A variable of zeros with that name is libgcc's, which is there for linkers
     * that make no lists.
     *
     * @param imageBase where {@code ___ImageBase} is
     */
    void define(HeaderChunk imageBase) {
        Optional<SymbolSlot> base = undefined(IMAGE_BASE);
        if (base.isPresent()) {
            base.get().set(new LinkSymbol.Defined(imageBase, 0, Optional.empty(), false));
        }
        defineList("___CTOR_LIST__", ".ctors");
        defineList("___DTOR_LIST__", ".dtors");
    }

    private void defineList(String symbol, String section) {
        Optional<SymbolSlot> slot = undefined(symbol);
        if (slot.isPresent()) {
            Marker beginning = new Marker(section, LIST_BEGINS);
            beginnings.add(beginning);
            ends.add(new Marker(section + "$" + Character.MAX_VALUE, LIST_ENDS));
            slot.get().set(new LinkSymbol.Defined(beginning, 0, Optional.empty(), false));
        }
    }

    private Optional<SymbolSlot> undefined(String name) {
        Optional<SymbolSlot> slot = symbols.find(name);
        boolean open = slot.isPresent()
                && (slot.get().isUndefined()
                        || slot.get().symbol() instanceof LinkSymbol.Defined defined
                                && !defined.chunk().hasBytes());
        return open ? slot : Optional.empty();
    }

    /** What stands before all sections of objects. */
    List<Chunk> beginnings() {
        return beginnings;
    }

    /** What stands behind them. */
    List<Chunk> ends() {
        return ends;
    }

    // Import libraries

    /**
     * The DLL that a member of an import library belongs to and its place among the others of that DLL. The head has the
     * descriptor and the beginnings of both tables, the tail their ends and the name; symbols tell which is which.
     */
    record ImportPlace(String dll, int rank) {

        static final int HEAD = 0;
        static final int ENTRY = 1;
        static final int TAIL = 2;
    }

    /** Empty for objects that are no such member. */
    static Optional<ImportPlace> importPlace(ObjectFile file) {
        for (CoffSymbol symbol : file.object().symbols()) {
            if (symbol.isExternal()) {
                Optional<ImportPlace> place = importPlace(symbol.name(), symbol.sectionNumber() > 0);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ImportPlace> importPlace(String symbol, boolean defined) {
        String name = withoutUnderscores(symbol);
        if (name.startsWith(HEAD_PREFIX) && !name.equals(symbol)) {
            String dll = withoutUnderscores(name.substring(HEAD_PREFIX.length()));
            return Optional.of(new ImportPlace(dll, defined ? ImportPlace.HEAD : ImportPlace.ENTRY));
        }
        return name.endsWith(NAME_SUFFIX) && defined
                ? Optional.of(
                        new ImportPlace(name.substring(0, name.length() - NAME_SUFFIX.length()), ImportPlace.TAIL))
                : Optional.empty();
    }

    private static String withoutUnderscores(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '_') {
            start++;
        }
        return name.substring(start);
    }

    /** The word before or behind a list of functions. */
    private static final class Marker extends SyntheticChunk {

        private final int word;

        Marker(String section, int word) {
            // Writable as the lists of objects are, so that they become one section.
            super(section, READ_WRITE, 4, OptionText.TOOL);
            this.word = word;
        }

        @Override
        int size() {
            return 4;
        }

        @Override
        byte[] bytes(AddressSpace space) {
            return little32(word);
        }
    }
}
