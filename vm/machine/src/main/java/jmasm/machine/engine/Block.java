package jmasm.machine.engine;

/**
 * Instructions that follow each other without a jump in or out, ready for execution: the unit of decoding, caching
 * and, later, translation.
 */
final class Block {

    /** Of its first byte. */
    final int address;

    /** Behind its last byte, that of the exit included. */
    final int end;

    /** Made for flat data segments: only then are offsets addresses. */
    final boolean flat;

    final Step[] steps;

    /**
     * Where the engine stops behind the last step, or null. The instruction that it stands for lies at
     * {@link #exitAddress} and always leaves the guest: SYSENTER, INT and their like.
     */
    final Exit exit;

    final int exitAddress;

    /** Its bytes are still those that it was made from. */
    private boolean alive = true;

    /** Where control went from here the last times: saves most look-ups. */
    private Block lastFollower;

    private Block otherFollower;

    /** The next block in the same chain of the cache. */
    Block chain;

    Block(int address, int end, boolean flat, Step[] steps, Exit exit, int exitAddress) {
        this.address = address;
        this.end = end;
        this.flat = flat;
        this.steps = steps;
        this.exit = exit;
        this.exitAddress = exitAddress;
    }

    boolean isFor(int wantedAddress, boolean wantedFlat) {
        return address == wantedAddress && flat == wantedFlat && alive;
    }

    /** The block that followed this one before, if it is the one wanted; else null. */
    Block follower(int wantedAddress, boolean wantedFlat) {
        Block block = lastFollower;
        if (block != null && block.isFor(wantedAddress, wantedFlat)) {
            return block;
        }
        block = otherFollower;
        return block != null && block.isFor(wantedAddress, wantedFlat) ? block : null;
    }

    void remember(Block follower) {
        otherFollower = lastFollower;
        lastFollower = follower;
    }

    void kill() {
        alive = false;
        lastFollower = null;
        otherFollower = null;
    }
}
