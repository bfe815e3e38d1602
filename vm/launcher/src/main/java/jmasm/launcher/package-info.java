/**
 * What the commands in {@code bin/} start. The only place that sees all three tools, and only through their libraries
 * and {@code cli} packages: it adds {@code jrun prog.asm} and no policy of its own.
 */
package jmasm.launcher;
