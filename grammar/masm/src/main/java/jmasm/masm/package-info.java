/**
 * The MASM language as a notation: one logical line in, a {@link jmasm.masm.Statement} out. Knows no symbol, no
 * instruction and no policy; what a word means is asked through {@link jmasm.masm.Words}. Uses base and ANTLR.
 */
package jmasm.masm;
