package jmasm.assembler.layout;

import java.util.List;

/**
 * Finds the sizes of all fragments. Every jump begins short and grows where it can't reach; growing one may force
 * another, so it is repeated until nothing changes. Nothing shrinks, so it ends.
 */
public final class Relaxer {

    /** Reached only by sources whose sizes depend on themselves. */
    private static final int MOST_ROUNDS = 1_000;

    /** True when the sizes have settled; false for a source in which they can't. */
    public boolean settle(List<Section> sections) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean changed = false;
            for (Section section : sections) {
                changed |= settle(section);
            }
            if (!changed) {
                return true;
            }
        }
        return false;
    }

    private static boolean settle(Section section) {
        boolean changed = section.place();
        for (Fragment fragment : section.fragments()) {
            int before = fragment.size();
            fragment.settle();
            changed |= fragment.size() != before;
        }
        return changed | section.place();
    }
}
