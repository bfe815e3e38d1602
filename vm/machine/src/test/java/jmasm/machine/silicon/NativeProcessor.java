package jmasm.machine.silicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The processor that this runs on, through {@code silicon.c}: needs Linux on x86 and {@code gcc -m32}. The one place that
 * builds and runs native code for recordings.
 */
final class NativeProcessor implements Processor, AutoCloseable {

    /** Trials given to one run of the native part, which bounds the size of the files between. */
    private static final int BATCH = 4096;

    private final Path work;
    private final Path program;

    /** @param source {@code src/test/native/silicon.c} */
    NativeProcessor(Path source) throws IOException, InterruptedException {
        work = Files.createTempDirectory("silicon");
        program = work.resolve("silicon");
        Path none = Files.createFile(work.resolve("none"));
        command(
                none,
                work.resolve("gcc.out"),
                "gcc",
                "-m32",
                "-O1",
                "-static",
                "-fno-pie",
                "-no-pie",
                "-fno-stack-protector",
                "-o",
                program.toString(),
                source.toString());
    }

    @Override
    public List<Outcome> run(List<Trial> trials) {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            for (int i = 0; i < trials.size(); i += BATCH) {
                batch(trials.subList(i, Math.min(trials.size(), i + BATCH)), outcomes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return outcomes;
    }

    /** Takes the files away that the two halves exchange. */
    @Override
    public void close() throws IOException {
        for (String name : List.of("silicon", "none", "gcc.out", "requests", "answers")) {
            Files.deleteIfExists(work.resolve(name));
        }
        Files.delete(work);
    }

    private void batch(List<Trial> trials, List<Outcome> outcomes) throws IOException, InterruptedException {
        int size = 0;
        for (Trial trial : trials) {
            size += 12 * 4 + State.IMAGE;
            for (Trial.Poke poke : trial.pokes()) {
                size += 8 + poke.bytes().length;
            }
        }
        ByteBuffer requests = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        trials.forEach(trial -> put(requests, trial));
        Path input = Files.write(work.resolve("requests"), requests.array());
        Path output = work.resolve("answers");
        command(input, output, program.toString());
        ByteBuffer answers = ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.LITTLE_ENDIAN);
        int before = outcomes.size();
        while (answers.hasRemaining()) {
            outcomes.add(get(answers));
        }
        if (outcomes.size() - before != trials.size()) {
            throw new IOException("the native part answered " + (outcomes.size() - before) + " of " + trials.size());
        }
    }

    /** As {@code struct request}. */
    private static void put(ByteBuffer to, Trial trial) {
        for (int register : trial.before().registers()) {
            to.putInt(register);
        }
        to.putInt(trial.before().eflags()).putInt(trial.before().eip());
        to.putInt(trial.protections()).putInt(trial.pokes().size());
        to.put(trial.before().image());
        for (Trial.Poke poke : trial.pokes()) {
            to.putInt(poke.address()).putInt(poke.bytes().length).put(poke.bytes());
        }
    }

    /** As {@code struct answer}. */
    private static Outcome get(ByteBuffer from) {
        int vector = from.getInt();
        int error = from.getInt();
        int address = from.getInt();
        int[] registers = new int[8];
        for (int i = 0; i < 8; i++) {
            registers[i] = from.getInt();
        }
        int eflags = from.getInt();
        int eip = from.getInt();
        int count = from.getInt();
        byte[] image = new byte[State.IMAGE];
        from.get(image);
        SortedMap<Integer, Integer> changes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            changes.put(from.getInt(), from.getInt());
        }
        return new Outcome(vector, error, address, new State(registers, eflags, eip, image), changes);
    }

    static void command(Path input, Path output, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
