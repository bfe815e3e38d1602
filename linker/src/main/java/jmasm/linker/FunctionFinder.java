package jmasm.linker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jmasm.coff.CoffSymbol;

/**
 * Finds the function of an object that an offset lies in: the nearest one that begins at or above it. A public label counts
 * as well: many programs in assembly begin at one, which {@code END} names.
 */
final class FunctionFinder {

    /** By section number and offset; made when first asked. */
    private final Map<Integer, TreeMap<Integer, String>> functions = new HashMap<>();

    private final ObjectFile file;
    private boolean collected;

    FunctionFinder(ObjectFile file) {
        this.file = file;
    }

    /** Empty in data, and in code whose object does not say where functions are. */
    Optional<String> at(SectionChunk chunk, int offset) {
        if (!collected) {
            collect();
        }
        TreeMap<Integer, String> ofSection = functions.get(chunk.number());
        return chunk.isCode() && ofSection != null
                ? Optional.ofNullable(ofSection.floorEntry(offset)).map(Map.Entry::getValue)
                : Optional.empty();
    }

    private void collect() {
        collected = true;
        for (CoffSymbol symbol : file.object().symbols()) {
            if ((symbol.isFunction() || symbol.isExternal()) && symbol.sectionNumber() > 0) {
                functions
                        .computeIfAbsent(symbol.sectionNumber(), number -> new TreeMap<>())
                        .put(symbol.value(), symbol.name());
            }
        }
    }
}
