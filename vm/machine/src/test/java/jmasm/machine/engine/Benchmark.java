package jmasm.machine.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many million guest instructions a second the interpreter executes; docs/performance.md has figures and the
 * command. All kernels run in one JVM and are warmed up together, as the guest's own mix would be.
 */
public final class Benchmark {

    private static final int ROUNDS = 9;
    private static final long NANOS_A_ROUND = 400_000_000L;

    private Benchmark() {}

    public static void main(String[] args) {
        Map<String, Guest> guests = new LinkedHashMap<>();
        Map<String, Double> first = new LinkedHashMap<>();
        Map<String, Double> best = new LinkedHashMap<>();
        for (Map.Entry<String, String> kernel : Kernels.load().entrySet()) {
            guests.put(kernel.getKey(), Kernels.guest(kernel.getValue()));
            first.put(kernel.getKey(), measure(guests.get(kernel.getKey()), 1));
        }
        for (int round = 0; round < ROUNDS; round++) {
            guests.forEach((name, guest) -> best.merge(name, measure(guest, NANOS_A_ROUND), Math::max));
        }
        System.out.println("kernel      first run   warm (million instructions a second)");
        double product = 1;
        for (Map.Entry<String, Double> entry : best.entrySet()) {
            System.out.printf("%-10s %10.0f %6.0f%n", entry.getKey(), first.get(entry.getKey()), entry.getValue());
            product *= entry.getValue();
        }
        System.out.printf("%-10s %10s %6.0f%n", "mean", "", Math.pow(product, 1.0 / best.size()));
    }

    /** Runs a kernel again and again for at least so long. */
    private static double measure(Guest guest, long nanos) {
        long instructions = guest.engine.retired();
        long start = System.nanoTime();
        long elapsed;
        do {
            guest.cpu.setEip(Guest.CODE);
            guest.cpu.setEsp(Guest.STACK);
            if (!(guest.run(Long.MAX_VALUE / 2) instanceof Exit.Breakpoint)) {
                throw new IllegalStateException("a kernel went astray at " + guest.cpu);
            }
            elapsed = System.nanoTime() - start;
        } while (elapsed < nanos);
        return (guest.engine.retired() - instructions) * 1e3 / elapsed;
    }
}
