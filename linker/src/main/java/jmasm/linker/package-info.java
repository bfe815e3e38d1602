/**
 * jlink: from objects and libraries to an executable or DLL. {@link jmasm.linker.Linker} is the whole work as a library:
 * bytes in, bytes out, problems collected; the command line is in {@code jmasm.linker.cli}.
 *
 * <p>The types are the design. A {@link jmasm.linker.Chunk} is something that will take bytes of the image: a section of
 * an object, or a table that the linker makes. A {@link jmasm.linker.LinkSymbol} is what is known of a name. Passes
 * turn the one into an image by way of the other; {@link jmasm.linker.Linker#link} lists them.
 *
 * <p>What every link goes through is written in loops and classes with names: the first lambda of a process makes JDK 17 load
 * sixty classes, a good part of a small link's time (docs/performance.md, "Large links"). Whatever only some links need,
 * messages above all, may use lambdas and streams.
 *
 * <p>May use {@code jmasm.coff} and {@code jmasm.base}; the assembler is unknown here.
 */
package jmasm.linker;
