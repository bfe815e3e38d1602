package jmasm.machine.silicon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jmasm.machine.silicon.SequenceGenerator.Kind;
import jmasm.x86.InstructionTable;

/**
 * Runs random sequences on this machine's processor and on the engine, both ways, until so many instructions have been
 * executed, and prints where they differ. Needs what {@link Recorder} needs:
 *
 * <pre>java -cp $CP jmasm.machine.silicon.LongRun src/test/native/silicon.c INTEGER|VECTOR|X87|MIXED INSTRUCTIONS [FIRST]</pre>
 *
 * @see Sequences#generated FIRST is the number of the first sequence, {@link Sequences#RECORDED} unless it is given
 */
public final class LongRun {

    private static final int AT_ONCE = 500;
    private static final int PRINTED = 10;

    private final InstructionTable table = InstructionTable.load();
    private final Processor processor;
    private final EngineProcessor blocks = new EngineProcessor(table, EngineProcessor.Way.BLOCKS);
    private final EngineProcessor steps = new EngineProcessor(table, EngineProcessor.Way.GENERAL_STEPS);
    private long trials;
    private int differences;

    private LongRun(Processor processor) {
        this.processor = processor;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        long first = args.length > 3 ? Long.parseLong(args[3]) : Sequences.RECORDED;
        try (NativeProcessor processor = new NativeProcessor(Path.of(args[0]))) {
            new LongRun(processor).run(Kind.valueOf(args[1]), Long.parseLong(args[2]), first);
        }
    }

    private void run(Kind kind, long instructions, long first) {
        long number = first;
        while (blocks.retired() < instructions) {
            List<Group> groups = Sequences.generated(table, kind, number, AT_ONCE);
            List<Outcome> outcomes = processor.run(
                    groups.stream().flatMap(g -> g.trials().stream()).toList());
            int at = 0;
            for (Group group : groups) {
                for (Trial trial : group.trials()) {
                    compare(number, group, trial, outcomes.get(at++).text(trial));
                }
                number++;
            }
        }
        System.out.printf(
                "%s: %d instructions in %d sequences, %d trials, %d differences%n",
                kind, blocks.retired(), number - first, trials, differences);
    }

    private void compare(long number, Group group, Trial trial, String expected) {
        trials++;
        String first = blocks.run(trial).text(trial);
        String second = steps.run(trial).text(trial);
        if ((!first.equals(expected) || !second.equals(expected)) && differences++ < PRINTED) {
            System.out.println("sequence " + number + " " + trial.text());
            group.listing(table, trial.before().eip()).forEach(System.out::println);
            System.out.println("processor: " + expected);
            System.out.println("blocks:    " + (first.equals(expected) ? "the same" : first));
            System.out.println("steps:     " + (second.equals(expected) ? "the same" : second));
        }
    }
}
