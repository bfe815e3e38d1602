/** What an expression is worth at a place of the program: a constant, a register, an address. */
package jmasm.assembler.eval;
