/**
 * Resource scripts ({@code .rc}): what rc.exe does with the statements that small programs use. A script becomes the
 * {@link jmasm.coff.Resource}s that a {@code .res} file would hold. Uses {@code jmasm.base} and {@code jmasm.coff}; the
 * linker gives it files and takes resources.
 */
package jmasm.linker.rc;
