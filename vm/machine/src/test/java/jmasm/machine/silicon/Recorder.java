package jmasm.machine.silicon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jmasm.x86.InstructionTable;

/**
 * Writes the recordings. Needs Linux on x86 and {@code gcc -m32}. From vm/machine, after {@code mvn test-compile}, with
 * the classes of this module, of grammar/x86 and of grammar/base in {@code $CP} (docs/engine.md has the line):
 *
 * <pre>java -cp $CP jmasm.machine.silicon.Recorder src/test/native/silicon.c src/test/resources/jmasm/machine/silicon [FAMILY]</pre>
 *
 * Without a family it writes all. For x87, a number as a fourth argument makes it record so many times as much, and a
 * fifth is another seed: for long runs, which {@code mvn test -Dtest=X87SiliconTest -Dx87.recordings=FOLDER} replays.
 */
public final class Recorder {

    /** Makes the text of one recording. */
    private interface Source {
        String write(Processor processor) throws IOException, InterruptedException;
    }

    private Recorder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]);
        int factor = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        long seed = args.length > 4 ? Long.parseLong(args[4]) : 87;
        try (NativeProcessor processor = new NativeProcessor(Path.of(args[0]))) {
            for (Map.Entry<String, Source> one : sources(factor, seed).entrySet()) {
                if (args.length < 3 || args[2].equals(one.getKey())) {
                    Files.writeString(
                            folder.resolve(one.getKey() + ".txt"),
                            one.getValue().write(processor));
                }
            }
        }
    }

    private static Map<String, Source> sources(int factor, long seed) {
        Map<String, Source> sources = new TreeMap<>();
        IntegerRows.families(InstructionTable.load())
                .forEach((family, groups) -> sources.put(family, processor -> Recording.write(processor, groups)));
        for (SequenceGenerator.Kind kind : SequenceGenerator.Kind.values()) {
            sources.put(
                    Sequences.file(kind),
                    processor -> Recording.write(
                            processor, Sequences.generated(InstructionTable.load(), kind, 0, Sequences.RECORDED)));
        }
        sources.put(
                FaultTrials.FILE,
                processor -> Recording.write(
                        processor, FaultTrials.groups(GnuAssembler.encode(FaultTrials.instructions()))));
        VectorInstructions.families()
                .forEach((family, list) -> sources.put(family, processor -> VectorRecording.write(processor, list)));
        sources.put(
                OpcodeScan.FILE,
                processor -> "# Recorded by jmasm.machine.silicon.Recorder; OpcodeScan explains the format.\n"
                        + String.join("\n", OpcodeScan.lines(processor)) + "\n");
        sources.put(
                VexScan.FILE,
                processor -> "# Recorded by jmasm.machine.silicon.Recorder; VexScan explains the format.\n"
                        + String.join("\n", VexScan.recorded(processor)) + "\n");
        sources.put("x87", processor -> X87Recording.instructions(processor, factor, seed));
        sources.put("x87-sequences", processor -> X87Recording.sequences(processor, factor, seed));
        return sources;
    }
}
