/** Statements to fragments: operands, instruction forms, data, and the fields that the linker completes. */
package jmasm.assembler.encode;
