package jmasm.assembler.symbols;

import jmasm.assembler.layout.Section;
import jmasm.assembler.types.MasmType;

/** What a name stands for. */
public sealed interface Symbol
        permits AddressSymbol, ConstantSymbol, Symbol.StackVariable, Symbol.Type, Symbol.Segment, TextSymbol {

    /** As it was written first. */
    String name();

    /**
     * A parameter or LOCAL.
     *
     * @param offset from EBP
     * @param count  number of elements
     */
    record StackVariable(String name, MasmType type, int count, int offset) implements Symbol {}

    /** A structure or TYPEDEF. */
    record Type(String name, MasmType type) implements Symbol {}

    record Segment(String name, Section section) implements Symbol {}
}
