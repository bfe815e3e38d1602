package jmasm.assembler.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import jmasm.assembler.Assembler;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.Assembly;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;

/** Lines a second and the most memory in use, in one process, when the code is warm. */
final class SteadyState {

    private static final int ROUNDS = 9;
    private static final int LINES = 200_000;

    /** On a machine that others use as well, the thread's own time says more than the clock. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SteadyState() {}

    /** Without arguments. */
    public static void main(String[] arguments) {
        InstructionTable table = InstructionTable.load();
        System.out.printf(
                "%-26s %8s %8s %8s %12s %12s %8s%n",
                "source", "lines", "wall s", "CPU s", "lines/wall s", "lines/CPU s", "peak MB");
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
        double best = Double.MAX_VALUE;
        double bestCpu = Double.MAX_VALUE;
        long peak = 0;
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            pools(true);
            long start = System.nanoTime();
            long startCpu = THREADS.getCurrentThreadCpuTime();
            Assembly assembly = new Assembler(
                            AssemblerOptions.defaults(), (wanted, from) -> Optional.of(include), table)
                    .assemble(file);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
            bestCpu = Math.min(bestCpu, (THREADS.getCurrentThreadCpuTime() - startCpu) / 1e9);
            peak = pools(false);
            if (!assembly.succeeded()) {
                throw new IllegalStateException(assembly.diagnostics().get(0).text());
            }
        }
        System.out.printf(
                "%-26s %8d %8.3f %8.3f %12.0f %12.0f %8d%n",
                name, lines, best, bestCpu, lines / best, lines / bestCpu, peak >> 20);
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
