package jmasm.linker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.ComdatSelection;
import jmasm.coff.RelocationType;
import jmasm.coff.WinNt;

/** A section of an object. */
final class SectionChunk extends Chunk {

    private final ObjectFile file;
    private final CoffSection section;
    private final int number;

    /** Sections that are kept if and only if this one is. */
    private final List<SectionChunk> associated = new ArrayList<>(0);

    private Optional<ComdatSelection> selection = Optional.empty();

    /** The section of another object that is used instead: this one lost a COMDAT selection. */
    private SectionChunk replacement = this;

    private boolean discarded;
    private boolean folded;
    private boolean live;

    SectionChunk(ObjectFile file, CoffSection section, int number) {
        this.file = file;
        this.section = section;
        this.number = number;
    }

    // COMDAT

    void makeComdat(ComdatSelection newSelection) {
        selection = Optional.of(newSelection);
    }

    Optional<ComdatSelection> selection() {
        return selection;
    }

    /** It is kept if and only if another one is. */
    boolean isAssociative() {
        return selection.isPresent() && selection.get() == ComdatSelection.ASSOCIATIVE;
    }

    void associate(SectionChunk follower) {
        associated.add(follower);
        if (discarded) {
            follower.discard();
        }
    }

    List<SectionChunk> associated() {
        return associated;
    }

    /** Leaves it out in favour of the same section of another object. */
    void replaceBy(SectionChunk winner) {
        replacement = winner;
        discard();
    }

    /** Leaves it out since {@code leader} has the same content. Its symbols are public still, at the leader's address. */
    void foldInto(SectionChunk leader) {
        folded = true;
        replaceBy(leader);
    }

    boolean isFolded() {
        return folded;
    }

    /** With all that go with it, which may be a long chain. */
    private void discard() {
        Deque<SectionChunk> work = new ArrayDeque<>(List.of(this));
        while (!work.isEmpty()) {
            SectionChunk chunk = work.poll();
            if (!chunk.discarded) {
                chunk.discarded = true;
                work.addAll(chunk.associated);
            }
        }
    }

    boolean isDiscarded() {
        return discarded;
    }

    /** What stands in the image for it: itself unless it lost a COMDAT selection, perhaps several times over. */
    SectionChunk winner() {
        SectionChunk winner = this;
        while (winner.replacement != winner) {
            winner = winner.replacement;
        }
        replacement = winner;
        return winner;
    }

    // Liveness

    /** True the first time. */
    boolean markLive() {
        boolean first = !live;
        live = true;
        return first;
    }

    boolean isLive() {
        return live && !discarded;
    }

    // As a chunk

    ObjectFile file() {
        return file;
    }

    CoffSection section() {
        return section;
    }

    /** In its object, from 1. */
    int number() {
        return number;
    }

    @Override
    int size() {
        return section.size();
    }

    @Override
    int alignment() {
        return section.alignment();
    }

    @Override
    String sectionName() {
        return section.name();
    }

    @Override
    int characteristics() {
        return section.characteristics();
    }

    @Override
    boolean hasBytes() {
        return section.dataSize() > 0;
    }

    @Override
    void writeTo(byte[] image, int offset, AddressSpace space) {
        section.copyTo(image, offset);
        new Relocator(this, image, offset, space).applyAll();
    }

    @Override
    void forEachAddress(IntConsumer rvas) {
        CoffRelocations relocations = section.packedRelocations();
        int wanted = RelocationType.IMAGE_REL_I386_DIR32.code();
        for (int i = 0; i < relocations.size(); i++) {
            if (relocations.typeCode(i) == wanted
                    && file.symbol(relocations.symbol(i)).target().movesWithImage()) {
                rvas.accept(rva() + relocations.offset(i));
            }
        }
    }

    @Override
    String owner() {
        return file.name();
    }

    boolean isCode() {
        return section.has(WinNt.IMAGE_SCN_CNT_CODE);
    }
}
