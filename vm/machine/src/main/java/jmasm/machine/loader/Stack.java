package jmasm.machine.loader;

import jmasm.base.Diagnostic;
import jmasm.base.FatalProblem;
import jmasm.coff.OptionalHeader;
import jmasm.machine.kernel.Reservations;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.Hex;

/**
 * The first thread's stack, as the image's header asks for it: committed from {@code limit} to {@code base}, a guard
 * page below, the rest reserved down to {@code lowest}.
 */
record Stack(int lowest, int limit, int base) {

    private static final int PAGE = AddressSpace.PAGE_SIZE;

    /** Where the first stack of a process lies on Windows XP: above environment and parameters. */
    private static final int FROM = 0x0003_0000;

    private static final long DEFAULT_RESERVE = 0x10_0000;
    private static final long DEFAULT_COMMIT = 0x1000;

    static Stack create(String name, OptionalHeader header, AddressSpace memory, Reservations reservations) {
        long commit = roundUp(orDefault(header.sizeOfStackCommit(), DEFAULT_COMMIT), PAGE);
        long reserve = roundUp(
                Math.max(orDefault(header.sizeOfStackReserve(), DEFAULT_RESERVE), commit + 2 * PAGE),
                Reservations.GRANULARITY);
        int lowest = reservations.findFree(FROM, reserve);
        if (lowest == 0) {
            throw new FatalProblem(
                    Diagnostic.in(Messages.TOOL, RunProblem.NO_STACK, name, Hex.of(header.sizeOfStackReserve())));
        }
        reservations.take(lowest, reserve);
        int base = lowest + (int) reserve;
        int limit = base - (int) commit;
        memory.map(limit, commit, Protection.READ_WRITE);
        memory.map(limit - PAGE, PAGE, Protection.READ_WRITE.withGuard());
        return new Stack(lowest, limit, base);
    }

    private static long orDefault(int size, long byDefault) {
        return size == 0 ? byDefault : size & 0xFFFF_FFFFL;
    }

    private static long roundUp(long size, int unit) {
        return (size + unit - 1) & -(long) unit;
    }
}
