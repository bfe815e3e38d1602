/** The command {@code jml}: ml's options, files, messages on a stream. The only package here that knows picocli. */
package jmasm.assembler.cli;
