/**
 * The command {@code jlink}: arguments and files in, exit code out. The work is done by {@link jmasm.linker.Linker}.
 * The only package that knows picocli and the process's streams.
 */
package jmasm.linker.cli;
