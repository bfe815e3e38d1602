package jmasm.machine.kernel;

import jmasm.machine.memory.AddressSpace;
import jmasm.machine.nt.SharedDataLayout;

/**
 * Time, as a function of the instructions executed: a processor that completes one in each nanosecond, in a machine
 * switched on ten minutes ago on 14 April 2008 at noon UTC. The same program sees the same times in each run.
 */
final class Clock {

    /** Nanoseconds between two interrupts of the clock: 15.625 ms, 64 in a second. */
    static final long TICK = 15_625_000;

    /** As NtQueryPerformanceCounter tells it: the timer of the power management. */
    static final long PERFORMANCE_FREQUENCY = 3_579_545;

    private static final long HUNDREDS_OF_NANOSECONDS = 10_000_000;
    private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;
    private static final long START = (1_208_174_400L + SECONDS_1601_TO_1970) * HUNDREDS_OF_NANOSECONDS;
    private static final long UP_BEFORE = 600 * 1_000_000_000L;

    private final AddressSpace memory;
    private long nanoseconds;
    private long ticksShown = -1;

    Clock(AddressSpace memory) {
        this.memory = memory;
    }

    /** Sets the time to the number of instructions executed, and keeps the shared page up to date. */
    void advanceTo(long instructions) {
        nanoseconds = instructions;
        long ticks = (UP_BEFORE + nanoseconds) / TICK;
        if (ticks != ticksShown) {
            ticksShown = ticks;
            show(ticks);
        }
    }

    /** How many instructions may pass until the shared page must change. At least 1. */
    long instructionsToNextTick() {
        return TICK - (UP_BEFORE + nanoseconds) % TICK;
    }

    /** In 100 ns since 1601, UTC; changes with each tick, as on a real machine. */
    long systemTime() {
        return START + (ticksShown * TICK - UP_BEFORE) / 100;
    }

    /** Milliseconds since the machine was switched on, in whole ticks. */
    int tickCount() {
        return (int) (ticksShown * TICK / 1_000_000);
    }

    long performanceCounter() {
        long up = UP_BEFORE + nanoseconds;
        return up / 1_000_000_000 * PERFORMANCE_FREQUENCY + up % 1_000_000_000 * PERFORMANCE_FREQUENCY / 1_000_000_000;
    }

    private void show(long ticks) {
        memory.poke32(SharedDataLayout.ADDRESS + SharedDataLayout.TICK_COUNT_LOW, (int) ticks);
        showTime(SharedDataLayout.INTERRUPT_TIME, ticks * TICK / 100);
        showTime(SharedDataLayout.SYSTEM_TIME, systemTime());
    }

    /** KSYSTEM_TIME: low part, high part, and the high part again. */
    private void showTime(int offset, long time) {
        int address = SharedDataLayout.ADDRESS + offset;
        memory.poke32(address + 8, (int) (time >>> 32));
        memory.poke32(address, (int) time);
        memory.poke32(address + 4, (int) (time >>> 32));
    }
}
