/**
 * The object, library and image formats of 32-bit Windows: COFF objects, archives, short import members, PE images and
 * the tables inside them, with readers, writers and one text form for all ({@link jmasm.coff.Dump}).
 *
 * <p>A notation, without policy: what a tool does with a symbol or a section is the tool's business. Names are those of
 * Microsoft's "PE Format" specification and of winnt.h. Readers take the whole file as an array and throw nothing but
 * {@link jmasm.base.MalformedInput}, in time and memory bounded by a multiple of the input. Uses {@code jmasm.base}
 * only.
 */
package jmasm.coff;
