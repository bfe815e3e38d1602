package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbols;
import jmasm.coff.ComdatSelection;
import jmasm.coff.RelocationType;
import jmasm.coff.WeakSearch;
import jmasm.coff.WinNt;

/** Makes an object known: its directives to the options, its sections as chunks, its symbols to the table. */
final class ObjectEntry {

    /** Indices of symbols, read by {@link SafeHandlers}. */
    static final String SAFE_HANDLERS = ".sxdata";

    /** Bytes of the largest field that a relocation fills. */
    private static final int LARGEST_FIELD = 4;

    /** The types of relocations that {@link Relocator} applies, as {@link CoffRelocations#typeSet} has them. */
    private static final int UNDERSTOOD = understood();

    private static final String FEATURES = "@feat.00";
    private static final String DIRECTIVES = ".drectve";
    private static final String DEBUG_PREFIX = ".debug$";
    private static final String UTF8_MARK = "\u00EF\u00BB\u00BF";

    private final ObjectFile file;
    private final CoffSymbols list;

    /** By index: the number of the name. */
    private final int[] names;

    /** See {@link NumberedObject#uses}. */
    private final byte[] uses;

    private final SymbolTable symbols;
    private final LinkOptions options;
    private final Diagnostics problems;

    /** COMDAT sections whose own symbol has not come yet, by number. */
    private final boolean[] awaitsComdatSymbol;

    ObjectEntry(
            ObjectFile file, NumberedObject content, SymbolTable symbols, LinkOptions options, Diagnostics problems) {
        this.file = file;
        file.setReferencesNoted(content.referencesCount());
        this.list = file.coffSymbols();
        this.names = content.names();
        this.uses = content.uses();
        this.symbols = symbols;
        this.options = options;
        this.problems = problems;
        this.awaitsComdatSymbol = new boolean[file.object().sections().size() + 1];
    }

    void enter() throws MalformedInput {
        makeChunks();
        readComdats();
        enterSymbols();
        enterWeakSymbols();
        associateComdats();
        associateUnwindTables();
    }

    // Sections

    private void makeChunks() throws MalformedInput {
        List<CoffSection> sections = file.object().sections();
        for (int number = 1; number <= sections.size(); number++) {
            CoffSection section = sections.get(number - 1);
            if (section.name().equals(DIRECTIVES)) {
                readDirectives(section);
            } else if (GnuConventions.isIntermediateCode(section.name())) {
                checkHasCode();
            } else if (isLinked(section)) {
                checkRelocations(section);
                if (section.name().equals(FunctionTableCheck.SECTION)
                        && !FunctionTableCheck.isSound(file.object(), section)) {
                    problems.report(Diagnostic.in(file.name(), LinkProblem.INVALID_FUNCTION_TABLE));
                }
                file.setChunk(number, new SectionChunk(file, section, number));
            }
        }
    }

    /** It goes into the image, unless it is a COMDAT section that is left out. */
    static boolean isLinked(CoffSection section) {
        return !section.has(WinNt.IMAGE_SCN_LNK_REMOVE)
                && !section.name().equals(DIRECTIVES)
                && !section.name().startsWith(DEBUG_PREFIX)
                && !GnuConventions.isDebugInformation(section.name())
                && !section.name().equals(SAFE_HANDLERS);
    }

    /** Of {@code gcc -flto}; with {@code -ffat-lto-objects} there is machine code beside it. */
    private void checkHasCode() {
        if (list.find(GnuConventions.ONLY_INTERMEDIATE_CODE) >= 0) {
            problems.report(Diagnostic.in(file.name(), LinkProblem.NOT_YET, Inputs.INTERMEDIATE_CODE)
                    .withHint("it was compiled with -flto; compile it without"));
        }
    }

    private void readDirectives(CoffSection section) {
        String text = new String(section.data(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        String directives = end < 0 ? text : text.substring(0, end);
        for (String word : OptionText.words(directives.startsWith(UTF8_MARK) ? directives.substring(3) : directives)) {
            options.addDirective(word, file.name());
        }
    }

    /** Past this every relocation's field lies within its section, and its type is known. */
    private void checkRelocations(CoffSection section) throws MalformedInput {
        CoffRelocations relocations = section.packedRelocations();
        int size = section.dataSize();
        if (relocations.farthest() + LARGEST_FIELD <= size && (relocations.typeSet() & ~UNDERSTOOD) == 0) {
            return;
        }
        for (int i = 0; i < relocations.size(); i++) {
            RelocationType type = RelocationType.at(relocations.typeCode(i));
            if ((CoffRelocations.typeBit(relocations.typeCode(i)) & UNDERSTOOD) == 0) {
                problems.report(
                        Diagnostic.in(file.name(), LinkProblem.INVALID_FIXUP, Hex.of(relocations.typeCode(i), 4)));
                return;
            }
            long last = Integer.toUnsignedLong(relocations.offset(i)) + type.size();
            if (last > size && type != RelocationType.IMAGE_REL_I386_ABSOLUTE) {
                throw new MalformedInput("a relocation at " + Hex.of(relocations.offset(i), 1) + "h of section "
                        + section.name() + " lies outside its " + Hex.of(size, 1) + "h bytes");
            }
        }
    }

    private static int understood() {
        int set = 0;
        for (RelocationType type : RelocationType.values()) {
            boolean segmented =
                    type == RelocationType.IMAGE_REL_I386_SEG12 || type == RelocationType.IMAGE_REL_I386_TOKEN;
            set |= segmented ? 0 : CoffRelocations.typeBit(type.code());
        }
        return set;
    }

    // COMDAT

    private void readComdats() {
        for (int index : list.withAuxiliary()) {
            int section = list.sectionNumber(index);
            SectionChunk chunk = file.chunkOrNull(section);
            if (chunk != null && isComdat(chunk) && auxiliary(index) instanceof CoffAuxiliary.SectionDefinition own) {
                ComdatSelection selection =
                        ComdatSelection.of(own.selectionCode()).orElse(ComdatSelection.NODUPLICATES);
                chunk.makeComdat(selection);
                awaitsComdatSymbol[section] = selection != ComdatSelection.ASSOCIATIVE;
            }
        }
        for (SectionChunk chunk : file.chunks()) {
            if (isComdat(chunk)
                    && chunk.selection().isEmpty()
                    && GnuConventions.codeOfUnwindTable(chunk.sectionName()).isEmpty()) {
                problems.report(Diagnostic.in(file.name(), LinkProblem.NO_COMDAT_SYMBOL, Hex.of(chunk.number(), 1)));
            }
        }
    }

    /** The first auxiliary record of a symbol that has some. */
    private CoffAuxiliary auxiliary(int index) {
        return list.auxiliary(index).get(0);
    }

    private static boolean isComdat(SectionChunk chunk) {
        return chunk.section().has(WinNt.IMAGE_SCN_LNK_COMDAT);
    }

    /** After the symbols, which decide who of several rivals is kept. */
    private void associateComdats() throws MalformedInput {
        for (int index : list.withAuxiliary()) {
            SectionChunk chunk = file.chunkOrNull(list.sectionNumber(index));
            if (chunk == null
                    || !chunk.isAssociative()
                    || !(auxiliary(index) instanceof CoffAuxiliary.SectionDefinition definition)) {
                continue;
            }
            SectionChunk leader = file.chunkOrNull(definition.associated());
            if (leader == null || leader == chunk) {
                throw new MalformedInput("section " + chunk.sectionName() + " is associated with section "
                        + definition.associated() + ", which is not linked");
            }
            leader.associate(chunk);
        }
    }

    /** GNU's compilers leave it to names which code an unwind table goes with. */
    private void associateUnwindTables() {
        Map<String, SectionChunk> code = new HashMap<>();
        List<SectionChunk> tables = new ArrayList<>();
        for (SectionChunk chunk : file.chunks()) {
            if (isComdat(chunk)) {
                code.put(chunk.sectionName(), chunk);
                if (GnuConventions.codeOfUnwindTable(chunk.sectionName()).isPresent()) {
                    tables.add(chunk);
                }
            }
        }
        for (SectionChunk table : tables) {
            SectionChunk chunk = code.get(
                    GnuConventions.codeOfUnwindTable(table.sectionName()).orElseThrow());
            if (chunk != null) {
                table.makeComdat(ComdatSelection.ASSOCIATIVE);
                chunk.associate(table);
            }
        }
    }

    // Symbols

    private void enterSymbols() {
        for (int i = 0; i < uses.length; i++) {
            int use = uses[i];
            boolean plain = (use & NumberedObject.REFERENCE) != 0;
            file.setSymbol(i, plain ? symbols.reference(names[i], list, i) : enterOther(i));
            if ((use & NumberedObject.REFERRED_TO) != 0) {
                symbols.noteReference(names[i]);
            }
        }
    }

    private SymbolSlot enterOther(int index) {
        return list.isExternal(index) ? enterExternal(index) : enterLocal(index);
    }

    /** Every object has few of them, so that what they may mean beside their value is looked for here. */
    private SymbolSlot enterLocal(int index) {
        if (list.storageClass(index) == WinNt.IMAGE_SYM_CLASS_SECTION) {
            file.setHasSectionSymbols();
        } else if (list.isAbsolute(index) && list.name(index).equals(FEATURES)) {
            file.setFeatures(list.value(index));
        }
        return new SymbolSlot(list, index, definition(index));
    }

    /** What lies in a section that is not linked has no address; nothing that is linked may refer to it. */
    private LinkSymbol definition(int index) {
        SectionChunk chunk = file.chunkOrNull(list.sectionNumber(index));
        return chunk != null
                ? new LinkSymbol.Defined(chunk, list.value(index), file.asOrigin(), list.isFunction(index))
                : new LinkSymbol.Absolute(list.isAbsolute(index) ? list.value(index) : 0, file.asOrigin());
    }

    private SymbolSlot enterExternal(int index) {
        SymbolSlot slot = symbols.slot(names[index], list, index);
        if (!list.isWeak(index)) {
            define(slot, index);
        }
        return slot;
    }

    private void define(SymbolSlot slot, int index) {
        int section = list.sectionNumber(index);
        if (list.isCommunal(index)) {
            symbols.defineCommunal(slot, list.value(index), file);
        } else if (section > 0 && awaitsComdatSymbol[section]) {
            awaitsComdatSymbol[section] = false;
            LinkSymbol.Defined defined = (LinkSymbol.Defined) definition(index);
            symbols.defineComdat(slot, defined, (SectionChunk) defined.chunk(), file.name());
        } else {
            symbols.define(slot, definition(index), file.name());
        }
    }

    /** After the others: a weak external may fall back on a symbol that stands behind it. */
    private void enterWeakSymbols() {
        for (int index : list.withAuxiliary()) {
            if (list.isWeak(index) && auxiliary(index) instanceof CoffAuxiliary.WeakExternal weak) {
                WeakSearch search = WeakSearch.of(weak.searchCode()).orElse(WeakSearch.SEARCH_LIBRARY);
                symbols.referenceWeakly(file.symbol(index), file.symbol(weak.fallback()), search);
            }
        }
    }
}
