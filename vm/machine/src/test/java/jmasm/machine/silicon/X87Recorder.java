package jmasm.machine.silicon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jmasm.machine.silicon.X87InstructionList.Recorded;

/**
 * Writes the recording that {@link X87SiliconTest} replays. Needs Linux on x86 and {@code gcc -m32}. From vm/machine,
 * after {@code mvn test-compile}:
 *
 * <pre>java -cp target/test-classes jmasm.machine.silicon.X87Recorder src/test/native src/test/resources/jmasm/machine/silicon</pre>
 *
 * A number as a third argument makes it record so many times as much, and a fourth is another seed: for long runs, which
 * {@code mvn test -Dtest=X87SiliconTest -Dx87.recordings=FOLDER} replays.
 *
 * <p>A recording is text. A line {@code D9C1 0 fld st(1)} begins an instruction, or a sequence: its bytes, how many
 * bytes of memory its operand has, its text. Each line below it is a case:
 *
 * <pre>control status eflags ST ST(1) ST(7) memory > status tags {what=else}</pre>
 *
 * all hexadecimal; {@link X87Case} has the details.
 */
public final class X87Recorder {

    static final int CASES = 100;
    static final int SEQUENCES = 100;
    static final int CASES_OF_SEQUENCES = 4;
    private static final int STATE_BYTES = 8 + X87Case.IMAGE + 112;

    private X87Recorder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path sources = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        int factor = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 87;
        Files.writeString(folder.resolve("x87.txt"), record(sources, X87InstructionList.all(), CASES * factor, seed));
        List<Recorded> sequences = X87Sequences.random(SEQUENCES * factor, seed);
        Files.writeString(folder.resolve("x87-sequences.txt"), record(sources, sequences, CASES_OF_SEQUENCES, seed));
    }

    private static String record(Path sources, List<Recorded> instructions, int count, long seed)
            throws IOException, InterruptedException {
        X87CaseGenerator generator = new X87CaseGenerator(new SplittableRandom(seed));
        List<X87Case> cases = new ArrayList<>();
        ByteBuffer input =
                ByteBuffer.allocate(instructions.size() * count * STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < instructions.size(); i++) {
            for (int n = 0; n < count; n++) {
                X87Case one = generator.next(instructions.get(i));
                cases.add(one);
                put(input, i, one);
            }
        }
        byte[] output = run(sources, instructions, input.array());
        int start = new String(output, StandardCharsets.ISO_8859_1).indexOf("=\n") + 2;
        List<String> encodings =
                new String(output, 0, start, StandardCharsets.US_ASCII).lines().toList();
        ByteBuffer states =
                ByteBuffer.wrap(output, start, output.length - start).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text =
                new StringBuilder("# Recorded by jmasm.machine.silicon.X87Recorder, which explains the format.\n");
        for (int i = 0; i < instructions.size(); i++) {
            Recorded recorded = instructions.get(i);
            text.append(encodings.get(i))
                    .append(' ')
                    .append(recorded.bytes())
                    .append(' ')
                    .append(recorded.text())
                    .append('\n');
            for (int n = 0; n < count; n++) {
                X87Case before = cases.get(i * count + n);
                text.append(before.before())
                        .append(" > ")
                        .append(before.answer(get(states, recorded.bytes())))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static void put(ByteBuffer to, int index, X87Case one) {
        int start = to.position();
        to.putInt(index).putInt(one.eflags());
        to.put(one.image());
        to.put(one.memory());
        to.position(start + STATE_BYTES);
    }

    private static X87Case get(ByteBuffer from, int memoryBytes) {
        int start = from.position();
        int eax = from.getInt();
        int eflags = from.getInt();
        int control = from.getInt() & 0xFFFF;
        int status = from.getInt() & 0xFFFF;
        int tags = from.getInt() & 0xFFFF;
        from.position(from.position() + 16);
        int[] high = new int[8];
        long[] low = new long[8];
        for (int i = 0; i < 8; i++) {
            int register = (status >> 11) + i & 7;
            low[register] = from.getLong();
            high[register] = from.getShort() & 0xFFFF;
        }
        byte[] memory = new byte[memoryBytes];
        from.get(memory);
        from.position(start + STATE_BYTES);
        return new X87Case(eax, eflags, control, status, tags, high, low, memory);
    }

    private static byte[] run(Path sources, List<Recorded> instructions, byte[] input)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("x87");
        Path cases = Files.write(work.resolve("cases"), input);
        Path table = Files.writeString(
                work.resolve("instructions.s"),
                Recorder.table(instructions.stream().map(Recorded::text).toList()));
        Path program = work.resolve("recorder");
        Recorder.command(
                cases,
                work.resolve("gcc.out"),
                "gcc",
                "-m32",
                "-O1",
                "-static",
                "-fno-pie",
                "-no-pie",
                "-o",
                program.toString(),
                sources.resolve("x87recorder.c").toString(),
                table.toString());
        Path output = work.resolve("output");
        Recorder.command(cases, output, program.toString());
        return Files.readAllBytes(output);
    }
}
