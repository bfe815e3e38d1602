package jmasm.machine.silicon;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import jmasm.x86.InstructionTable;

/**
 * Prints recordings together with their inputs, for whoever wants to read one:
 *
 * <pre>java -cp $CP jmasm.machine.silicon.RecordingPrinter FAMILY</pre>
 *
 * Each case is two lines: what the code finds ({@link Trial#text}) and what it did ({@link Outcome#text}).
 */
public final class RecordingPrinter {

    private RecordingPrinter() {}

    public static void main(String[] args) throws IOException {
        InstructionTable table = InstructionTable.load();
        List<Group> groups = Recording.families(table).get(args[0]);
        Iterator<String> lines = Recording.lines(args[0]).iterator();
        StringBuilder text = new StringBuilder(lines.next()).append('\n');
        for (Group group : groups) {
            text.append(lines.next()).append('\n');
            if (group.text().isEmpty()) {
                int start = group.trials().get(0).before().eip();
                text.append(String.join("\n", group.listing(table, start))).append('\n');
            }
            for (Trial trial : group.trials()) {
                text.append(trial.text()).append('\n').append(lines.next()).append('\n');
            }
        }
        System.out.print(text);
    }
}
