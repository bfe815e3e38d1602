package jmasm.assembler.preprocess;

import java.util.function.Supplier;
import jmasm.assembler.symbols.TextSymbol;

/** A name that stands for text: TEXTEQU, EQU, /D, and the predefined ones, whose text may change from line to line. */
public record TextMacro(String name, Supplier<String> text) implements TextSymbol {

    static TextMacro of(String name, String text) {
        return new TextMacro(name, () -> text);
    }
}
