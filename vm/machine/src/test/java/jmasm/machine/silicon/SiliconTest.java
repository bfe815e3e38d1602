package jmasm.machine.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.engine.Exit;
import jmasm.machine.engine.Interpreter;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded instruction does here what it did on the processor, to the last flag; {@link Recorder}. */
class SiliconTest {

    private final Interpreter engine = new Interpreter(InstructionTable.load());
    private final AddressSpace memory = new AddressSpace();
    private final List<String> differences = new ArrayList<>();
    private int cases;

    @TestFactory
    List<DynamicTest> families() {
        memory.map(SiliconCase.CODE, AddressSpace.PAGE_SIZE, Protection.EXECUTE_READ);
        memory.map(SiliconCase.SCRATCH, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
        List<DynamicTest> tests = new ArrayList<>();
        for (String family : InstructionList.families().keySet()) {
            tests.add(DynamicTest.dynamicTest(family, () -> replay(family)));
        }
        return tests;
    }

    private void replay(String family) throws IOException {
        differences.clear();
        cases = 0;
        String instruction = "";
        for (String line : CoverageTest.recording(family).lines().toList()) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.contains(">")) {
                replay(instruction, line);
            } else {
                instruction = line;
                memory.poke(SiliconCase.CODE, new byte[32]);
                memory.poke(SiliconCase.CODE, HexFormat.of().parseHex(line.substring(0, line.indexOf(' '))));
            }
        }
        int expected = InstructionList.families().get(family).size() * Recorder.CASES;
        assertEquals(expected, cases, "cases in the recording of " + family);
        if (!differences.isEmpty()) {
            throw new AssertionError(differences.size() + " of " + cases + " cases differ, e.g.\n"
                    + String.join("\n", differences.subList(0, Math.min(10, differences.size()))));
        }
    }

    private void replay(String instruction, String line) {
        cases++;
        SiliconCase before = SiliconCase.parse(line);
        int[] scratch = SiliconCase.memory(before.seed());
        for (int i = 0; i < scratch.length; i++) {
            memory.poke32(SiliconCase.SCRATCH + 4 * i, scratch[i]);
        }
        Cpu cpu = new Cpu();
        for (int i = 0; i < 8; i++) {
            cpu.set32(i, before.registers()[i]);
        }
        cpu.setEflags(before.eflags());
        cpu.setEip(SiliconCase.CODE);
        Exit exit = engine.run(cpu, memory, 1);
        String actual = line.substring(0, line.indexOf('>')) + before.answer(result(instruction, cpu, exit, scratch));
        if (!actual.equals(line)) {
            differences.add(instruction + "\n  processor: " + line + "\n  here:      " + actual);
        }
    }

    /** In the words of the native part. */
    private String result(String instruction, Cpu cpu, Exit exit, int[] scratch) {
        int length = instruction.indexOf(' ') / 2;
        StringBuilder text = new StringBuilder();
        text.append(exit instanceof Exit.Fault fault ? Integer.toString(fault.vector()) : "-");
        text.append(cpu.eip() == SiliconCase.CODE + length + 6 ? " 1" : " 0");
        for (int i = 0; i < 8; i++) {
            text.append(' ').append(SiliconCase.hex(cpu.get32(i)));
        }
        text.append(' ').append(SiliconCase.hex(cpu.eflags()));
        for (int i = 0; i < scratch.length; i++) {
            int value = memory.peek32(SiliconCase.SCRATCH + 4 * i);
            if (value != scratch[i]) {
                text.append(String.format(" %X=%08X", 4 * i, value));
            }
        }
        return text.toString();
    }
}
