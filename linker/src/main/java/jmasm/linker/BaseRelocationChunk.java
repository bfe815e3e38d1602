package jmasm.linker;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
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
        Addresses rvas = new Addresses();
        for (OutputSection section : sections) {
            for (Chunk chunk : section.chunks()) {
                if (chunk.hasBytes()) {
                    chunk.forEachAddress(rvas);
                }
            }
        }
        int[] sorted = rvas.sorted();
        BaseRelocationChunk chunk = new BaseRelocationChunk(BaseRelocations.tableOf(sorted));
        OutputSection section = new OutputSection(SECTION, chunk.characteristics());
        if (sorted.length > 0) {
            section.add(chunk);
        }
        return section;
    }

    /** A growing array. */
    private static final class Addresses implements IntConsumer {

        private int[] rvas = new int[1024];
        private int count;
        private boolean ascending = true;

        @Override
        public void accept(int rva) {
            if (count == rvas.length) {
                rvas = Arrays.copyOf(rvas, 2 * count);
            }
            ascending &= count == 0 || rva > rvas[count - 1];
            rvas[count++] = rva;
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(rvas, count);
            // As they come, where objects list their relocations in order.
            if (!ascending) {
                Arrays.sort(sorted);
            }
            return sorted;
        }
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
