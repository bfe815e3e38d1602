/**
 * What a run tells of itself: each system call with its arguments decoded, or the whole way of each call step by step.
 * A category that is off costs nothing. The same run gives the same text, byte by byte.
 */
package jmasm.machine.trace;
