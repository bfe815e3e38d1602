package jmasm.machine.engine;

import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.CodeWatch;

/** The decoded blocks of one address space, by address; a block goes when its bytes change. */
final class BlockCache implements CodeWatch {

    private static final int INITIAL_CHAINS = 1 << 10;

    private final CodePages pages;
    private Block[] chains = new Block[INITIAL_CHAINS];
    private int size;

    /** Some block has gone since this was last reset; perhaps the one that is running. */
    private boolean changed;

    BlockCache(AddressSpace memory) {
        pages = new CodePages(memory);
        memory.setCodeWatch(this);
    }

    /** The block that begins at an address, or null. */
    Block get(int address, boolean flat) {
        for (Block block = chains[slot(address)]; block != null; block = block.chain) {
            if (block.isFor(address, flat)) {
                return block;
            }
        }
        return null;
    }

    void put(Block block) {
        if (size++ > chains.length) {
            grow();
        }
        link(block);
        pages.add(block);
    }

    int size() {
        return size;
    }

    boolean isChanged() {
        return changed;
    }

    void resetChanged() {
        changed = false;
    }

    @Override
    public void changed(int address, int length) {
        for (Block block : pages.changed(address, length)) {
            block.kill();
            unlink(block);
            changed = true;
        }
    }

    private int slot(int address) {
        return (address ^ address >>> 12) & chains.length - 1;
    }

    private void link(Block block) {
        int slot = slot(block.address);
        block.chain = chains[slot];
        chains[slot] = block;
    }

    private void unlink(Block block) {
        int slot = slot(block.address);
        if (chains[slot] == block) {
            chains[slot] = block.chain;
            size--;
            return;
        }
        for (Block before = chains[slot]; before != null; before = before.chain) {
            if (before.chain == block) {
                before.chain = block.chain;
                size--;
                return;
            }
        }
    }

    private void grow() {
        Block[] old = chains;
        chains = new Block[old.length * 4];
        for (Block chain : old) {
            while (chain != null) {
                Block rest = chain.chain;
                link(chain);
                chain = rest;
            }
        }
    }
}
