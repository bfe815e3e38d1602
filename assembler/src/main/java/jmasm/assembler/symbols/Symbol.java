package jmasm.assembler.symbols;

import jmasm.assembler.layout.Section;
import jmasm.assembler.types.MasmType;
import jmasm.x86.Register;

/** What a name stands for. */
public sealed interface Symbol
        permits AddressSymbol,
                ConstantSymbol,
                Symbol.StackVariable,
                Symbol.RegisterVariable,
                Symbol.RecordField,
                Symbol.Type,
                Symbol.Segment,
                TextSymbol {

    /** As it was written first. */
    String name();

    /**
     * A parameter or LOCAL.
     *
     * @param offset from EBP
     * @param count  number of elements
     */
    record StackVariable(String name, MasmType type, int count, int offset) implements Symbol {}

    /** A parameter that arrives in a register: FASTCALL. */
    record RegisterVariable(String name, Register register) implements Symbol {}

    /** A field of a RECORD; its name is worth its shift count. */
    record RecordField(String name, int width, int shift) implements Symbol {

        public long mask() {
            return (1L << width) - 1 << shift;
        }
    }

    /** A structure or TYPEDEF. */
    record Type(String name, MasmType type) implements Symbol {}

    record Segment(String name, Section section) implements Symbol {}
}
