/**
 * The processor: its registers and flags, and what each operation does, written once. Semantics are static methods on
 * primitive values, by family; a method takes the operands' values and returns the value to store, and records flags
 * in the {@link jmasm.machine.cpu.Cpu}. Who fetches operands, stores results and moves EIP is an engine.
 * May use {@code jmasm.machine.memory} (for operations that touch memory by themselves: stack, strings) and
 * {@code jmasm.x86}.
 */
package jmasm.machine.cpu;
