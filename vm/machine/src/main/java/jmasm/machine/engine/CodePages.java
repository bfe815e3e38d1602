package jmasm.machine.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.machine.memory.AddressSpace;

/**
 * Which bytes of which pages have been decoded, and into which blocks. Pages that hold code are watched, so that a
 * write to them comes here; one that misses every decoded byte (data beside code) costs little and changes nothing.
 */
final class CodePages {

    private static final int OFFSET = AddressSpace.PAGE_SIZE - 1;

    private final AddressSpace memory;
    private final Map<Integer, CodePage> pages = new HashMap<>();

    CodePages(AddressSpace memory) {
        this.memory = memory;
    }

    /** Notes a block in the one or two pages that it lies in, and has them watched. */
    void add(Block block) {
        int last = block.end - 1;
        note(block, block.address, last >>> 12 == block.address >>> 12 ? last : block.address | OFFSET);
        if (last >>> 12 != block.address >>> 12) {
            note(block, last & ~OFFSET, last);
        }
    }

    private void note(Block block, int first, int last) {
        CodePage page = pages.computeIfAbsent(first >>> 12, number -> new CodePage());
        page.blocks.add(block);
        page.decoded.set(first & OFFSET, (last & OFFSET) + 1);
        memory.watch(first, true);
    }

    /** Takes out and returns the blocks that hold one of these bytes, all in one page. */
    List<Block> changed(int address, int length) {
        CodePage page = pages.get(address >>> 12);
        if (page == null) {
            return List.of();
        }
        int first = address & OFFSET;
        int hit = page.decoded.nextSetBit(first);
        if (hit < 0 || hit >= first + length) {
            return List.of();
        }
        // All blocks of the page go: who writes one instruction writes the next too. The other page of a block that
        // crosses keeps its entry until it changes itself; killing a dead block again does no harm.
        pages.remove(address >>> 12);
        memory.watch(address, false);
        return page.blocks;
    }

    private static final class CodePage {

        private final List<Block> blocks = new ArrayList<>();
        private final BitSet decoded = new BitSet(AddressSpace.PAGE_SIZE);
    }
}
