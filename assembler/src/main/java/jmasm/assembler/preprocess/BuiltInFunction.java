package jmasm.assembler.preprocess;

import java.util.List;
import jmasm.assembler.symbols.TextSymbol;

/** A macro function of the language, such as {@code @SubStr}. */
record BuiltInFunction(String name, Body body) implements TextSymbol {

    /** What it does. */
    interface Body {
        String apply(List<String> arguments, LogicalLine line);
    }
}
