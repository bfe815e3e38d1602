/**
 * The lines that a source stands for once includes, macros, text equates and conditionals are gone. Works on lines and
 * words, before there is a grammar, because in MASM what a line says depends on values that the lines above define.
 */
package jmasm.assembler.preprocess;
