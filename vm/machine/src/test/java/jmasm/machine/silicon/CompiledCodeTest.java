package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.engine.Exit;
import jmasm.machine.engine.Interpreter;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compiler makes of {@code numbers.c} gives here what it gives on this machine's processor. */
class CompiledCodeTest {

    private static final Path SOURCE = Path.of("src/test/native/numbers.c");
    private static final Path ENTRY = Path.of("src/test/native/entry.c");
    private static final Path LINKER_SCRIPT = Path.of("src/test/native/numbers.ld");
    private static final int CODE = 0x0040_0000;
    private static final int STACK = 0x0013_0000;

    /** What Linux starts a program with: 64 bits of precision. */
    private static final int CONTROL_WORD = 0x037F;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-O0", "-O1", "-O2", "-O3", "-O2 -ffast-math", "-O2 -mfpmath=sse -msse2"})
    void givesTheSame(String options) throws IOException, InterruptedException {
        Path object = folder.resolve("numbers.o");
        Assumptions.assumeTrue(
                gcc(options + " -ffreestanding -fno-pic -fno-stack-protector -c -o " + object, SOURCE),
                "gcc -m32 is not there: nothing to compare with");
        Path program = folder.resolve("program");
        gcc("-DHOSTED -no-pie -o " + program + " " + object, ENTRY);
        Path bare = folder.resolve("bare");
        gcc(
                "-O1 -no-pie -fno-pic -nostdlib -static -Wl,-T," + LINKER_SCRIPT
                        + ",--build-id=none,--oformat=binary -o " + bare + " " + object,
                ENTRY);
        String expected = output(program.toString()).strip();
        assertEquals(expected, String.format("%08X", run(Files.readAllBytes(bare))));
    }

    private static int run(byte[] code) {
        AddressSpace memory = new AddressSpace();
        memory.map(CODE, 0x10_000, Protection.EXECUTE_READ_WRITE);
        memory.map(STACK - 0x10_000, 0x10_000, Protection.READ_WRITE);
        memory.poke(CODE, code);
        Cpu cpu = new Cpu();
        cpu.setEip(CODE);
        // A function finds its stack four bytes below a multiple of 16.
        cpu.setEsp(STACK - 0x104);
        cpu.fpu().setControl(CONTROL_WORD);
        Exit exit = new Interpreter(InstructionTable.load()).run(cpu, memory, 100_000_000);
        assertInstanceOf(Exit.Breakpoint.class, exit);
        return cpu.eax();
    }

    private static boolean gcc(String options, Path source) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("gcc", "-m32", "-march=i686", "-mfpmath=387", "-fno-math-errno"));
        command.addAll(List.of(options.split(" ")));
        command.add(source.toString());
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        return text;
    }
}
