package jmasm.linker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.coff.CoffRelocations;

/** Tells which symbols nobody defines, who refers to them, and what the user may have meant. */
final class UndefinedReport {

    private static final int MOST_PLACES = 3;

    private final SymbolTable symbols;
    private final List<ObjectFile> objects;
    private final Diagnostics problems;
    private final NearestName nearest;
    private final boolean forced;

    /** @param forced {@code /FORCE:UNRESOLVED}: warn, and link all the same */
    UndefinedReport(
            SymbolTable symbols,
            BuiltInLibraries builtIn,
            List<ObjectFile> objects,
            Diagnostics problems,
            boolean forced) {
        this.forced = forced;
        this.symbols = symbols;
        this.objects = objects;
        this.problems = problems;
        this.nearest = new NearestName(symbols, builtIn);
    }

    /** Where something refers to a symbol; the source line where the object tells it. */
    private record Place(ObjectFile file, Optional<String> function, Optional<String> line) {

        String describe() {
            String where = function.map(name -> "function " + name + " (" + file.name() + ")")
                    .orElse(file.name());
            return line.map(at -> where + " at " + at).orElse(where);
        }
    }

    /** @param image named in the closing message, which ends the link unless it is forced */
    void report(String image) {
        Map<SymbolSlot, Set<Place>> places = undefined();
        if (places.isEmpty()) {
            return;
        }
        collectPlaces(places);
        if (forced) {
            goOn(places, image);
            return;
        }
        places.forEach(this::report);
        problems.report(Diagnostic.in(image, LinkProblem.UNRESOLVED_EXTERNALS, places.size()));
    }

    /** {@code /FORCE}: what nobody defines is at address 0. */
    private void goOn(Map<SymbolSlot, Set<Place>> places, String image) {
        List<String> notes = new ArrayList<>();
        places.forEach((slot, set) -> {
            notes.add(first(slot, new ArrayList<>(set)).text());
            slot.set(new LinkSymbol.Absolute(0, Optional.empty()));
        });
        problems.report(Diagnostic.in(image, LinkProblem.FORCED).withNotes(notes));
    }

    private Map<SymbolSlot, Set<Place>> undefined() {
        Map<SymbolSlot, Set<Place>> places = new LinkedHashMap<>();
        for (SymbolSlot slot : symbols.undefined()) {
            if (!SymbolTable.isKnown(slot) || slot.isUnresolved() && isCircular(slot)) {
                places.put(slot, new LinkedHashSet<>());
            }
        }
        return places;
    }

    /** A weak external whose chain of fallbacks never ends; otherwise the end of the chain is what is reported. */
    private static boolean isCircular(SymbolSlot slot) {
        Set<SymbolSlot> seen = new LinkedHashSet<>();
        SymbolSlot at = slot;
        while (at.symbol() instanceof LinkSymbol.Undefined undefined
                && undefined.fallback().isPresent()) {
            if (!seen.add(at)) {
                return true;
            }
            at = undefined.fallback().get();
        }
        return at.symbol() instanceof LinkSymbol.Lazy;
    }

    private void collectPlaces(Map<SymbolSlot, Set<Place>> places) {
        for (ObjectFile file : objects) {
            FunctionFinder functions = new FunctionFinder(file);
            SourceLines lines = new SourceLines(file.object());
            for (SectionChunk chunk : file.chunks()) {
                CoffRelocations relocations = chunk.section().packedRelocations();
                for (int i = 0; i < relocations.size(); i++) {
                    Set<Place> known = places.get(file.symbol(relocations.symbol(i)));
                    if (known != null) {
                        int offset = relocations.offset(i);
                        known.add(new Place(file, functions.at(chunk, offset), lines.at(chunk.number(), offset)));
                    }
                }
            }
        }
    }

    private void report(SymbolSlot slot, Set<Place> placeSet) {
        List<Place> places = new ArrayList<>(placeSet);
        // A function says more than a file; the order is otherwise that of the link.
        places.sort(Comparator.comparing(place -> place.function().isEmpty()));
        Diagnostic diagnostic = first(slot, places);
        List<String> notes = new ArrayList<>();
        // The message itself is link's and has no room for it.
        places.stream().limit(1).forEach(place -> place.line().ifPresent(line -> notes.add("at " + line)));
        for (int i = 1; i < Math.min(MOST_PLACES, places.size()); i++) {
            notes.add("referenced in " + places.get(i).describe());
        }
        if (places.size() > MOST_PLACES) {
            notes.add("referenced " + (places.size() - MOST_PLACES) + " more times");
        }
        diagnostic = diagnostic.withNotes(notes);
        Optional<String> hint = nearest.hint(slot.name());
        problems.report(hint.isPresent() ? diagnostic.withHint(hint.get()) : diagnostic);
    }

    private static Diagnostic first(SymbolSlot slot, List<Place> places) {
        if (places.isEmpty()) {
            return Diagnostic.in(OptionText.TOOL, LinkProblem.UNRESOLVED_SYMBOL, slot.name());
        }
        Place place = places.get(0);
        return place.function().isPresent()
                ? Diagnostic.in(
                        place.file().name(),
                        LinkProblem.UNRESOLVED_SYMBOL_IN,
                        slot.name(),
                        place.function().get())
                : Diagnostic.in(place.file().name(), LinkProblem.UNRESOLVED_SYMBOL, slot.name());
    }
}
