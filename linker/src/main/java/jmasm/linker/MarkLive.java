package jmasm.linker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jmasm.coff.CoffRelocations;

/**
 * Decides what goes into the image. As in link, only COMDAT sections and imports can be left out: every other section of
 * an object that is linked stays, whether anybody refers to it or not.
 */
final class MarkLive {

    private final List<ObjectFile> objects;
    private final List<SymbolSlot> referenced;
    private final boolean removeUnused;
    private final Deque<SectionChunk> work = new ArrayDeque<>();

    /**
     * @param referenced   what {@link SymbolTable#referencedOptional} tells
     * @param removeUnused false keeps unused COMDAT sections as well
     */
    MarkLive(List<ObjectFile> objects, List<SymbolSlot> referenced, boolean removeUnused) {
        this.objects = objects;
        this.referenced = referenced;
        this.removeUnused = removeUnused;
    }

    void run(Iterable<SymbolSlot> roots) {
        for (SymbolSlot root : roots) {
            mark(root);
        }
        for (ObjectFile file : objects) {
            for (SectionChunk chunk : file.chunks()) {
                if (isRoot(chunk)) {
                    mark(chunk);
                }
            }
        }
        for (SymbolSlot slot : referenced) {
            mark(slot);
        }
        while (!work.isEmpty()) {
            SectionChunk chunk = work.poll();
            for (SectionChunk follower : chunk.associated()) {
                mark(follower);
            }
            if (!chunk.file().referencesNoted()) {
                markReferences(chunk);
            }
        }
    }

    private void markReferences(SectionChunk chunk) {
        CoffRelocations relocations = chunk.section().packedRelocations();
        for (int i = 0; i < relocations.size(); i++) {
            mark(chunk.file().symbol(relocations.symbol(i)));
        }
    }

    private boolean isRoot(SectionChunk chunk) {
        return !chunk.isAssociative() && (!removeUnused || chunk.selection().isEmpty());
    }

    private void mark(SectionChunk chunk) {
        SectionChunk winner = chunk.winner();
        if (!winner.isDiscarded() && winner.markLive()) {
            work.add(winner);
        }
    }

    /** Most relocations refer to what others refer to as well: a slot's meaning is looked at once. */
    private void mark(SymbolSlot slot) {
        if (!slot.markUsed()) {
            return;
        }
        LinkSymbol symbol = slot.target();
        if (symbol instanceof LinkSymbol.Defined defined && defined.chunk() instanceof SectionChunk chunk) {
            mark(chunk);
        } else if (symbol instanceof LinkSymbol.Imported imported) {
            imported.name().want(imported.slot());
        }
    }
}
