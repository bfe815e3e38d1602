package jmasm.linker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jmasm.coff.CoffRelocations;
import jmasm.coff.WinNt;

/**
 * {@code /OPT:ICF}: of COMDAT sections with the same bytes that refer to the same things, one is kept. Two functions that
 * differ only in which of two equal functions they call are equal as well, so that classes of sections that may be equal
 * are divided until nothing divides them any more.
 */
final class IdenticalFolding {

    private final List<ObjectFile> objects;
    private final LinkLog log;
    private final List<SectionChunk> candidates = new ArrayList<>();

    /** Of each candidate; sections that are no candidates are equal to themselves alone. */
    private final Map<SectionChunk, Integer> classes = new IdentityHashMap<>();

    /** Numbers for whatever else is referred to. */
    private final Map<Object, Integer> others = new IdentityHashMap<>();

    IdenticalFolding(List<ObjectFile> objects, LinkLog log) {
        this.objects = objects;
        this.log = log;
    }

    /** What a section must have in common with another one; the class of what it refers to comes later. */
    private record Content(byte[] data, int[] rest, int hash) {

        Content(byte[] data, int[] rest) {
            this(data, rest, 31 * Arrays.hashCode(data) + Arrays.hashCode(rest));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content
                    && hash == content.hash
                    && Arrays.equals(rest, content.rest)
                    && Arrays.equals(data, content.data);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Once it is known what is live. */
    void run() {
        collect();
        if (candidates.size() < 2) {
            return;
        }
        int count = divide(IdenticalFolding::content);
        int before;
        do {
            before = count;
            count = divide(this::neighbours);
        } while (count > before && count < candidates.size());
        if (count < candidates.size()) {
            fold();
        }
    }

    private interface View {
        Content of(SectionChunk chunk);
    }

    /** Only what can't be written to and whose object says that it may stand alone. */
    private void collect() {
        for (ObjectFile object : objects) {
            for (SectionChunk chunk : object.chunks()) {
                boolean alone = chunk.isLive() && chunk.selection().isPresent() && chunk.hasBytes();
                if (alone && !chunk.section().has(WinNt.IMAGE_SCN_MEM_WRITE)) {
                    candidates.add(chunk);
                    classes.put(chunk, 0);
                }
            }
        }
    }

    /** Gives each candidate the class of those that look the same. @return how many classes there are */
    private int divide(View view) {
        Map<Content, Integer> numbers = new HashMap<>();
        int[] divided = new int[candidates.size()];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = numbers.computeIfAbsent(view.of(candidates.get(i)), content -> numbers.size());
        }
        for (int i = 0; i < divided.length; i++) {
            classes.put(candidates.get(i), divided[i]);
        }
        return numbers.size();
    }

    private static Content content(SectionChunk chunk) {
        CoffRelocations relocations = chunk.section().packedRelocations();
        int[] rest = new int[3 + 2 * relocations.size()];
        rest[0] = chunk.characteristics();
        rest[1] = chunk.sectionName().hashCode();
        rest[2] = chunk.associated().size();
        for (int i = 0; i < relocations.size(); i++) {
            rest[3 + 2 * i] = relocations.offset(i);
            rest[4 + 2 * i] = relocations.typeCode(i);
        }
        return new Content(chunk.section().data(), rest);
    }

    private static final byte[] NOTHING = {};

    /** Its own class, and the classes of what it refers to and of what goes with it. */
    private Content neighbours(SectionChunk chunk) {
        CoffRelocations relocations = chunk.section().packedRelocations();
        List<SectionChunk> associated = chunk.associated();
        int[] rest = new int[1 + 2 * relocations.size() + associated.size()];
        int at = 0;
        rest[at++] = classes.get(chunk);
        for (int i = 0; i < relocations.size(); i++) {
            LinkSymbol target = chunk.file().symbol(relocations.symbol(i)).target();
            if (target instanceof LinkSymbol.Defined defined) {
                rest[at++] =
                        number(defined.chunk() instanceof SectionChunk section ? section.winner() : defined.chunk());
                rest[at++] = defined.offset();
            } else if (target instanceof LinkSymbol.Imported imported) {
                rest[at++] = number(imported.name());
                rest[at++] = imported.slot() ? 1 : 0;
            } else {
                rest[at++] = number(target instanceof LinkSymbol.Absolute ? LinkSymbol.Absolute.class : target);
                rest[at++] = target instanceof LinkSymbol.Absolute absolute ? absolute.value() : 0;
            }
        }
        for (SectionChunk follower : associated) {
            rest[at++] = number(follower);
        }
        return new Content(NOTHING, rest);
    }

    /** The class of a candidate; of anything else a number below zero that nothing else has. */
    private int number(Object target) {
        Integer known = target instanceof SectionChunk section ? classes.get(section) : null;
        return known != null ? known : others.computeIfAbsent(target, object -> -1 - others.size());
    }

    /** The first of each class, in the order of the link, stands for all. */
    private void fold() {
        Map<Integer, SectionChunk> kept = new HashMap<>();
        for (SectionChunk chunk : candidates) {
            SectionChunk first = kept.putIfAbsent(classes.get(chunk), chunk);
            if (first != null && chunk.isLive()) {
                chunk.foldInto(first);
                if (log.wants(Verbose.ICF)) {
                    log.say(
                            Verbose.ICF,
                            "Folded " + LeftOut.name(chunk) + " of "
                                    + chunk.file().name() + " into " + LeftOut.name(first) + " of "
                                    + first.file().name());
                }
            }
        }
    }
}
