package jmasm.assembler.preprocess;

import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.SymbolTable;

/** Text items: {@code <text>}, {@code %expression}, or the name of a text macro. */
final class TextItems {

    private final SymbolTable symbols;
    private final Expander expander;
    private final Host host;

    TextItems(SymbolTable symbols, Expander expander, Host host) {
        this.symbols = symbols;
        this.expander = expander;
        this.host = host;
    }

    /** The one item that is the rest of the line. */
    String text(LogicalLine line, int from) {
        String text = line.text();
        int start = Chars.skipBlanks(text, from);
        int end = text.stripTrailing().length();
        return item(line, start, Math.max(start, end));
    }

    /** The items of a line, separated by commas, as one text. */
    String concatenation(LogicalLine line, int from) {
        StringBuilder text = new StringBuilder();
        for (MacroArguments.Argument argument :
                MacroArguments.split(line, from, line.text().length())) {
            int start = argument.expression() ? line.text().lastIndexOf('%', argument.start()) : argument.start();
            text.append(item(line, start, argument.end()));
        }
        return text.toString();
    }

    /** What a macro's argument is when the call binds it. */
    String value(LogicalLine line, MacroArguments.Argument argument) {
        return argument.expression() ? number(line, argument.start(), argument.end()) : argument.text();
    }

    /** What an argument of a built-in function is: names of text macros count as their text. */
    String argument(LogicalLine line, MacroArguments.Argument argument) {
        if (argument.expression()) {
            return number(line, argument.start(), argument.end());
        }
        return line.text().startsWith("<", argument.start())
                ? argument.text()
                : expander.expand(LogicalLine.of(argument.text(), line.line())).text();
    }

    private String item(LogicalLine line, int start, int end) {
        String text = line.text();
        if (start >= end) {
            return "";
        }
        if (text.charAt(start) == '<') {
            int close = MacroArguments.literalEnd(line, start);
            if (close >= end) {
                return MacroArguments.unbracket(line, start, close);
            }
        }
        if (text.charAt(start) == '%') {
            return number(line, start + 1, end);
        }
        int wordEnd = Chars.wordEnd(text, start);
        if (wordEnd == end && symbols.global(text.substring(start, end)) instanceof TextMacro macro) {
            return macro.text().get();
        }
        LogicalLine expanded = expander.expand(line.part(start, end));
        String result = expanded.text();
        if (result.startsWith("<") && MacroArguments.literalEnd(expanded, 0) == result.length()) {
            return MacroArguments.unbracket(expanded, 0, result.length());
        }
        if (Chars.wordEnd(text, start) < end && !result.equals(text.substring(start, end))) {
            return result;
        }
        throw new AsmError(line.span(start, end - start), AsmProblem.TEXT_EXPECTED)
                .withHint("text stands in angle brackets: <" + text.substring(start, end) + ">");
    }

    /** The value of an expression in the digits of a decimal number, or the text when it is a text macro. */
    private String number(LogicalLine line, int start, int end) {
        String word = line.text().substring(start, end).strip();
        if (symbols.global(word) instanceof TextMacro macro) {
            return macro.text().get();
        }
        return Long.toString(host.constant(expander.expand(line.part(start, end))));
    }
}
