/** The command {@code jrun}: options, files, messages on a stream. The only package here that knows picocli. */
package jmasm.machine.cli;
