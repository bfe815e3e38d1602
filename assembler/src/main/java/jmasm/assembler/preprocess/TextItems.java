package jmasm.assembler.preprocess;

import java.util.Locale;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.Symbol;
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

    /** The one item that is the rest of the line, of a directive on text. */
    String text(LogicalLine line, int from) {
        return rest(line, from, false);
    }

    /** The list of FOR and FORC, the rest of the line: quotes in it make strings. */
    String list(LogicalLine line, int from) {
        return rest(line, from, true);
    }

    private String rest(LogicalLine line, int from, boolean strings) {
        String text = line.text();
        int start = Chars.skipBlanks(text, from);
        int end = text.stripTrailing().length();
        return item(line, start, Math.max(start, end), strings);
    }

    /** The same as it stands: what {@code !} protects in a literal is for the line that the text goes into. */
    String written(LogicalLine line, int from) {
        String text = line.text();
        int start = Chars.skipBlanks(text, from);
        int end = Chars.trimmedEnd(text, start, text.length());
        boolean literal =
                start < end && text.charAt(start) == '<' && MacroArguments.literalEnd(line, start, false) >= end;
        return literal && text.indexOf('!', start) >= 0 ? text.substring(start + 1, end - 1) : text(line, from);
    }

    /** The items of a line, separated by commas, as one text. */
    String concatenation(LogicalLine line, int from) {
        StringBuilder text = new StringBuilder();
        for (MacroArguments.Argument argument :
                MacroArguments.split(line, from, line.text().length(), false)) {
            int start = argument.expression() ? line.text().lastIndexOf('%', argument.start()) : argument.start();
            text.append(item(line, start, argument.end(), false));
        }
        return text.toString();
    }

    /** What a macro's argument is when the call binds it. */
    String value(LogicalLine line, MacroArguments.Argument argument) {
        if (argument.expression()) {
            return value(line, argument.start(), argument.end(), false);
        }
        for (int at = argument.start(); at < argument.end(); at++) {
            char c = line.text().charAt(at);
            if (c == '%' || c == '(') {
                return withValues(line, argument.start(), argument.end(), false);
            }
        }
        return argument.text();
    }

    /**
     * An argument in which calls of macro functions, outside angle brackets, are replaced by their text. A {@code %}
     * asks for the value of what follows it, up to a comma, also between angle brackets, but not in strings.
     */
    private String withValues(LogicalLine line, int from, int to, boolean literal) {
        String text = line.text();
        StringBuilder result = new StringBuilder();
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '%') {
                int start = Chars.skipBlanks(text, at + 1);
                int end = MacroArguments.argumentEnd(line, start, to);
                result.append(value(line, start, end, false));
                at = end;
            } else if (c == '<' && !literal) {
                int end = MacroArguments.literalEnd(line, at);
                result.append(withValues(line, at + 1, end - 1, true));
                at = end;
            } else if (c == '!' && at + 1 < to) {
                result.append(text.charAt(at + 1));
                at += 2;
            } else if (Chars.isQuoteAt(text, at)) {
                int end = Math.min(to, Chars.stringEnd(text, at));
                result.append(text, at, end);
                at = end;
            } else if (Chars.isWordStart(c)) {
                int end = Chars.wordEnd(text, at);
                if (!literal && isFunction(text.substring(at, end)) && isCall(text, end, to)) {
                    end = MacroArguments.parenthesisEnd(line, Chars.skipBlanks(text, end));
                    result.append(expander.expand(line.part(at, end)).text());
                } else {
                    result.append(text, at, end);
                }
                at = end;
            } else {
                result.append(c);
                at++;
            }
        }
        return result.toString();
    }

    /** What an operand of a directive on text is: as an argument, but literals are just what they say. */
    String operand(LogicalLine line, MacroArguments.Argument argument) {
        if (argument.expression()) {
            return value(line, argument);
        }
        return line.text().startsWith("<", argument.start())
                ? argument.text()
                : expander.expand(LogicalLine.of(argument.text(), line.line())).text();
    }

    private String item(LogicalLine line, int start, int end, boolean strings) {
        String text = line.text();
        if (start >= end) {
            return "";
        }
        if (text.charAt(start) == '<') {
            int close = MacroArguments.literalEnd(line, start, strings);
            if (close >= end) {
                return MacroArguments.unbracket(line, start, close, strings);
            }
        }
        if (text.charAt(start) == '%') {
            return value(line, Chars.skipBlanks(text, start + 1), end, true);
        }
        int wordEnd = Chars.wordEnd(text, start);
        if (wordEnd == end && symbols.global(text.substring(start, end)) instanceof TextMacro macro) {
            return macro.text().get();
        }
        LogicalLine expanded = expander.expand(line.part(start, end));
        String result = expanded.text();
        if (result.startsWith("<") && MacroArguments.literalEnd(expanded, 0, strings) == result.length()) {
            return MacroArguments.unbracket(expanded, 0, result.length(), strings);
        }
        if (Chars.wordEnd(text, start) < end && !result.equals(text.substring(start, end))) {
            return unescaped(result, line);
        }
        throw new AsmError(line.span(start, end - start), AsmProblem.TEXT_EXPECTED)
                .withHint("text stands in angle brackets: <" + text.substring(start, end) + ">");
    }

    /** A function's text may still hold the {@code !} of its EXITM. */
    private static String unescaped(String text, LogicalLine line) {
        return text.indexOf('!') < 0
                ? text
                : MacroArguments.unbracket(LogicalLine.of(text, line.line()), 0, text.length());
    }

    /**
     * What {@code %} makes of an expression: the digits of its value in the present radix, or the text when it begins
     * with a name that stands for text and goes on with such.
     *
     * @param unsigned whether a negative number is shown as its 32 bits, as TEXTEQU does
     */
    private String value(LogicalLine line, int start, int end, boolean unsigned) {
        LogicalLine expanded = expander.expand(line.part(start, end));
        if (isText(line.text(), start, end)) {
            return expanded.text();
        }
        long number = host.constant(expanded);
        boolean negative = number < 0 && !unsigned;
        String digits = Long.toString((negative ? -number : number) & 0xFFFF_FFFFL, host.radix())
                .toUpperCase(Locale.ROOT);
        return negative ? "-" + digits : digits;
    }

    /** Text macros and calls of macro functions only: no operator, no number. */
    private boolean isText(String text, int start, int end) {
        int wordEnd = Chars.wordEnd(text, start);
        String first = text.substring(start, Math.min(end, wordEnd));
        boolean isText = symbols.global(first) instanceof TextMacro || isFunction(first) && isCall(text, wordEnd, end);
        int at = start;
        while (isText && at < end) {
            char c = text.charAt(at);
            if (Chars.isWordStart(c)) {
                at = Chars.wordEnd(text, at);
                at = isCall(text, at, end) ? parenthesisEnd(text, Chars.skipBlanks(text, at), end) : at;
            } else {
                isText = Chars.isBlank(c) || c == '.' || c == '&' || c == '%';
                at++;
            }
        }
        return isText;
    }

    private boolean isFunction(String word) {
        Symbol symbol = symbols.global(word);
        return symbol instanceof BuiltInFunction || symbol instanceof Macro macro && macro.function();
    }

    private static boolean isCall(String text, int wordEnd, int end) {
        int open = Chars.skipBlanks(text, wordEnd);
        return open < end && text.charAt(open) == '(';
    }

    private static int parenthesisEnd(String text, int open, int end) {
        int depth = 0;
        for (int at = open; at < end; at++) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return end;
    }
}
