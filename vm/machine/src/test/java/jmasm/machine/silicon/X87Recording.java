package jmasm.machine.silicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import jmasm.machine.silicon.X87InstructionList.Recorded;

/**
 * The recordings of x87, which {@link X87SiliconTest} replays. A line {@code D9C1 0 fld st(1)} begins an instruction, or a
 * sequence: its bytes, how many bytes of memory its operand has, its text. Each line below it is a case:
 *
 * <pre>control status eflags ST ST(1) ST(7) memory > status tags {what=else}</pre>
 *
 * all hexadecimal; {@link X87Case} has the details.
 */
final class X87Recording {

    static final int CASES = 100;
    static final int SEQUENCES = 100;
    static final int CASES_OF_SEQUENCES = 4;

    private X87Recording() {}

    /** @param factor how many times as many cases as the committed recording has */
    static String instructions(Processor processor, int factor, long seed) throws IOException, InterruptedException {
        return write(processor, X87InstructionList.all(), CASES * factor, seed);
    }

    static String sequences(Processor processor, int factor, long seed) throws IOException, InterruptedException {
        return write(processor, X87Sequences.random(SEQUENCES * factor, seed), CASES_OF_SEQUENCES, seed);
    }

    private static String write(Processor processor, List<Recorded> instructions, int count, long seed)
            throws IOException, InterruptedException {
        List<byte[]> encodings =
                GnuAssembler.encode(instructions.stream().map(Recorded::text).toList());
        X87CaseGenerator generator = new X87CaseGenerator(new SplittableRandom(seed));
        StringBuilder text =
                new StringBuilder("# Recorded by jmasm.machine.silicon.Recorder; X87Recording explains the format.\n");
        for (int i = 0; i < instructions.size(); i++) {
            Recorded recorded = instructions.get(i);
            text.append(HexFormat.of().withUpperCase().formatHex(encodings.get(i)))
                    .append(' ')
                    .append(recorded.bytes())
                    .append(' ')
                    .append(recorded.text())
                    .append('\n');
            List<X87Case> cases = new ArrayList<>();
            List<Trial> trials = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                X87Case one = generator.next(recorded);
                cases.add(one);
                trials.add(one.trial(encodings.get(i)));
            }
            List<Outcome> outcomes = processor.run(trials);
            for (int n = 0; n < count; n++) {
                X87Case before = cases.get(n);
                text.append(before.before())
                        .append(" > ")
                        .append(before.answer(before.after(outcomes.get(n))))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
