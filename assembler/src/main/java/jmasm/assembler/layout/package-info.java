/** Sections as lists of fragments, places within them, and the fixed point of their sizes. Knows no symbol. */
package jmasm.assembler.layout;
