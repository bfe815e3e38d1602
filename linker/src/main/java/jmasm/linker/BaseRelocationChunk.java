package jmasm.linker;

import java.util.List;
import java.util.stream.IntStream;
import jmasm.coff.BaseRelocations;
import jmasm.coff.WinNt;

/** The base relocations: the last section, since they can only be listed when all else has its address. */
final class BaseRelocationChunk extends SyntheticChunk {

    static final String SECTION = ".reloc";

    private final byte[] table;

    private BaseRelocationChunk(byte[] table) {
        super(SECTION, READ_ONLY | WinNt.IMAGE_SCN_MEM_DISCARDABLE, 4, OptionText.TOOL);
        this.table = table;
    }

    /** The section of all addresses in {@code sections}; without chunks when there are none. */
    static OutputSection sectionFor(List<OutputSection> sections) {
        IntStream.Builder rvas = IntStream.builder();
        for (OutputSection section : sections) {
            for (Chunk chunk : section.chunks()) {
                if (chunk.hasBytes()) {
                    chunk.forEachAddress(rvas::add);
                }
            }
        }
        int[] sorted = rvas.build().sorted().toArray();
        BaseRelocationChunk chunk =
                new BaseRelocationChunk(BaseRelocations.ofAddresses(sorted).toBytes());
        OutputSection section = new OutputSection(SECTION, chunk.characteristics());
        if (sorted.length > 0) {
            section.add(chunk);
        }
        return section;
    }

    @Override
    int size() {
        return table.length;
    }

    @Override
    byte[] bytes(AddressSpace space) {
        return table;
    }
}
