/**
 * The assembler: MASM source in, a COFF object out. {@link jmasm.assembler.Assembler} is the driver and the way in for
 * programs; {@code jmasm.assembler.cli} is the command. Uses the notations (masm, x86, coff); knows neither the linker
 * nor the machine.
 */
package jmasm.assembler;
