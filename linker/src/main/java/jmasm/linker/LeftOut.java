package jmasm.linker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jmasm.coff.CoffSymbol;

/** What {@code /VERBOSE} tells once it is known what the image holds. */
final class LeftOut {

    private final List<ObjectFile> objects;
    private final LinkLog log;

    LeftOut(List<ObjectFile> objects, LinkLog log) {
        this.objects = objects;
        this.log = log;
    }

    void tell(List<Library> libraries) {
        if (log.wants(Verbose.REF)) {
            objects.forEach(this::tellUnused);
        }
        if (log.wants(Verbose.SAFESEH)) {
            objects.stream()
                    .filter(object -> !SafeHandlers.isSafe(object))
                    .forEach(object -> log.say(
                            Verbose.SAFESEH, "Not safe for /SAFESEH, its handlers are not listed: " + object.name()));
        }
        if (log.wants(Verbose.UNUSEDLIBS)) {
            tellUnused(libraries);
        }
    }

    /** One built-in library may be several tables. */
    private void tellUnused(List<Library> libraries) {
        Set<String> unused = new LinkedHashSet<>();
        libraries.forEach(library -> unused.add(library.name()));
        libraries.stream().filter(library -> !library.isUnused()).forEach(library -> unused.remove(library.name()));
        unused.forEach(name -> log.say(Verbose.UNUSEDLIBS, "Unused library " + name));
    }

    private void tellUnused(ObjectFile object) {
        for (SectionChunk chunk : object.chunks()) {
            if (!chunk.isLive() && !chunk.isDiscarded()) {
                log.say(Verbose.REF, "Discarded " + name(chunk) + " of " + object.name());
            }
        }
    }

    /** The public symbol of a COMDAT section, or what it is called itself. */
    static String name(SectionChunk chunk) {
        for (CoffSymbol symbol : chunk.file().object().symbols()) {
            if (symbol.isExternal() && symbol.sectionNumber() == chunk.number()) {
                return symbol.name();
            }
        }
        return chunk.sectionName();
    }
}
