package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Fpu;
import jmasm.machine.cpu.X87Environment;
import jmasm.machine.engine.Interpreter;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.x86.Decoder;
import jmasm.x86.Instruction;
import jmasm.x86.InstructionTable;
import jmasm.x86.Operation;
import jmasm.x86.X87Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every recorded x87 instruction, and sequences of them, do here what they did; {@link X87Recording}. */
class X87SiliconTest {

    /** Recordings of one's own: {@code -Dx87.recordings=FOLDER}. */
    private static final String OTHER = System.getProperty("x87.recordings");

    private final InstructionTable table = InstructionTable.load();
    private final Interpreter engine = new Interpreter(table);
    private final Decoder decoder = new Decoder(table);
    private final AddressSpace memory = new AddressSpace();
    private final List<String> differences = new ArrayList<>();
    private int cases;

    private final Set<Operation> recorded = new HashSet<>();

    @BeforeEach
    void map() {
        memory.map(X87Case.CODE, AddressSpace.PAGE_SIZE, Protection.EXECUTE_READ);
        memory.map(X87Case.MEMORY, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
    }

    @Test
    void everyInstructionDoesWhatItDidOnTheProcessor() throws IOException {
        replay("x87.txt", X87InstructionList.all().size() * X87Recording.CASES);
        Set<X87Operation> missing = EnumSet.complementOf(EnumSet.of(X87Operation.WAIT));
        missing.removeAll(recorded);
        assertEquals(Set.of(), missing, "not recorded: add them to X87InstructionList");
    }

    @Test
    void sequencesDoWhatTheyDid() throws IOException {
        replay("x87-sequences.txt", X87Recording.SEQUENCES * X87Recording.CASES_OF_SEQUENCES);
    }

    private void replay(String file, int expected) throws IOException {
        String instruction = "";
        Operation operation = null;
        int memoryBytes = 0;
        for (String line : recording(file).lines().toList()) {
            if (line.contains(" > ")) {
                replay(instruction, operation, memoryBytes, line);
            } else if (!line.startsWith("#")) {
                instruction = line;
                String[] words = line.split(" ", 3);
                byte[] code = HexFormat.of().parseHex(words[0]);
                memoryBytes = Integer.parseInt(words[1]);
                memory.poke(X87Case.CODE, new byte[16]);
                memory.poke(X87Case.CODE, code);
                operation = ((Instruction) decoder.decode(code, 0, code.length, X87Case.CODE)).operation();
                recorded.add(operation);
            }
        }
        assertTrue(OTHER != null || cases == expected, "cases: " + cases);
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(30, differences.size()))),
                differences.size() + " of " + cases + " cases differ");
    }

    private static String recording(String file) throws IOException {
        if (OTHER != null) {
            return Files.readString(Path.of(OTHER, file));
        }
        try (InputStream in = X87SiliconTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private void replay(String instruction, Operation operation, int memoryBytes, String line) {
        cases++;
        int middle = line.indexOf(" > ");
        X87Case before = X87Case.parse(line.substring(0, middle), memoryBytes);
        String expected = line.substring(middle + 3);
        // Registers as the processor has them, and again as doubles wherever one can hold the value.
        for (boolean doubles : new boolean[] {false, true}) {
            Cpu cpu = cpu(before, doubles);
            memory.poke(X87Case.MEMORY, before.memory());
            engine.run(cpu, memory, X87Sequences.instructions(instruction));
            String actual = before.answer(state(cpu, memoryBytes));
            if (!X87Tolerance.agree(operation, before, expected, actual)) {
                differences.add(instruction + ": " + line.substring(0, middle) + "\n  processor: " + expected
                        + "\n  here:      " + actual + (doubles ? " from doubles" : ""));
            }
        }
    }

    private static Cpu cpu(X87Case before, boolean doubles) {
        Cpu cpu = new Cpu();
        Fpu fpu = cpu.fpu();
        if (doubles) {
            X87Environment.restore(fpu, 32, before.image());
        } else {
            fpu.setControl(before.control());
            fpu.setStatus(before.status());
            fpu.setTags(before.tags());
            for (int i = 0; i < 8; i++) {
                fpu.setRegister(i, before.high()[i], before.low()[i]);
            }
        }
        cpu.setEax(before.eax());
        cpu.setEsi(X87Case.MEMORY);
        cpu.setEflags(before.eflags());
        cpu.setEip(X87Case.CODE);
        return cpu;
    }

    private X87Case state(Cpu cpu, int memoryBytes) {
        Fpu fpu = cpu.fpu();
        int[] high = new int[8];
        long[] low = new long[8];
        for (int i = 0; i < 8; i++) {
            high[i] = fpu.signExponent(i);
            low[i] = fpu.significand(i);
        }
        byte[] bytes = new byte[memoryBytes];
        memory.peek(X87Case.MEMORY, bytes, 0, memoryBytes);
        return new X87Case(cpu.eax(), cpu.eflags(), fpu.control(), fpu.status(), fpu.tags(), high, low, bytes);
    }
}
