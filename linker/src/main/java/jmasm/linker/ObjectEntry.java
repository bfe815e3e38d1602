package jmasm.linker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffAuxiliary;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.ComdatSelection;
import jmasm.coff.RelocationType;
import jmasm.coff.WeakSearch;
import jmasm.coff.WinNt;

/** Makes an object known: its directives to the options, its sections as chunks, its symbols to the table. */
final class ObjectEntry {

    /** Indices of symbols, read by {@link SafeHandlers}. */
    static final String SAFE_HANDLERS = ".sxdata";

    private static final String DIRECTIVES = ".drectve";
    private static final String DEBUG_PREFIX = ".debug$";
    private static final String UTF8_MARK = "\u00EF\u00BB\u00BF";

    private final ObjectFile file;
    private final SymbolTable symbols;
    private final LinkOptions options;
    private final Diagnostics problems;

    /** COMDAT sections whose own symbol has not come yet, by number. */
    private final boolean[] awaitsComdatSymbol;

    ObjectEntry(ObjectFile file, SymbolTable symbols, LinkOptions options, Diagnostics problems) {
        this.file = file;
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
            } else if (!section.has(WinNt.IMAGE_SCN_LNK_REMOVE)
                    && !section.name().startsWith(DEBUG_PREFIX)
                    && !GnuConventions.isDebugInformation(section.name())
                    && !section.name().equals(SAFE_HANDLERS)) {
                checkRelocations(section);
                file.setChunk(number, new SectionChunk(file, section, number));
            }
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
        int size = section.data().length;
        for (int i = 0; i < relocations.size(); i++) {
            RelocationType type = RelocationType.at(relocations.typeCode(i));
            if (type == null
                    || type == RelocationType.IMAGE_REL_I386_SEG12
                    || type == RelocationType.IMAGE_REL_I386_TOKEN) {
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

    // COMDAT

    private void readComdats() {
        for (CoffSymbol symbol : file.object().symbols()) {
            Optional<SectionChunk> chunk = file.chunk(symbol.sectionNumber());
            Optional<CoffAuxiliary.SectionDefinition> definition = symbol.sectionDefinition();
            if (definition.isPresent() && chunk.isPresent() && isComdat(chunk.get())) {
                ComdatSelection selection =
                        ComdatSelection.of(definition.get().selectionCode()).orElse(ComdatSelection.NODUPLICATES);
                chunk.get().makeComdat(selection);
                awaitsComdatSymbol[symbol.sectionNumber()] = selection != ComdatSelection.ASSOCIATIVE;
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

    private static boolean isComdat(SectionChunk chunk) {
        return chunk.section().has(WinNt.IMAGE_SCN_LNK_COMDAT);
    }

    /** After the symbols, which decide who of several rivals is kept. */
    private void associateComdats() throws MalformedInput {
        for (CoffSymbol symbol : file.object().symbols()) {
            Optional<SectionChunk> chunk = file.chunk(symbol.sectionNumber());
            if (symbol.sectionDefinition().isEmpty()
                    || chunk.isEmpty()
                    || chunk.get()
                            .selection()
                            .filter(s -> s == ComdatSelection.ASSOCIATIVE)
                            .isEmpty()) {
                continue;
            }
            int leader = symbol.sectionDefinition().get().associated();
            SectionChunk leaderChunk = file.chunk(leader)
                    .filter(candidate -> candidate != chunk.get())
                    .orElseThrow(
                            () -> new MalformedInput("section " + chunk.get().sectionName()
                                    + " is associated with section " + leader + ", which is not linked"));
            leaderChunk.associate(chunk.get());
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
            Optional.ofNullable(code.get(GnuConventions.codeOfUnwindTable(table.sectionName())
                            .orElseThrow()))
                    .ifPresent(chunk -> {
                        table.makeComdat(ComdatSelection.ASSOCIATIVE);
                        chunk.associate(table);
                    });
        }
    }

    // Symbols

    private void enterSymbols() {
        List<CoffSymbol> list = file.object().symbols();
        for (int i = 0; i < list.size(); i++) {
            file.setSymbol(i, list.get(i).isExternal() ? enterExternal(list.get(i)) : local(list.get(i)));
        }
    }

    private SymbolSlot local(CoffSymbol symbol) {
        return new SymbolSlot(symbol.name(), definition(symbol));
    }

    /** What lies in a section that is not linked has no address; nothing that is linked may refer to it. */
    private LinkSymbol definition(CoffSymbol symbol) {
        Optional<SectionChunk> chunk = file.chunk(symbol.sectionNumber());
        if (chunk.isPresent()) {
            return new LinkSymbol.Defined(chunk.get(), symbol.value(), Optional.of(file), symbol.isFunction());
        }
        return new LinkSymbol.Absolute(symbol.isAbsolute() ? symbol.value() : 0, Optional.of(file));
    }

    private SymbolSlot enterExternal(CoffSymbol symbol) {
        if (symbol.isWeak()) {
            return symbols.slot(symbol.name());
        }
        if (symbol.isCommunal()) {
            return symbols.defineCommunal(symbol.name(), symbol.value(), file);
        }
        if (symbol.isUndefined()) {
            return symbols.reference(symbol.name());
        }
        LinkSymbol definition = definition(symbol);
        int section = symbol.sectionNumber();
        if (section > 0 && awaitsComdatSymbol[section]) {
            awaitsComdatSymbol[section] = false;
            LinkSymbol.Defined defined = (LinkSymbol.Defined) definition;
            return symbols.defineComdat(symbol.name(), defined, (SectionChunk) defined.chunk(), file.name());
        }
        return symbols.define(symbol.name(), definition, file.name());
    }

    /** After the others: a weak external may fall back on a symbol that stands behind it. */
    private void enterWeakSymbols() {
        List<CoffSymbol> list = file.object().symbols();
        for (int i = 0; i < list.size(); i++) {
            CoffSymbol symbol = list.get(i);
            if (symbol.isWeak()
                    && !symbol.auxiliary().isEmpty()
                    && symbol.auxiliary().get(0) instanceof CoffAuxiliary.WeakExternal weak) {
                WeakSearch search = WeakSearch.of(weak.searchCode()).orElse(WeakSearch.SEARCH_LIBRARY);
                symbols.referenceWeakly(file.symbol(i), file.symbol(weak.fallback()), search);
            }
        }
    }
}
