/**
 * Runs 32-bit Linux programs on the engine, so that programs that nobody here wrote, the CPU tests of other emulators
 * among them, can be compared with the machine's own processor. For tests only; uses the engine and nothing of Windows.
 */
package jmasm.machine.linux;
