package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.Flags;
import jmasm.machine.cpu.FxSave;
import jmasm.machine.cpu.Segment;
import jmasm.machine.engine.Exit;
import jmasm.machine.engine.Interpreter;
import jmasm.machine.memory.AccessKind;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.machine.memory.Protection;
import jmasm.x86.InstructionTable;

/** The engine, on the ways that it has to execute an instruction. */
final class EngineProcessor implements Processor {

    /** How instructions are executed. */
    enum Way {
        /** As programs are: whole blocks, the commonest forms by steps of their own. */
        BLOCKS,
        /** One instruction at a time, each by its general step. */
        GENERAL_STEPS,
        /** With a null selector in ES, by which offsets are no addresses any more: only for code that does without ES. */
        SEGMENTED
    }

    /** More instructions than any trial needs; one that doesn't end here is an error. */
    private static final int BUDGET = 100_000;

    /** The outcome of a trial that doesn't end. */
    private static final int ENDLESS = 99;

    /** Where images of the vector state pass through guest memory. */
    private static final int IMAGE = 0x3000_0000;

    private final Way way;
    private final Interpreter engine;
    private final AddressSpace memory;
    private byte[] current = new byte[2 * Trial.AREA];
    private int protections = Trial.EVERYTHING;
    private long retired;

    EngineProcessor(InstructionTable table, Way way) {
        this.way = way;
        engine = way == Way.GENERAL_STEPS ? Interpreter.ofGeneralSteps(table) : new Interpreter(table);
        memory = new AddressSpace(true);
        memory.map(Trial.DATA, Trial.AREA, Protection.EXECUTE_READ_WRITE);
        memory.map(Trial.CODE, Trial.AREA, Protection.EXECUTE_READ_WRITE);
        memory.map(IMAGE, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
    }

    /** Instructions completed in all trials so far. */
    long retired() {
        return retired;
    }

    @Override
    public List<Outcome> run(List<Trial> trials) {
        List<Outcome> outcomes = new ArrayList<>(trials.size());
        for (Trial trial : trials) {
            outcomes.add(run(trial));
        }
        return outcomes;
    }

    Outcome run(Trial trial) {
        byte[] wanted = trial.memory();
        lay(wanted);
        protect(trial.protections());
        Cpu cpu = cpu(trial.before());
        long before = cpu.retired();
        Exit exit = run(cpu);
        retired += cpu.retired() - before;
        State after = state(cpu, exit);
        memory.peek(Trial.DATA, current, 0, Trial.AREA);
        memory.peek(Trial.CODE, current, Trial.AREA, Trial.AREA);
        SortedMap<Integer, Integer> changes = changes(wanted);
        MemoryFault fault = exit instanceof Exit.PageFault page ? page.fault() : null;
        return new Outcome(
                vector(exit),
                fault == null ? error(exit) : error(fault),
                fault == null ? 0 : fault.address(),
                after,
                changes);
    }

    private Exit run(Cpu cpu) {
        if (way != Way.GENERAL_STEPS) {
            return engine.run(cpu, memory, BUDGET);
        }
        Exit exit;
        int steps = 0;
        do {
            exit = engine.run(cpu, memory, 1);
        } while (exit instanceof Exit.BudgetUsed && ++steps < BUDGET);
        return exit;
    }

    /** Writes what differs, so that decoded code stays while it is the same. */
    private void lay(byte[] wanted) {
        for (int at = 0; at < wanted.length; ) {
            int skip = Arrays.mismatch(current, at, current.length, wanted, at, wanted.length);
            if (skip < 0) {
                return;
            }
            int first = at + skip & -8;
            memory.poke(Trial.address(first), wanted, first, 8);
            at = first + 8;
        }
    }

    private void protect(int wanted) {
        for (int i = 0; i < 8; i++) {
            int bits = wanted >>> 4 * i & 7;
            if ((protections >>> 4 * i & 7) != bits) {
                Protection protection =
                        new Protection(bits != 0, (bits & Trial.WRITE) != 0, (bits & Trial.EXECUTE) != 0, false);
                memory.protect(Trial.address(i * Trial.PAGE), Trial.PAGE, protection);
            }
        }
        protections = wanted;
    }

    private Cpu cpu(State before) {
        Cpu cpu = new Cpu();
        memory.poke(IMAGE, before.image());
        FxSave.restore(cpu, memory, IMAGE);
        for (int i = 0; i < 8; i++) {
            cpu.set32(i, before.registers()[i]);
        }
        cpu.setThreadBlock(Trial.DATA);
        if (way == Way.SEGMENTED) {
            cpu.loadSegment(Segment.ES, 0);
        }
        cpu.setEflags(before.eflags());
        cpu.setEip(before.eip());
        return cpu;
    }

    private State state(Cpu cpu, Exit exit) {
        int[] registers = new int[8];
        for (int i = 0; i < 8; i++) {
            registers[i] = cpu.get32(i);
        }
        byte[] image = new byte[State.IMAGE];
        FxSave.save(cpu, memory, IMAGE);
        memory.peek(IMAGE, image, 0, image.length);
        int eip = exit instanceof Exit.Breakpoint trap
                ? trap.next()
                : exit instanceof Exit.Overflow trap
                        ? trap.next()
                        : exit instanceof Exit.DebugTrap trap ? trap.next() : cpu.eip();
        int resume = exit instanceof Exit.Fault fault && fault.restarts() ? Flags.RF : 0;
        return new State(registers, cpu.eflags() | resume, eip, image);
    }

    private SortedMap<Integer, Integer> changes(byte[] before) {
        SortedMap<Integer, Integer> changes = new TreeMap<>();
        for (int at = 0; at < before.length; ) {
            int skip = Arrays.mismatch(current, at, current.length, before, at, before.length);
            if (skip < 0) {
                break;
            }
            int first = at + skip & -4;
            int value = 0;
            for (int i = 3; i >= 0; i--) {
                value = value << 8 | current[first + i] & 0xFF;
            }
            changes.put(Trial.address(first), value);
            at = first + 4;
        }
        return changes;
    }

    private static int vector(Exit exit) {
        return exit instanceof Exit.Fault fault ? fault.vector() : ENDLESS;
    }

    private static int error(Exit exit) {
        return exit instanceof Exit.GeneralProtection fault ? fault.errorCode() : 0;
    }

    /** As a page fault's error code says it: page present, write, user mode, fetch. */
    private int error(MemoryFault fault) {
        boolean present = memory.isMapped(fault.address())
                && memory.protection(fault.address()).readable();
        return (present ? 1 : 0)
                | (fault.kind() == AccessKind.WRITE ? 2 : 0)
                | 4
                | (fault.kind() == AccessKind.EXECUTE ? 16 : 0);
    }
}
