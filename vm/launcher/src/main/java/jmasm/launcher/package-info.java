/**
 * The only place that sees all three tools, and only through their libraries and {@code cli} packages. It adds
 * {@code jrun prog.asm}, and the rehearsal that makes later starts faster; no policy of its own.
 */
package jmasm.launcher;
