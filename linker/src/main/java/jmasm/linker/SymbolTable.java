package jmasm.linker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.Archive;
import jmasm.coff.CoffSymbols;
import jmasm.coff.ComdatSelection;
import jmasm.coff.WeakSearch;

/** One slot for each public name, and the rules for what happens when a second file says something about it. */
final class SymbolTable {

    private final NameTable names = new NameTable();

    /** By the number of the name; null where nobody has said anything about it yet. */
    private SymbolSlot[] slots = new SymbolSlot[1 << 12];

    /** In the order in which something was said about them. */
    private final List<SymbolSlot> met = new ArrayList<>();

    /** The numbers of their names. */
    private int[] metNumbers = new int[1 << 12];

    /**
     * By the number of the name: see {@link #noteReference}. Here and not in the slots, which would have to be fetched from
     * memory for it: most references are to functions of which nothing else is asked before relocating.
     */
    private boolean[] referenced = new boolean[1 << 12];

    private final Deque<Wanted> wanted = new ArrayDeque<>();

    /** Asked for each name that something refers to: unlike archives they don't list what they have. */
    private final List<Library.OfTable> tables = new ArrayList<>();

    private final Diagnostics problems;
    private final boolean forceMultiple;
    private boolean multiplyDefined;
    private boolean hasCommunals;

    /** Some slot is or was {@link LinkSymbol.Lazy}: before, who refers to a known name has nothing to ask its slot. */
    private boolean hasOffers;

    SymbolTable(Diagnostics problems, boolean forceMultiple) {
        this.problems = problems;
        this.forceMultiple = forceMultiple;
    }

    /** A member of a library that something refers to by a name. */
    record Wanted(String name, LinkSymbol.Lazy lazy) {}

    /** Where names have their numbers. */
    NameTable names() {
        return names;
    }

    // Asking

    Optional<SymbolSlot> find(String name) {
        return Optional.ofNullable(met(names.number(name)));
    }

    /** The same; what only a table offers becomes known by being asked for. */
    Optional<SymbolSlot> findOrOffered(String name) {
        int number = names.number(name);
        SymbolSlot known = met(number);
        if (known == null) {
            SymbolSlot slot = new SymbolSlot(name, LinkSymbol.Undefined.STRONG);
            offerFromTables(slot, Integer.MAX_VALUE);
            if (isKnown(slot)) {
                meet(number, slot);
                known = slot;
            }
        }
        return Optional.ofNullable(known);
    }

    /** In the order in which the names were met. */
    Collection<SymbolSlot> all() {
        return Collections.unmodifiableList(met);
    }

    boolean isMultiplyDefined() {
        return multiplyDefined;
    }

    /** The next member of a library that something refers to. */
    Optional<Wanted> nextWanted() {
        return Optional.ofNullable(wanted.poll());
    }

    boolean hasWanted() {
        return !wanted.isEmpty();
    }

    /**
     * Names without decoration to the slots of their stdcall and fastcall forms: {@code NtClose} to {@code _NtClose@4}.
     * What is defined comes before what a library only offers.
     */
    Map<String, SymbolSlot> byUndecoratedName() {
        Map<String, SymbolSlot> names = new HashMap<>();
        for (SymbolSlot slot : met) {
            String name = Decoration.withoutStdcall(slot.name());
            SymbolSlot known = names.get(name);
            if (!name.equals(slot.name())
                    && isKnown(slot)
                    && (known == null || known.symbol() instanceof LinkSymbol.Lazy)) {
                names.put(name, slot);
            }
        }
        return names;
    }

    /** The same by name: some file defines it, offers it, or gives it a fallback. */
    boolean isKnown(String name) {
        SymbolSlot slot = met(names.number(name));
        return slot != null && isKnown(slot);
    }

    /** Some part of the image has the name. */
    boolean isDefined(String name) {
        SymbolSlot slot = met(names.number(name));
        return slot != null && slot.symbol() instanceof LinkSymbol.Defined;
    }

    static boolean isKnown(SymbolSlot slot) {
        return !(slot.symbol() instanceof LinkSymbol.Undefined undefined)
                || undefined.fallback().isPresent();
    }

    /** What no file defines, with a fallback or without, in the order in which the names were met. */
    List<SymbolSlot> undefined() {
        List<SymbolSlot> undefined = new ArrayList<>();
        for (SymbolSlot slot : met) {
            if (slot.isUndefined()) {
                undefined.add(slot);
            }
        }
        return undefined;
    }

    /**
     * Tells each slot its address. Relocations would ask for them one by one, here and there in memory; in the order in which
     * they were made that goes several times as fast. What has no address is left to whoever refers to it.
     */
    void place(int imageBase) {
        for (SymbolSlot slot : met) {
            if (slot.isAlwaysLinked() && slot.symbol() instanceof LinkSymbol.Defined defined) {
                Chunk chunk = defined.chunk();
                if (chunk.output() != null) {
                    slot.place(imageBase + chunk.rva() + defined.offset());
                }
            }
        }
    }

    /** The communal variables, in the order in which their names were met. */
    List<Chunk> communals() {
        if (!hasCommunals) {
            return List.of();
        }
        List<Chunk> communals = new ArrayList<>();
        for (SymbolSlot slot : met) {
            if (slot.symbol() instanceof LinkSymbol.Defined defined && defined.isCommunal()) {
                communals.add(defined.chunk());
            }
        }
        return communals;
    }

    // Entering

    /** Something refers to the name: a library that has it gives its member. */
    SymbolSlot reference(String name) {
        int number = names.number(name);
        SymbolSlot slot = met(number);
        if (slot == null) {
            slot = meet(number, new SymbolSlot(name, LinkSymbol.Undefined.STRONG));
            offerFromTables(slot, Integer.MAX_VALUE);
        } else {
            offerEarlierTables(slot);
        }
        want(slot);
        return slot;
    }

    /** The same for a symbol of an object, by the number of its name. */
    SymbolSlot reference(int number, CoffSymbols symbols, int index) {
        SymbolSlot slot = met(number);
        if (slot == null) {
            slot = meet(number, new SymbolSlot(symbols, index, LinkSymbol.Undefined.STRONG));
            offerFromTables(slot, Integer.MAX_VALUE);
        } else if (hasOffers && slot.isLazy()) {
            offerEarlierTables(slot);
        }
        if (hasOffers) {
            want(slot);
        }
        return slot;
    }

    /** An object refers to the name whichever of its sections are left out: see {@link ObjectFile#referencesNoted}. */
    void noteReference(int number) {
        if (number >= referenced.length) {
            referenced = Arrays.copyOf(referenced, Math.max(2 * referenced.length, number + 1));
        }
        referenced[number] = true;
    }

    /** Of the references that were noted, those to what might be left out. */
    List<SymbolSlot> referencedOptional() {
        List<SymbolSlot> optional = new ArrayList<>();
        for (int i = 0; i < met.size(); i++) {
            int number = metNumbers[i];
            if (number < referenced.length && referenced[number] && !met.get(i).isAlwaysLinked()) {
                optional.add(met.get(i));
            }
        }
        return optional;
    }

    private void offerEarlierTables(SymbolSlot slot) {
        if (slot.symbol() instanceof LinkSymbol.Lazy lazy) {
            offerFromTables(slot, lazy.library().number());
        }
    }

    private void want(SymbolSlot slot) {
        if (slot.isLazy() && slot.symbol() instanceof LinkSymbol.Lazy lazy) {
            slot.set(LinkSymbol.Undefined.STRONG);
            wanted.add(new Wanted(slot.name(), lazy));
        }
    }

    /** A weak external: {@code fallback} counts unless somebody defines the name. */
    void referenceWeakly(SymbolSlot slot, SymbolSlot fallback, WeakSearch search) {
        if (slot.symbol() instanceof LinkSymbol.Lazy lazy) {
            if (search == WeakSearch.SEARCH_LIBRARY) {
                wanted.add(new Wanted(slot.name(), lazy));
            }
        } else if (!(slot.symbol() instanceof LinkSymbol.Undefined undefined)
                || undefined.fallback().isPresent()) {
            return;
        }
        if (slot != fallback) {
            slot.set(new LinkSymbol.Undefined(Optional.of(fallback), Optional.of(search)));
        }
    }

    /** The slot of a name that somebody is about to describe: it asks no library for a member yet. */
    SymbolSlot slot(int number, CoffSymbols symbols, int index) {
        SymbolSlot slot = met(number);
        return slot != null ? slot : meet(number, new SymbolSlot(symbols, index, LinkSymbol.Undefined.STRONG));
    }

    private SymbolSlot slot(String name) {
        int number = names.number(name);
        SymbolSlot slot = met(number);
        return slot != null ? slot : meet(number, new SymbolSlot(name, LinkSymbol.Undefined.STRONG));
    }

    /** Null where nobody has said anything about the name. */
    private SymbolSlot met(int number) {
        return number < slots.length ? slots[number] : null;
    }

    private SymbolSlot meet(int number, SymbolSlot slot) {
        if (number >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(2 * slots.length, number + 1));
        }
        if (met.size() == metNumbers.length) {
            metNumbers = Arrays.copyOf(metNumbers, 2 * metNumbers.length);
        }
        slots[number] = slot;
        metNumbers[met.size()] = number;
        met.add(slot);
        return slot;
    }

    /** The tables among the first {@code libraries} come before an archive behind them. */
    private void offerFromTables(SymbolSlot slot, int libraries) {
        for (Library.OfTable table : tables) {
            int member = table.number() < libraries ? table.find(slot.name()) : -1;
            if (member >= 0) {
                slot.set(new LinkSymbol.Lazy(table, member));
                hasOffers = true;
                return;
            }
        }
    }

    void offer(Library.OfTable table) {
        tables.add(table);
        for (SymbolSlot slot : met) {
            if (slot.symbol() instanceof LinkSymbol.Undefined undefined && searchesLibraries(undefined)) {
                int member = table.find(slot.name());
                if (member >= 0) {
                    wanted.add(new Wanted(slot.name(), new LinkSymbol.Lazy(table, member)));
                }
            }
        }
    }

    /** The tables of built-in libraries that are searched, in order. */
    List<Library.OfTable> tables() {
        return tables;
    }

    void offer(Library.OfArchive library) {
        hasOffers = true;
        for (Archive.Entry entry : library.symbols()) {
            LinkSymbol.Lazy lazy = new LinkSymbol.Lazy(library, entry.member());
            int number = names.number(entry.symbol());
            SymbolSlot slot = met(number);
            if (slot == null) {
                meet(number, new SymbolSlot(entry.symbol(), lazy));
            } else if (slot.symbol() instanceof LinkSymbol.Undefined undefined && searchesLibraries(undefined)) {
                wanted.add(new Wanted(slot.name(), lazy));
            }
        }
    }

    private static boolean searchesLibraries(LinkSymbol.Undefined undefined) {
        return undefined.search().isEmpty() || undefined.search().get() == WeakSearch.SEARCH_LIBRARY;
    }

    /** An ordinary definition. */
    SymbolSlot define(String name, LinkSymbol symbol, String definedIn) {
        SymbolSlot slot = slot(name);
        define(slot, symbol, definedIn);
        return slot;
    }

    /** The same for a name whose slot is known. */
    void define(SymbolSlot slot, LinkSymbol symbol, String definedIn) {
        LinkSymbol old = slot.symbol();
        if (old instanceof LinkSymbol.Undefined || old instanceof LinkSymbol.Lazy || isCommunal(old)) {
            slot.set(symbol);
        } else if (!isSameNumber(old, symbol) && !isInDiscardedSection(symbol)) {
            reportDuplicate(slot, definedIn);
        }
    }

    private static boolean isCommunal(LinkSymbol symbol) {
        return symbol instanceof LinkSymbol.Defined defined && defined.isCommunal();
    }

    private static boolean isSameNumber(LinkSymbol old, LinkSymbol symbol) {
        return old instanceof LinkSymbol.Absolute a
                && symbol instanceof LinkSymbol.Absolute b
                && a.value() == b.value();
    }

    private static boolean isInDiscardedSection(LinkSymbol symbol) {
        return symbol instanceof LinkSymbol.Defined defined
                && defined.chunk() instanceof SectionChunk chunk
                && chunk.isDiscarded();
    }

    /** A communal variable: the largest counts, and any definition counts more. */
    void defineCommunal(SymbolSlot slot, int size, ObjectFile file) {
        hasCommunals = true;
        if (isCommunal(slot.symbol())) {
            ((CommunalChunk) ((LinkSymbol.Defined) slot.symbol()).chunk()).grow(size);
        } else if (slot.symbol() instanceof LinkSymbol.Undefined || slot.symbol() instanceof LinkSymbol.Lazy) {
            slot.set(new LinkSymbol.Defined(new CommunalChunk(size), 0, file.asOrigin(), false));
        }
    }

    /** The symbol by which COMDAT sections of several objects know each other. */
    void defineComdat(SymbolSlot slot, LinkSymbol.Defined symbol, SectionChunk chunk, String definedIn) {
        Optional<SectionChunk> rival = rival(slot.symbol());
        if (rival.isEmpty()) {
            define(slot, symbol, definedIn);
            if (slot.symbol() instanceof LinkSymbol.Defined other && other.chunk() instanceof SectionChunk kept) {
                if (kept != chunk) {
                    chunk.replaceBy(kept);
                }
            }
            return;
        }
        SectionChunk old = rival.get();
        ComdatSelection selection = old.selection().orElseThrow();
        if (selection == ComdatSelection.LARGEST && chunk.size() > old.size()) {
            old.replaceBy(chunk);
            slot.set(symbol);
            return;
        }
        if (!isCompatible(selection, old, chunk)) {
            reportDuplicate(slot, definedIn);
        }
        chunk.replaceBy(old);
    }

    private static Optional<SectionChunk> rival(LinkSymbol symbol) {
        return symbol instanceof LinkSymbol.Defined defined
                        && defined.chunk() instanceof SectionChunk chunk
                        && chunk.selection().isPresent()
                ? Optional.of(chunk)
                : Optional.empty();
    }

    private static boolean isCompatible(ComdatSelection selection, SectionChunk old, SectionChunk chunk) {
        return switch (selection) {
            case NODUPLICATES -> false;
            case ANY, LARGEST, ASSOCIATIVE -> true;
            case SAME_SIZE -> old.size() == chunk.size();
            case EXACT_MATCH ->
                old.size() == chunk.size()
                        && Arrays.equals(old.section().data(), chunk.section().data());
        };
    }

    private void reportDuplicate(SymbolSlot slot, String definedIn) {
        LinkProblem problem = forceMultiple ? LinkProblem.SECOND_DEFINITION_IGNORED : LinkProblem.ALREADY_DEFINED;
        multiplyDefined |= !forceMultiple;
        problems.report(Diagnostic.in(definedIn, problem, slot.name(), definedIn(slot.symbol())));
    }

    /** The file that a symbol comes from, as messages call it. */
    static String definedIn(LinkSymbol symbol) {
        if (symbol instanceof LinkSymbol.Defined defined) {
            return defined.file().map(ObjectFile::name).orElse(OptionText.TOOL);
        }
        if (symbol instanceof LinkSymbol.Absolute absolute) {
            return absolute.file().map(ObjectFile::name).orElse(OptionText.TOOL);
        }
        return symbol instanceof LinkSymbol.Imported imported ? imported.name().file() : OptionText.TOOL;
    }
}
