package jmasm.machine.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The threads and whose turn it is. There is one thread so far; with more, this is where the next one is chosen, in
 * turn, after as many instructions as a turn has.
 */
final class Dispatcher {

    private final List<GuestThread> threads = new ArrayList<>();
    private GuestThread current;

    void add(GuestThread thread) {
        threads.add(thread);
        if (current == null) {
            current = thread;
        }
    }

    GuestThread current() {
        return current;
    }

    /** How many threads of the process have not ended. */
    int running() {
        int running = 0;
        for (GuestThread thread : threads) {
            running += thread.hasEnded() ? 0 : 1;
        }
        return running;
    }

    /** All but the current one end with this status. */
    void endOthers(int status) {
        for (GuestThread thread : threads) {
            if (thread != current && !thread.hasEnded()) {
                thread.end(status);
            }
        }
    }
}
