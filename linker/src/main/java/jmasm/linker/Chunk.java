package jmasm.linker;

import java.util.function.IntConsumer;

/**
 * Something that takes bytes of the image. Passes move it from {@link OutputSection} to address to bytes; it knows
 * its size when addresses are given out and every other address when it is written.
 */
abstract sealed class Chunk permits SectionChunk, CommunalChunk, SyntheticChunk {

    private int rva;
    private OutputSection output;

    /** Bytes in memory. */
    abstract int size();

    /** A power of two. */
    abstract int alignment();

    /** The section it belongs to, with any {@code $} suffix, by which it is grouped. */
    abstract String sectionName();

    /** IMAGE_SCN_* of that section. */
    abstract int characteristics();

    /** False when all its bytes are zero and need no room in the file. */
    abstract boolean hasBytes();

    /** Writes its {@link #size} bytes; only called when it has any. */
    abstract void writeTo(byte[] section, int offset, AddressSpace space);

    /** Tells the RVA of each 32-bit field that will hold an address of the image. */
    abstract void forEachAddress(IntConsumer rvas);

    /** Where to look for the origin in a map. */
    abstract String owner();

    final int rva() {
        return rva;
    }

    final OutputSection output() {
        return output;
    }

    final void place(OutputSection section, int newRva) {
        output = section;
        rva = newRva;
    }
}
