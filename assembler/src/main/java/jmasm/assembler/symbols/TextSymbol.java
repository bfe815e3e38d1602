package jmasm.assembler.symbols;

/** A name of the preprocessor: a text macro or a macro. */
public non-sealed interface TextSymbol extends Symbol {}
