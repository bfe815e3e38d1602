/**
 * Running guest code: decoding it into blocks, executing them with the semantics of {@code jmasm.machine.cpu}, and
 * saying why it stopped. May use {@code jmasm.machine.cpu}, {@code jmasm.machine.memory} and {@code jmasm.x86}; knows
 * nothing of Windows.
 */
package jmasm.machine.engine;
