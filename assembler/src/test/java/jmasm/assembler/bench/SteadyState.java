package jmasm.assembler.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Optional;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;

/** Lines a second, what they allocate and the most memory in use, in one process, when the code is warm. */
final class SteadyState {

    private static final int ROUNDS = 9;
    private static final int LINES = 200_000;

    /** Knows a thread's own time, for a machine that others use as well, and what it allocated, which nobody disturbs. */
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private SteadyState() {}

    /** Without arguments. */
    public static void main(String[] arguments) {
        InstructionTable table = InstructionTable.load();
        System.out.printf(
                "%-26s %8s %8s %8s %8s %8s %10s %10s %8s %8s%n",
                "source", "lines", "median s", "least s", "CPU s", "GC s", "lines/s", "at best", "B/line", "peak MB");
        // The largest first: what follows is warm.
        for (int lines : new int[] {LINES, LINES / 8, LINES / 4, LINES / 2, LINES, 2 * LINES}) {
            measure("instructions and macros", lines, LargeSources.instructions(lines), "", table);
        }
        measure(
                "constants and structures",
                25_000,
                LargeSources.userOfConstants("c.inc"),
                LargeSources.constants(25_000),
                table);
    }

    private static void measure(String name, int lines, String source, String included, InstructionTable table) {
        SourceFile file = SourceFile.of("large.asm", source);
        SourceFile include = SourceFile.of("c.inc", included);
        double[] walls = new double[ROUNDS];
        double bestCpu = Double.MAX_VALUE;
        long collecting = Long.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        long peak = 0;
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            pools(true);
            long startCollecting = collecting();
            long startAllocated = THREADS.getCurrentThreadAllocatedBytes();
            long startCpu = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            Assembly assembly = new Assembler(
                            AssemblerOptions.defaults(), (wanted, from) -> Optional.of(include), table)
                    .assemble(file);
            walls[round] = (System.nanoTime() - start) / 1e9;
            bestCpu = Math.min(bestCpu, (THREADS.getCurrentThreadCpuTime() - startCpu) / 1e9);
            allocated = Math.min(allocated, THREADS.getCurrentThreadAllocatedBytes() - startAllocated);
            collecting = Math.min(collecting, collecting() - startCollecting);
            peak = pools(false);
            if (!assembly.succeeded()) {
                throw new IllegalStateException(assembly.diagnostics().get(0).text());
            }
        }
        Arrays.sort(walls);
        double median = walls[ROUNDS / 2];
        System.out.printf(
                "%-26s %8d %8.3f %8.3f %8.3f %8.3f %10.0f %10.0f %8d %8d%n",
                name,
                lines,
                median,
                walls[0],
                bestCpu,
                collecting / 1e3,
                lines / median,
                lines / walls[0],
                allocated / lines,
                peak >> 20);
    }

    /** Milliseconds for which garbage was collected since the process began: part of the wall time, not of the thread's. */
    private static long collecting() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            sum += collector.getCollectionTime();
        }
        return sum;
    }

    /** The sum of the heap's peaks since they were last reset. */
    private static long pools(boolean reset) {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                sum += pool.getPeakUsage().getUsed();
                if (reset) {
                    pool.resetPeakUsage();
                }
            }
        }
        return sum;
    }
}
