package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffSymbols;

/** An object that is linked: its sections as chunks, its symbols as slots. */
final class ObjectFile {

    private final String name;
    private final CoffObject object;
    private final Optional<ObjectFile> asOrigin;
    private final Optional<Library> library;
    private final int member;

    /** By section number less 1; null for what is not linked, such as {@code .drectve}. */
    private final SectionChunk[] chunks;

    /** By index; null until {@link SymbolTable} has entered it. */
    private final SymbolSlot[] symbols;

    private int features;
    private boolean hasSectionSymbols;
    private boolean referencesNoted;

    ObjectFile(String name, CoffObject object, Optional<Library> library, int member) {
        this.name = name;
        this.object = object;
        this.asOrigin = Optional.of(this);
        this.library = library;
        this.member = member;
        this.chunks = new SectionChunk[object.sections().size()];
        this.symbols = new SymbolSlot[object.symbols().size()];
    }

    /** As messages call it: {@code main.obj} or {@code kernel32.lib(a.obj)}. */
    String name() {
        return name;
    }

    CoffObject object() {
        return object;
    }

    CoffSymbols coffSymbols() {
        return object.packedSymbols();
    }

    /** This file as what defines a symbol: one object for all of its symbols. */
    Optional<ObjectFile> asOrigin() {
        return asOrigin;
    }

    Optional<Library> library() {
        return library;
    }

    /** Its index in the library. */
    int member() {
        return member;
    }

    /** @param number of the section, from 1 */
    Optional<SectionChunk> chunk(int number) {
        return Optional.ofNullable(chunkOrNull(number));
    }

    /** The same for loops over all symbols. */
    SectionChunk chunkOrNull(int number) {
        return number >= 1 && number <= chunks.length ? chunks[number - 1] : null;
    }

    void setChunk(int number, SectionChunk chunk) {
        chunks[number - 1] = chunk;
    }

    /** Those that are linked. */
    List<SectionChunk> chunks() {
        List<SectionChunk> present = new ArrayList<>(chunks.length);
        for (SectionChunk chunk : chunks) {
            if (chunk != null) {
                present.add(chunk);
            }
        }
        return present;
    }

    /** What the object says of itself: the value of {@code @feat.00}, 0 where there is none. */
    int features() {
        return features;
    }

    void setFeatures(int value) {
        features = value;
    }

    /** Some symbol has storage class SECTION: see {@link LongImports}. */
    boolean hasSectionSymbols() {
        return hasSectionSymbols;
    }

    void setHasSectionSymbols() {
        hasSectionSymbols = true;
    }

    /** Whatever its relocations refer to has {@link SymbolTable#noteReference been noted}; none of its sections can be left out. */
    boolean referencesNoted() {
        return referencesNoted;
    }

    void setReferencesNoted(boolean noted) {
        referencesNoted = noted;
    }

    SymbolSlot symbol(int index) {
        return symbols[index];
    }

    void setSymbol(int index, SymbolSlot slot) {
        symbols[index] = slot;
    }
}
