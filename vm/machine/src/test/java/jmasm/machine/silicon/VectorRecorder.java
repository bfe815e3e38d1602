package jmasm.machine.silicon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jmasm.machine.silicon.VectorInstructions.Recorded;

/**
 * Writes the recordings of MMX and SSE that {@link VectorSiliconTest} replays. Needs Linux on x86 and
 * {@code gcc -m32}. From vm/machine, after {@code mvn test-compile}:
 *
 * <pre>java -cp target/test-classes jmasm.machine.silicon.VectorRecorder src/test/native src/test/resources/jmasm/machine/silicon [family]</pre>
 *
 * A recording is text. A line {@code 0FFCCA paddb mm1,mm2} begins an instruction; each line below it is a case, of
 * which only what changed is written: {@link VectorCase} makes the inputs again from the instruction's text. Behind the
 * {@code >} stand, in hexadecimal, {@code fault=} with a vector, general registers, {@code f=} EFLAGS, {@code c=} MXCSR,
 * {@code x1=} an XMM register as upper half, colon, lower half (only those that changed), {@code m1=} the significand of
 * ST(1) and {@code e1=} its sign and exponent, {@code sw=} and the like, {@code 40=} a quadword of memory.
 */
public final class VectorRecorder {

    private VectorRecorder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path sources = Path.of(args[0]);
        Path recordings = Path.of(args[1]);
        for (Map.Entry<String, List<Recorded>> family :
                VectorInstructions.families().entrySet()) {
            if (args.length < 3 || args[2].equals(family.getKey())) {
                String text = record(sources, family.getValue());
                Files.writeString(recordings.resolve(family.getKey() + ".txt"), text);
            }
        }
    }

    private static String record(Path sources, List<Recorded> instructions) throws IOException, InterruptedException {
        List<VectorCase> cases = new ArrayList<>();
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < instructions.size(); i++) {
            Recorded instruction = instructions.get(i);
            SplittableRandom random = VectorCase.random(instruction);
            for (int n = 0; n < instruction.cases(); n++) {
                VectorCase one = VectorCase.generate(random, instruction.shape());
                cases.add(one);
                input.append(Integer.toHexString(i))
                        .append(' ')
                        .append(one.input())
                        .append('\n');
            }
        }
        List<String> output = run(sources, instructions, input.toString());
        StringBuilder recording = new StringBuilder();
        recording.append("# Recorded by jmasm.machine.silicon.VectorRecorder, which explains the format.\n");
        int at = 0;
        for (int i = 0; i < instructions.size(); i++) {
            Recorded instruction = instructions.get(i);
            recording
                    .append(output.get(i))
                    .append(' ')
                    .append(instruction.text())
                    .append('\n');
            for (int n = 0; n < instruction.cases(); n++) {
                String[] words = output.get(instructions.size() + at).split(" ");
                int fault = words[0].equals("-") ? -1 : Integer.parseInt(words[0]);
                VectorCase after = VectorCase.parse(words);
                if (instruction.text().startsWith("fxsave")) {
                    cases.get(at).clearMisalignedMode(after);
                }
                recording.append(cases.get(at).changes(fault, after)).append('\n');
                at++;
            }
        }
        return recording.toString();
    }

    /** Builds the native part for these instructions and gives it the cases. */
    private static List<String> run(Path sources, List<Recorded> instructions, String input)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("silicon");
        Path table = Files.writeString(work.resolve("instructions.s"), table(instructions));
        Path cases = Files.writeString(work.resolve("cases"), input);
        Path output = work.resolve("output");
        Path program = work.resolve("recorder");
        command(
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
                sources.resolve("vectorrecorder.c").toString(),
                table.toString());
        command(cases, output, program.toString());
        return Files.readAllLines(output, StandardCharsets.US_ASCII);
    }

    private static String table(List<Recorded> instructions) {
        StringBuilder text = new StringBuilder(".intel_syntax noprefix\n.section .rodata\n");
        StringBuilder starts = new StringBuilder(".data\n.globl instruction_starts\ninstruction_starts:\n");
        for (int i = 0; i < instructions.size(); i++) {
            text.append(String.format("i%d: %s%n", i, instructions.get(i).text()));
            starts.append(String.format(".long i%d%n", i));
        }
        text.append(String.format("i%d:%n", instructions.size()));
        starts.append(String.format(".long i%d%n", instructions.size()));
        starts.append(".globl instruction_count\ninstruction_count: .long ").append(instructions.size());
        return text.append(starts)
                .append("\n.section .note.GNU-stack,\"\",@progbits\n")
                .toString();
    }

    private static void command(Path input, Path output, String... command) throws IOException, InterruptedException {
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
