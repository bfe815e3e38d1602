/**
 * The command {@code jrun}: options, files, messages on a stream. The only package here that knows picocli. Options are
 * described by hand, not by annotations: reading those would take longer than most programs run.
 */
package jmasm.machine.cli;
