package jmasm.machine.linux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.engine.Exit;
import jmasm.machine.engine.Interpreter;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.x86.InstructionTable;

/** A program on the engine: runs until it ends, or faults where it has no handler. */
final class LinuxProcess {

    private static final int STACK_TOP = 0x7FFF_0000;
    private static final int STACK_SIZE = 0x80_0000;
    private static final int SYSTEM_CALL = 0x80;

    /** What Linux starts a program with: 64 bits of precision. */
    private static final int CONTROL_WORD = 0x037F;

    private final AddressSpace memory = new AddressSpace(true);
    private final Cpu cpu = new Cpu();
    private final Signals signals = new Signals(memory);
    private final SystemCalls calls;
    private final Interpreter engine;
    private Exit last;

    LinuxProcess(InstructionTable table, byte[] program) {
        engine = new Interpreter(table);
        Elf32 elf = new Elf32(program);
        calls = new SystemCalls(memory, signals, elf.load(memory));
        memory.map(STACK_TOP - STACK_SIZE, STACK_SIZE, Protection.READ_WRITE);
        cpu.setEip(elf.entry());
        cpu.setEsp(arguments(elf));
        cpu.fpu().setControl(CONTROL_WORD);
    }

    /** Argument count, arguments, environment, and what the kernel tells the library. */
    private int arguments(Elf32 elf) {
        int name = STACK_TOP - 0x100;
        int random = STACK_TOP - 0x80;
        memory.poke(name, "program\0".getBytes(StandardCharsets.US_ASCII));
        List<Integer> words = new ArrayList<>(List.of(1, name, 0, 0));
        // AT_PHDR, AT_PHENT, AT_PHNUM, AT_PAGESZ, AT_ENTRY, AT_SECURE, AT_RANDOM, AT_NULL
        words.addAll(List.of(3, elf.headersAddress(), 4, 32, 5, elf.headers(), 6, AddressSpace.PAGE_SIZE));
        words.addAll(List.of(9, elf.entry(), 23, 0, 25, random, 0, 0));
        int at = STACK_TOP - 0x1000;
        for (int i = 0; i < words.size(); i++) {
            memory.write32(at + 4 * i, words.get(i));
        }
        return at;
    }

    /** @param budget of instructions; one that is used up is how it ended, too */
    void run(long budget) {
        long end = engine.retired() + budget;
        while (!calls.ended() && engine.retired() < end) {
            last = engine.run(cpu, memory, end - engine.retired());
            if (last instanceof Exit.Interrupt interrupt && interrupt.vector() == SYSTEM_CALL) {
                cpu.setEip(interrupt.next());
                calls.call(cpu);
            } else if (!signals.deliver(cpu, last)) {
                return;
            }
        }
    }

    boolean ended() {
        return calls.ended();
    }

    int exitCode() {
        return calls.exitCode();
    }

    byte[] output() {
        return calls.output();
    }

    byte[] complaints() {
        return calls.complaints();
    }

    /** Why the engine stopped last. */
    Exit last() {
        return last;
    }

    Cpu cpu() {
        return cpu;
    }

    AddressSpace memory() {
        return memory;
    }

    long retired() {
        return engine.retired();
    }
}
