package jmasm.machine.kernel;

import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.nt.TebLayout;

/** What happens at the first touch of a guard page: on the thread's own stack it means that the stack grows. */
final class GuardPages {

    private static final int PAGE = AddressSpace.PAGE_SIZE;

    private final AddressSpace memory;
    private final Dispatcher dispatcher;

    /** The outcome of a touch. */
    enum Touch {
        /** The address lies in no guard page; nothing has changed. */
        NO_GUARD_PAGE,
        /** The page below is the guard page now; the access can be repeated. */
        STACK_GREW,
        /** There is no page left to guard: STATUS_STACK_OVERFLOW. The rest of the stack can be used by a handler. */
        STACK_ENDED,
        /** Not on this thread's stack; the mark is gone: STATUS_GUARD_PAGE_VIOLATION. */
        GUARD_PAGE_HIT
    }

    GuardPages(AddressSpace memory, Dispatcher dispatcher) {
        this.memory = memory;
        this.dispatcher = dispatcher;
    }

    Touch touched(int address) {
        Protection protection = memory.protection(address);
        if (!protection.guard()) {
            return Touch.NO_GUARD_PAGE;
        }
        int page = address & -PAGE;
        memory.protect(page, PAGE, protection.withoutGuard());
        int teb = dispatcher.current().teb();
        int lowest = memory.peek32(teb + TebLayout.DEALLOCATION_STACK);
        int base = memory.peek32(teb + TebLayout.STACK_BASE);
        if (Integer.compareUnsigned(page, lowest) < 0 || Integer.compareUnsigned(page, base) >= 0) {
            return Touch.GUARD_PAGE_HIT;
        }
        int next = page - PAGE;
        if (Integer.compareUnsigned(next - PAGE, lowest) > 0) {
            memory.map(next, PAGE, Protection.READ_WRITE.withGuard());
            memory.poke32(teb + TebLayout.STACK_LIMIT, page);
            return Touch.STACK_GREW;
        }
        // The lowest page stays reserved for ever: the hard end of the stack.
        int last = lowest + PAGE;
        if (!memory.isMapped(last)) {
            memory.map(last, PAGE, Protection.READ_WRITE);
        }
        memory.poke32(teb + TebLayout.STACK_LIMIT, last);
        return Touch.STACK_ENDED;
    }
}
