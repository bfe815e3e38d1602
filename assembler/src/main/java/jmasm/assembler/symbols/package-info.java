/** Names and what they stand for. */
package jmasm.assembler.symbols;
