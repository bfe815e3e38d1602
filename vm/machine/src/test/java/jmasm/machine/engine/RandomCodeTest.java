package jmasm.machine.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.memory.Protection;
import jmasm.x86.Decoded;
import jmasm.x86.Decoder;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Test;

/** Any bytes can be run, wherever the page ends behind which nothing can be fetched: there is an exit, and soon. */
class RandomCodeTest {

    private static final long SEED = Long.getLong("seed", 20260104L);
    private static final int STRINGS = 3_000;
    private static final int EDGE = 0x0040_2000;
    private static final int BUDGET = 40;

    /** Prefixes that mean something anywhere. */
    private static final byte[] PREFIXES = HexFormat.of().parseHex("262E363E64656667F0F2F3");

    private final InstructionTable table = InstructionTable.load();
    private final Decoder decoder = new Decoder(table);
    private final AddressSpace memory = new AddressSpace();
    private final Interpreter engine = new Interpreter(table);
    private Cpu cpu;
    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void randomBytesAtEveryDistanceFromTheEdge() {
        int cut = 0;
        for (int i = 0; i < STRINGS; i++) {
            byte[] bytes = new byte[Decoder.MAX_LENGTH + 1];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                bytes[0] = 0x0F;
            }
            for (int before = 1; before <= bytes.length; before++) {
                cut += run(bytes, before) ? 1 : 0;
            }
        }
        assertTrue(cut > STRINGS, "strings that an edge cut: " + cut);
    }

    /** One opcode behind 0 to 20 prefixes: fifteen bytes are the limit, and #GP comes of more. */
    @Test
    void prefixesWithoutEnd() {
        for (int count = 0; count <= 20; count++) {
            byte[] bytes = new byte[count + 1];
            for (int i = 0; i < count; i++) {
                bytes[i] = PREFIXES[random.nextInt(PREFIXES.length)];
                bytes[i] = bytes[i] == (byte) 0xF0 ? 0x66 : bytes[i];
            }
            bytes[count] = (byte) 0x98;
            for (int before = 1; before <= bytes.length; before++) {
                run(bytes, before);
            }
            Exit exit = execute(bytes, bytes.length);
            assertEquals(count < Decoder.MAX_LENGTH, exit instanceof Exit.PageFault, count + " prefixes: " + exit);
        }
    }

    /** Runs them so that so many of them lie before the edge. Whether that cut the first instruction. */
    private boolean run(byte[] bytes, int before) {
        String what = "seed " + SEED + ": " + HexFormat.of().formatHex(bytes) + ", " + before + " before the edge";
        long retired = engine.retired();
        Exit exit = execute(bytes, before);
        assertNotNull(exit, what);
        assertTrue(engine.retired() - retired <= BUDGET, what);
        int start = EDGE - before;
        Decoded first = decoder.decode(bytes, 0, before, start);
        if (first instanceof Decoded.Truncated) {
            MemoryFault fault =
                    assertInstanceOf(Exit.PageFault.class, exit, what).fault();
            assertEquals(AccessKind.EXECUTE, fault.kind(), what);
            assertEquals(EDGE, fault.address(), what);
            assertEquals(start, cpu.eip(), what);
            assertEquals(retired, engine.retired(), what);
            return true;
        }
        if (first instanceof Decoded.Invalid invalid) {
            boolean tooLong = invalid.reason() == Decoded.Reason.TOO_LONG;
            assertEquals(tooLong ? Exit.GeneralProtection.class : Exit.InvalidOpcode.class, exit.getClass(), what);
            assertEquals(start, cpu.eip(), what);
        }
        return false;
    }

    /** Runs the first so many of them, of which the last lies before the edge; with fresh data, stack and registers. */
    private Exit execute(byte[] bytes, int before) {
        memory.map(EDGE - 0x1000, 0x1000, Protection.EXECUTE_READ_WRITE);
        memory.map(Guest.DATA, 0x1000, Protection.READ_WRITE);
        memory.map(Guest.STACK - 0x1000, 0x1000, Protection.READ_WRITE);
        memory.poke(EDGE - before, Arrays.copyOf(bytes, before));
        cpu = new Cpu();
        for (int register = 0; register < 8; register++) {
            cpu.set32(register, Guest.DATA + 0x800);
        }
        cpu.setEsp(Guest.STACK - 0x800);
        cpu.setEip(EDGE - before);
        return engine.run(cpu, memory, BUDGET);
    }
}
