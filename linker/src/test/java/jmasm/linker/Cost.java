package jmasm.linker;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a piece of work takes of memory and time. */
final class Cost {

    private static final int MILLION = 1_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long allocated = threads.getCurrentThreadAllocatedBytes();
    private final long time = threads.getCurrentThreadCpuTime();

    private Cost() {}

    static Cost begin() {
        return new Cost();
    }

    /**
     * Fails when more was allocated in this thread, live or not: what is live at any time is less.
     *
     * @param milliseconds of the processor
     */
    void check(long mostBytes, long milliseconds) {
        long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        long took = (threads.getCurrentThreadCpuTime() - time) / MILLION;
        if (bytes > mostBytes) {
            throw new AssertionError("allocated " + bytes + " bytes, more than " + mostBytes);
        }
        if (took > milliseconds) {
            throw new AssertionError("took " + took + " ms, more than " + milliseconds);
        }
    }
}
