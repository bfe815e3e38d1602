package jmasm.machine.engine;

import java.util.Set;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.cpu.DivideFault;
import jmasm.machine.cpu.ProtectionFault;
import jmasm.machine.cpu.SimdFault;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.MemoryFault;
import jmasm.x86.Decoder;
import jmasm.x86.InstructionTable;
import jmasm.x86.Operation;

/** Executes decoded blocks one instruction after the other. */
public final class Interpreter implements Engine {

    private final BlockBuilder builder;
    private long retired;

    public Interpreter(InstructionTable table) {
        this(table, Unimplemented.OPERATIONS);
    }

    Interpreter(InstructionTable table, Set<Operation> unimplemented) {
        this(new BlockBuilder(new Decoder(table), unimplemented, true));
    }

    private Interpreter(BlockBuilder builder) {
        this.builder = builder;
    }

    /** Without {@link FastSteps}: for tests, which compare both ways with the processor. */
    public static Interpreter ofGeneralSteps(InstructionTable table) {
        return new Interpreter(new BlockBuilder(new Decoder(table), Unimplemented.OPERATIONS, false));
    }

    @Override
    public Exit run(Cpu cpu, AddressSpace memory, long budget) {
        if (budget < 1) {
            throw new IllegalArgumentException("a budget of " + budget + " instructions");
        }
        BlockCache cache = cacheOf(memory);
        cache.resetChanged();
        long before = cpu.retired();
        try {
            long end = before + budget;
            return run(cpu, memory, cache, end < before ? Long.MAX_VALUE : end);
        } finally {
            retired += cpu.retired() - before;
        }
    }

    @Override
    public long retired() {
        return retired;
    }

    /** Decoded code belongs to the memory that it was decoded from, so that is where the cache hangs. */
    private static BlockCache cacheOf(AddressSpace memory) {
        return memory.codeWatch() instanceof BlockCache cache ? cache : new BlockCache(memory);
    }

    /** @param end stops when the processor's count of instructions gets there */
    private Exit run(Cpu cpu, AddressSpace memory, BlockCache cache, long end) {
        Block block = null;
        while (cpu.retired() < end) {
            block = blockAfter(block, cpu, memory, cache);
            if (block == null) {
                return builder.failure();
            }
            boolean step = cpu.tf();
            Exit exit = run(block, cpu, memory, cache, step ? cpu.retired() + 1 : end);
            if (exit != null) {
                return exit;
            }
            if (step && !block.steps[0].delaysTrap()) {
                return new Exit.SingleStep();
            }
        }
        return new Exit.BudgetUsed();
    }

    /** The block at EIP; null when there is no instruction there. */
    private Block blockAfter(Block before, Cpu cpu, AddressSpace memory, BlockCache cache) {
        int address = cpu.eip();
        boolean flat = cpu.flat();
        Block block = before == null ? null : before.follower(address, flat);
        if (block != null) {
            return block;
        }
        block = cache.get(address, flat);
        if (block == null) {
            block = builder.build(memory, address, flat);
            if (block == null) {
                return null;
            }
            cache.put(block);
        }
        if (before != null) {
            before.remember(block);
        }
        return block;
    }

    /** Executes a block, or as much of it as the count allows; returns null when nothing special happened. */
    private static Exit run(Block block, Cpu cpu, AddressSpace memory, BlockCache cache, long end) {
        Step[] steps = block.steps;
        int count = (int) Math.min(steps.length, end - cpu.retired());
        int done = 0;
        // Counted in advance, so that RDTSC, always the last of its block, sees itself counted.
        cpu.retire(count);
        try {
            int next = block.address;
            while (done < count) {
                next = steps[done].run(cpu, memory);
                done++;
                if (cache.isChanged()) {
                    break;
                }
            }
            cpu.setEip(next);
        } catch (MemoryFault | ProtectionFault | DivideFault | SimdFault | ExitRequest e) {
            cpu.setEip(steps[done].address);
            cpu.retire(done - count);
            cache.resetChanged();
            return exitFor(e, cpu);
        }
        if (done < steps.length || block.exit == null || cache.isChanged()) {
            cache.resetChanged();
            cpu.retire(done - count);
            return null;
        }
        return leave(block, cpu, end);
    }

    /** Stops at the instruction that ends the block, if the budget allows it still. */
    private static Exit leave(Block block, Cpu cpu, long end) {
        cpu.setEip(block.exitAddress);
        if (cpu.retired() == end) {
            return null;
        }
        if (!(block.exit instanceof Exit.InvalidOpcode || block.exit instanceof Exit.Unimplemented)) {
            cpu.retire(1);
        }
        return block.exit;
    }

    private static Exit exitFor(RuntimeException e, Cpu cpu) {
        if (e instanceof MemoryFault fault) {
            return new Exit.PageFault(fault);
        }
        if (e instanceof ProtectionFault fault) {
            return new Exit.GeneralProtection(fault.privileged(), fault.errorCode());
        }
        if (e instanceof DivideFault fault) {
            return new Exit.DivideError(fault.byZero());
        }
        if (e instanceof SimdFault) {
            return new Exit.SimdException();
        }
        Exit exit = ((ExitRequest) e).exit();
        if (exit instanceof Exit.Overflow) {
            cpu.retire(1);
        }
        return exit;
    }
}
