package jmasm.machine.silicon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jmasm.x86.InstructionTable;

/**
 * What a processor did with trials, as text. A line {@code 01C8 add eax,ecx} begins the trials of that code; each line
 * below it, {@code > eax=97 f=286}, is the outcome of one, in the words of {@link Outcome#text}. The inputs are not in it:
 * they are made again from the row of the instruction or the seed of the sequence. {@link RecordingPrinter} prints them.
 */
final class Recording {

    private static final String FIRST =
            "# Recorded by jmasm.machine.silicon.Recorder; jmasm.machine.silicon.Recording" + " explains the format.";

    private Recording() {}

    /** All that is recorded in this format: file name to trials. */
    static Map<String, List<Group>> families(InstructionTable table) throws IOException {
        Map<String, List<Group>> families = new TreeMap<>(IntegerRows.families(table));
        families.put(FaultTrials.FILE, FaultTrials.recorded());
        for (SequenceGenerator.Kind kind : SequenceGenerator.Kind.values()) {
            families.put(Sequences.file(kind), Sequences.recorded(kind));
        }
        return families;
    }

    static String write(Processor processor, List<Group> groups) {
        List<Trial> trials = new ArrayList<>();
        groups.forEach(group -> trials.addAll(group.trials()));
        List<Outcome> outcomes = processor.run(trials);
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        int at = 0;
        for (Group group : groups) {
            text.append(group.heading()).append('\n');
            for (Trial trial : group.trials()) {
                text.append(outcomes.get(at++).text(trial)).append('\n');
            }
        }
        return text.toString();
    }

    static List<String> lines(String family) throws IOException {
        try (InputStream in = Recording.class.getResourceAsStream(family + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
