package jmasm.machine.silicon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jmasm.machine.silicon.InstructionList.Recorded;
import jmasm.machine.silicon.InstructionList.Shape;

/**
 * Writes the recordings that {@link SiliconTest} replays. Needs Linux on x86 and {@code gcc -m32}. From vm/machine,
 * after {@code mvn test-compile}:
 *
 * <pre>java -cp target/test-classes jmasm.machine.silicon.Recorder src/test/native src/test/resources/jmasm/machine/silicon</pre>
 *
 * A recording is text. A line {@code 01C8 add eax,ecx} begins an instruction; each line below it is a case:
 *
 * <pre>seed eax ecx edx ebx esp ebp esi edi eflags > what changed</pre>
 *
 * all hexadecimal, with {@code .} for a value that is the usual one of {@link SiliconCase}. The code lies at
 * {@link SiliconCase#CODE} and the scratch page, filled from the seed, at {@link SiliconCase#SCRATCH}. Behind the
 * {@code >} stand registers that changed, {@code eflags=}, {@code 1F4=} for a changed doubleword of the scratch page,
 * {@code jump} when control went six bytes further, {@code fault=} with a vector.
 */
public final class Recorder {

    static final int CASES = 20;
    private static final int[] EDGES = {
        0,
        1,
        2,
        3,
        8,
        16,
        31,
        32,
        33,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x1_0000,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFFF,
        0xFFFF_FFFE,
        0x8080_8080,
        0x0F0F_0F0F,
        0x9999_9999
    };
    private static final int ARITHMETIC = 0x8D5;
    private static final int DIRECTION = 0x400;

    private Recorder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path sources = Path.of(args[0]);
        Path recordings = Path.of(args[1]);
        for (Map.Entry<String, List<Recorded>> family :
                InstructionList.families().entrySet()) {
            String text = record(sources, family.getKey(), family.getValue());
            Files.writeString(recordings.resolve(family.getKey() + ".txt"), text);
        }
    }

    private static String record(Path sources, String family, List<Recorded> instructions)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(family.hashCode());
        List<SiliconCase> cases = new ArrayList<>();
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < instructions.size(); i++) {
            for (int n = 0; n < CASES; n++) {
                SiliconCase one = generate(random, instructions.get(i).shape());
                cases.add(one);
                input.append(Integer.toHexString(i))
                        .append(' ')
                        .append(one.input())
                        .append('\n');
            }
        }
        List<String> output = run(sources, instructions, input.toString());
        StringBuilder recording = new StringBuilder();
        recording.append("# Recorded by jmasm.machine.silicon.Recorder, which explains the format.\n");
        for (int i = 0; i < instructions.size(); i++) {
            recording
                    .append(output.get(i))
                    .append(' ')
                    .append(instructions.get(i).text())
                    .append('\n');
            for (int n = 0; n < CASES; n++) {
                int at = i * CASES + n;
                recording
                        .append(cases.get(at).line(output.get(instructions.size() + at)))
                        .append('\n');
            }
        }
        return recording.toString();
    }

    private static SiliconCase generate(SplittableRandom random, Shape shape) {
        int[] registers = SiliconCase.usualRegisters();
        for (int i = 0; i < 4; i++) {
            registers[i] = value(random);
        }
        int flags = 0x202 | random.nextInt() & ARITHMETIC;
        int seed = shape == Shape.REGISTERS ? SiliconCase.USUAL_SEED : 1 + random.nextInt(0xFFFF);
        switch (shape) {
            case REGISTERS, STACK -> {}
            case MEMORY -> registers[6] += random.nextInt(4);
            case BIT_OFFSET -> registers[1] = random.nextInt(-1000, 1001);
            case DIVISION -> {
                registers[2] = random.nextInt(-3, 300);
                registers[0] = random.nextBoolean() ? registers[0] & 0xFFFF : registers[0];
            }
            case STRING -> {
                registers[1] = random.nextInt(7);
                registers[3] = SiliconCase.SCRATCH + 0x300;
                registers[7] = registers[6] + (random.nextInt(3) == 0 ? random.nextInt(-4, 5) : 0x80);
                flags |= random.nextInt() & DIRECTION;
            }
        }
        return new SiliconCase(seed, registers, flags);
    }

    private static int value(SplittableRandom random) {
        int edge = EDGES[random.nextInt(EDGES.length)];
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> edge;
            case 2 -> edge ^ random.nextInt() & 0xFFFF_0000;
            default -> random.nextInt() & 0xFF | edge & 0xFFFF_FF00;
        };
    }

    /** Builds the native part for these instructions and gives it the cases. */
    private static List<String> run(Path sources, List<Recorded> instructions, String input)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("silicon");
        Path table = Files.writeString(work.resolve("instructions.s"), table(texts(instructions)));
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
                sources.resolve("recorder.c").toString(),
                table.toString());
        command(cases, output, program.toString());
        return Files.readAllLines(output, StandardCharsets.US_ASCII);
    }

    private static List<String> texts(List<Recorded> instructions) {
        return instructions.stream().map(Recorded::text).toList();
    }

    /** Assembler source: the instructions, and where each begins. */
    static String table(List<String> instructions) {
        StringBuilder text = new StringBuilder(".intel_syntax noprefix\n.section .rodata\n");
        StringBuilder starts = new StringBuilder(".data\n.globl instruction_starts\ninstruction_starts:\n");
        for (int i = 0; i < instructions.size(); i++) {
            text.append(String.format("i%d: %s%n", i, instructions.get(i)));
            starts.append(String.format(".long i%d%n", i));
        }
        text.append(String.format("i%d:%n", instructions.size()));
        starts.append(String.format(".long i%d%n", instructions.size()));
        starts.append(".globl instruction_count\ninstruction_count: .long ").append(instructions.size());
        return text.append(starts)
                .append("\n.section .note.GNU-stack,\"\",@progbits\n")
                .toString();
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
