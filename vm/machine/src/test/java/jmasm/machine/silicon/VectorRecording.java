package jmasm.machine.silicon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import jmasm.machine.silicon.VectorInstructions.Recorded;

/**
 * The recordings of MMX and SSE, which {@link VectorSiliconTest} replays. A line {@code 0FFCCA paddb mm1,mm2} begins an
 * instruction; each line below it is a case, of which only what changed is written: {@link VectorCase} makes the inputs
 * again from the instruction's text. Behind the {@code >} stand, in hexadecimal, {@code fault=} with a vector, general
 * registers, {@code f=} EFLAGS, what {@link VectorImage} says, and {@code 40=} a quadword of memory.
 */
final class VectorRecording {

    private VectorRecording() {}

    static String write(Processor processor, List<Recorded> instructions) throws IOException, InterruptedException {
        List<byte[]> encodings =
                GnuAssembler.encode(instructions.stream().map(Recorded::text).toList());
        List<VectorCase> cases = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            Recorded instruction = instructions.get(i);
            SplittableRandom random = VectorCase.random(instruction);
            for (int n = 0; n < instruction.cases(); n++) {
                VectorCase one = VectorCase.generate(random, instruction.shape());
                cases.add(one);
                trials.add(one.trial(encodings.get(i)));
            }
        }
        List<Outcome> outcomes = processor.run(trials);
        StringBuilder recording = new StringBuilder();
        recording.append("# Recorded by jmasm.machine.silicon.Recorder; VectorRecording explains the format.\n");
        int at = 0;
        for (int i = 0; i < instructions.size(); i++) {
            Recorded instruction = instructions.get(i);
            recording
                    .append(HexFormat.of().withUpperCase().formatHex(encodings.get(i)))
                    .append(' ')
                    .append(instruction.text())
                    .append('\n');
            for (int n = 0; n < instruction.cases(); n++) {
                VectorCase before = cases.get(at);
                VectorCase after = before.after(outcomes.get(at));
                if (instruction.text().startsWith("fxsave")) {
                    before.clearMisalignedMode(after);
                }
                recording
                        .append(before.changes(outcomes.get(at).vector(), after))
                        .append('\n');
                at++;
            }
        }
        return recording.toString();
    }
}
