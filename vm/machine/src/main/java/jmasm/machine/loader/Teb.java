package jmasm.machine.loader;

import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.nt.TebLayout;

/** Fills a thread's block. */
final class Teb {

    private static final int NOT_A_FIBER = 0x1E00;
    private static final int ENGLISH_UNITED_STATES = 0x409;
    private static final int STATIC_UNICODE_BYTES = 2 * 261;
    private static final int END_OF_CHAIN = -1;

    private Teb() {}

    static void write(AddressSpace memory, int teb, int peb, int processId, int threadId, Stack stack) {
        memory.map(teb, AddressSpace.PAGE_SIZE, Protection.READ_WRITE);
        Block block = new Block(memory, teb, 0);
        block.put32(TebLayout.EXCEPTION_LIST, END_OF_CHAIN);
        block.put32(TebLayout.STACK_BASE, stack.base());
        block.put32(TebLayout.STACK_LIMIT, stack.limit());
        block.put32(TebLayout.FIBER_DATA, NOT_A_FIBER);
        block.put32(TebLayout.SELF, teb);
        block.put32(TebLayout.CLIENT_ID_PROCESS, processId);
        block.put32(TebLayout.CLIENT_ID_THREAD, threadId);
        block.put32(TebLayout.PROCESS_ENVIRONMENT_BLOCK, peb);
        block.put32(TebLayout.CURRENT_LOCALE, ENGLISH_UNITED_STATES);
        block.put32(TebLayout.REAL_CLIENT_ID, processId);
        block.put32(TebLayout.REAL_CLIENT_ID + 4, threadId);
        block.put32(TebLayout.STATIC_UNICODE_STRING, STATIC_UNICODE_BYTES << 16);
        block.put32(TebLayout.STATIC_UNICODE_STRING + 4, teb + TebLayout.STATIC_UNICODE_BUFFER);
        block.put32(TebLayout.DEALLOCATION_STACK, stack.lowest());
    }
}
