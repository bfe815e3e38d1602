package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.FxSave;
import jmasm.machine.engine.Exit;
import jmasm.machine.engine.Interpreter;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.silicon.VectorInstructions.Recorded;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded MMX and SSE instruction does here what it did on the processor; {@link VectorRecorder}. */
class VectorSiliconTest {

    /** Where images of the vector state pass through guest memory. */
    private static final int IMAGE = 0x3000_0000;

    private final Interpreter engine = new Interpreter(InstructionTable.load());
    private final AddressSpace memory = new AddressSpace();
    private final List<String> differences = new ArrayList<>();

    @TestFactory
    List<DynamicTest> families() {
        memory.map(VectorCase.CODE, AddressSpace.PAGE_SIZE, Protection.EXECUTE_READ);
        memory.map(VectorCase.MEMORY & -AddressSpace.PAGE_SIZE, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
        memory.map(IMAGE, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, List<Recorded>> family :
                VectorInstructions.families().entrySet()) {
            tests.add(DynamicTest.dynamicTest(family.getKey(), () -> replay(family.getKey(), family.getValue())));
        }
        return tests;
    }

    private void replay(String family, List<Recorded> instructions) throws IOException {
        differences.clear();
        List<String> lines = CoverageTest.recording(family).lines().toList();
        int at = 1;
        int cases = 0;
        for (Recorded instruction : instructions) {
            String heading = lines.get(at++);
            String[] words = heading.split(" ", 2);
            assertEquals(instruction.text(), words[1], "the recording is of another list: record it again");
            byte[] code = HexFormat.of().parseHex(words[0]);
            memory.poke(VectorCase.CODE, new byte[32]);
            memory.poke(VectorCase.CODE, code);
            SplittableRandom random = VectorCase.random(instruction);
            int before = differences.size();
            for (int n = 0; n < instruction.cases(); n++) {
                VectorCase one = VectorCase.generate(random, instruction.shape());
                compare(heading, lines.get(at++), one, before);
                cases++;
            }
        }
        assertEquals(lines.size(), at, "lines in the recording of " + family);
        if (!differences.isEmpty()) {
            throw new AssertionError(differences.size() + " of " + cases + " cases differ, e.g.\n"
                    + String.join(
                            "\n",
                            differences.stream()
                                    .filter(d -> !d.isEmpty())
                                    .limit(40)
                                    .toList()));
        }
    }

    private void compare(String heading, String line, VectorCase one, int before) {
        String actual = run(one);
        if (!actual.equals(line)) {
            // One example of each instruction is enough.
            differences.add(
                    differences.size() > before
                            ? ""
                            : heading + "\n  before:    " + one.summary() + "\n  processor: " + line + "\n  here:      "
                                    + actual);
        }
    }

    private String run(VectorCase one) {
        Cpu cpu = new Cpu();
        memory.poke(IMAGE, one.image());
        FxSave.restore(cpu, memory, IMAGE);
        memory.poke(VectorCase.MEMORY, one.memory());
        int[] registers = {Cpu.EAX, Cpu.ECX, Cpu.EDX, Cpu.EBX, Cpu.ESI, Cpu.EDI};
        for (int i = 0; i < registers.length; i++) {
            cpu.set32(registers[i], one.registers()[i]);
        }
        cpu.setEflags(one.eflags());
        cpu.setEip(VectorCase.CODE);
        Exit exit = engine.run(cpu, memory, 1);
        int fault = exit instanceof Exit.Fault raised ? raised.vector() : exit instanceof Exit.BudgetUsed ? -1 : 99;
        int[] after = new int[registers.length];
        for (int i = 0; i < registers.length; i++) {
            after[i] = cpu.get32(registers[i]);
        }
        byte[] data = new byte[VectorCase.MEMORY_SIZE];
        memory.peek(VectorCase.MEMORY, data, 0, data.length);
        FxSave.save(cpu, memory, IMAGE);
        byte[] image = new byte[VectorCase.IMAGE_SIZE];
        memory.peek(IMAGE, image, 0, image.length);
        return one.changes(fault, new VectorCase(after, cpu.eflags(), image, data));
    }
}
