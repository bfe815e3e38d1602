package jmasm.machine.engine;

import java.util.HexFormat;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.x86.InstructionTable;

/** A small program for a test: code, a page of data, a stack, a thread block, and no page around them. */
final class Guest {

    static final int CODE = 0x0040_1000;
    static final int DATA = 0x0041_0000;
    static final int STACK = 0x0013_0000;
    static final int THREAD_BLOCK = 0x7FFD_E000;

    final AddressSpace memory;
    final Cpu cpu = new Cpu();
    final Interpreter engine = new Interpreter(InstructionTable.load());

    /** @param code in hexadecimal, with blanks where they help */
    Guest(String code) {
        this(new AddressSpace(), code);
    }

    Guest(AddressSpace memory, String code) {
        this.memory = memory;
        memory.map(CODE, 0x2000, Protection.EXECUTE_READ_WRITE);
        memory.map(DATA, 0x1000, Protection.READ_WRITE);
        memory.map(STACK - 0x1000, 0x1000, Protection.READ_WRITE);
        memory.map(THREAD_BLOCK, 0x1000, Protection.READ_WRITE);
        poke(CODE, code);
        cpu.setEip(CODE);
        cpu.setEsp(STACK);
        cpu.setThreadBlock(THREAD_BLOCK);
    }

    void poke(int address, String hex) {
        memory.poke(address, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    Exit run() {
        return run(100_000);
    }

    Exit run(long budget) {
        return engine.run(cpu, memory, budget);
    }
}
