package jmasm.assembler.preprocess;

import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.Span;

/** The name of a file behind INCLUDE or INCBIN: bare, quoted, in angle brackets, or a text macro. */
final class FileName {

    private FileName() {}

    static String in(String text, int from, SymbolTable symbols) {
        String name = text.substring(from).strip();
        if (name.length() > 1 && name.startsWith("<") && name.endsWith(">")) {
            return name.substring(1, name.length() - 1).strip();
        }
        if (name.length() > 1 && Chars.isQuote(name.charAt(0)) && name.charAt(0) == name.charAt(name.length() - 1)) {
            return name.substring(1, name.length() - 1);
        }
        return symbols.global(name) instanceof TextMacro macro ? macro.text().get() : name;
    }

    static Span span(LogicalLine line, int from) {
        int start = Chars.skipBlanks(line.text(), from);
        return line.span(start, Math.max(1, line.text().stripTrailing().length() - start));
    }
}
