/**
 * 32-bit x86 machine code as a notation: one table, {@code x86.tbl}, in the Intel manual's notation, and what is read
 * from it: {@link jmasm.x86.FormChoice which form} a statement means, {@link jmasm.x86.Encoder bytes},
 * {@link jmasm.x86.Decoder instructions} and {@link jmasm.x86.Disassembler text}. It says what an instruction is, never
 * what it does to a machine. Uses {@code jmasm.base} only.
 *
 * <p>Sizes are in bytes, as in MASM's {@code TYPE}, unless a name says otherwise; addresses are 32-bit values in
 * {@code int}. Code is 32-bit code: the operand and address size are 4, and 2 under the prefixes 66h and 67h.
 */
package jmasm.x86;
