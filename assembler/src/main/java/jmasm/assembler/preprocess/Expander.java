package jmasm.assembler.preprocess;

import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;

/** Replaces text macros and calls of macro functions by what they stand for. */
final class Expander {

    private static final int DEEPEST = 100;

    /** A line that grows beyond this feeds on itself. */
    private static final int LONGEST_LINE = 1 << 20;

    private final SymbolTable symbols;
    private final Functions functions;

    /** Calls a macro function. */
    interface Functions {
        String call(Macro macro, LogicalLine line, int open, int close);

        String call(BuiltInFunction function, LogicalLine line, int open, int close);
    }

    Expander(SymbolTable symbols, Functions functions) {
        this.symbols = symbols;
        this.functions = functions;
    }

    LogicalLine expand(LogicalLine line) {
        return expand(line, 0, 0);
    }

    /** Expands what stands behind index {@code from}. */
    LogicalLine expand(LogicalLine line, int from) {
        return expand(line, from, 0);
    }

    private LogicalLine expand(LogicalLine line, int from, int depth) {
        String text = line.text();
        LineBuilder out = null;
        int copied = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '!' && at + 1 < text.length() && Chars.isQuote(text.charAt(at + 1))) {
                at += 2;
                continue;
            }
            if (Chars.isQuoteAt(text, at)) {
                at = Chars.stringEnd(text, at);
                continue;
            }
            if (!Chars.isWordPart(c)) {
                at++;
                continue;
            }
            int end = Chars.wordEnd(text, at);
            Symbol symbol = Chars.isWordStart(c) ? symbols.global(text.substring(at, end)) : null;
            int argumentsEnd = symbol == null ? -1 : argumentsEnd(symbol, line, end);
            String replacement = argumentsEnd < 0 ? null : replacement(symbol, line, end, argumentsEnd);
            if (replacement != null) {
                out = out == null ? new LineBuilder(line.lines()) : out;
                out.copy(line, copied, at);
                out.replace(nested(replacement, line, at, depth), line.column(at));
                copied = argumentsEnd;
                end = argumentsEnd;
                if (out.length() > LONGEST_LINE) {
                    throw new AsmError(line.span(at, 1), AsmProblem.LIMIT_EXCEEDED, "length of an expanded line");
                }
            }
            at = end;
        }
        if (out == null) {
            return line;
        }
        out.copy(line, copied, text.length());
        return out.build();
    }

    /** Behind the call, or -1 when the word is not to be replaced. */
    private static int argumentsEnd(Symbol symbol, LogicalLine line, int end) {
        if (symbol instanceof TextMacro) {
            return end;
        }
        boolean function = symbol instanceof BuiltInFunction || symbol instanceof Macro macro && macro.function();
        if (!function) {
            return -1;
        }
        int open = Chars.skipBlanks(line.text(), end);
        return open < line.text().length() && line.text().charAt(open) == '('
                ? MacroArguments.parenthesisEnd(line, open)
                : -1;
    }

    private String replacement(Symbol symbol, LogicalLine line, int end, int close) {
        if (symbol instanceof TextMacro macro) {
            return macro.text().get();
        }
        int open = Chars.skipBlanks(line.text(), end);
        return symbol instanceof Macro macro
                ? functions.call(macro, line, open + 1, close - 1)
                : functions.call((BuiltInFunction) symbol, line, open + 1, close - 1);
    }

    /** What a text stands for may hold names that stand for more text. */
    private String nested(String replacement, LogicalLine line, int at, int depth) {
        if (depth >= DEEPEST) {
            throw new AsmError(line.span(at, 1), AsmProblem.TEXT_NESTING_TOO_DEEP);
        }
        return expand(LogicalLine.of(replacement, line.span(at, 1)), 0, depth + 1)
                .text();
    }
}
