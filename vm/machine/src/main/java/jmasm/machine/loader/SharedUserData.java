package jmasm.machine.loader;

import jmasm.guest.WindowsVersion;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.nt.SharedDataLayout;

/** Fills KUSER_SHARED_DATA, all but the times, which the kernel keeps. */
final class SharedUserData {

    /** 15.625 ms a tick: {@code TickCount * multiplier >> 24} is milliseconds. */
    private static final int TICK_COUNT_MULTIPLIER = 0x0FA0_0000;

    private static final int I386_IMAGE = 0x014C;
    private static final int WORKSTATION = 1;
    private static final int SINGLE_USER_AND_TERMINAL = 0x110;
    private static final int NX_OPT_IN = 2;
    private static final int ONE_GIGABYTE_OF_PAGES = 0x3_FF7C;
    private static final int RET = 0xC3;

    // ProcessorFeatures: 80486 compare and exchange of 8 bytes, time stamp counter.
    private static final int COMPARE_EXCHANGE_DOUBLE = 2;
    private static final int RDTSC = 8;

    private SharedUserData() {}

    /** @param systemCall where {@code call [7FFE0300h]} goes @param systemCallReturn where SYSENTER comes back */
    static void write(AddressSpace memory, WindowsVersion version, int systemCall, int systemCallReturn) {
        memory.map(SharedDataLayout.ADDRESS, AddressSpace.PAGE_SIZE, Protection.READ_ONLY);
        Block block = new Block(memory, SharedDataLayout.ADDRESS, 0);
        block.put32(SharedDataLayout.TICK_COUNT_MULTIPLIER, TICK_COUNT_MULTIPLIER);
        block.put32(SharedDataLayout.IMAGE_NUMBERS, I386_IMAGE | I386_IMAGE << 16);
        block.putString(SharedDataLayout.NT_SYSTEM_ROOT, SystemModules.systemRoot(version));
        block.put32(SharedDataLayout.NT_PRODUCT_TYPE, WORKSTATION);
        block.put8(SharedDataLayout.PRODUCT_TYPE_IS_VALID, 1);
        block.put32(SharedDataLayout.NT_MAJOR_VERSION, version.major());
        block.put32(SharedDataLayout.NT_MINOR_VERSION, version.minor());
        block.put8(SharedDataLayout.PROCESSOR_FEATURES + COMPARE_EXCHANGE_DOUBLE, 1);
        block.put8(SharedDataLayout.PROCESSOR_FEATURES + RDTSC, 1);
        block.put32(SharedDataLayout.HIGHEST_USER_ADDRESS, 0x7FFE_FFFF);
        block.put32(SharedDataLayout.SYSTEM_RANGE_START, 0x8000_0000);
        block.put32(SharedDataLayout.SUITE_MASK, SINGLE_USER_AND_TERMINAL);
        block.put8(SharedDataLayout.NX_SUPPORT_POLICY, NX_OPT_IN);
        block.put32(SharedDataLayout.COM_PLUS_PACKAGE, -1);
        block.put32(SharedDataLayout.NUMBER_OF_PHYSICAL_PAGES, ONE_GIGABYTE_OF_PAGES);
        block.put32(SharedDataLayout.TEST_RET_INSTRUCTION, RET);
        block.put32(SharedDataLayout.SYSTEM_CALL, systemCall);
        block.put32(SharedDataLayout.SYSTEM_CALL_RETURN, systemCallReturn);
        if (version.compareTo(WindowsVersion.VISTA) >= 0) {
            block.put32(SharedDataLayout.LARGE_PAGE_MINIMUM, 0x40_0000);
            block.put32(SharedDataLayout.ACTIVE_CONSOLE_ID, 1);
            block.put32(SharedDataLayout.SHARED_DATA_FLAGS, 0x0E);
            block.put32(SharedDataLayout.ACTIVE_PROCESSOR_COUNT, 1);
            block.put8(SharedDataLayout.ACTIVE_GROUP_COUNT, 1);
        }
    }
}
