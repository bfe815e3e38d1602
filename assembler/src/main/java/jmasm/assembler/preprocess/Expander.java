package jmasm.assembler.preprocess;

import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;

/** Replaces text macros and calls of macro functions by what they stand for. */
final class Expander {

    private static final int DEEPEST = 100;

    /** So many names and calls may be replaced for one line, also where that leaves nothing. */
    private static final int MOST_REPLACEMENTS = 100_000;

    private final SymbolTable symbols;
    private final Functions functions;
    private final int longestLine;
    private int replacements;

    /** Calls a macro function. */
    interface Functions {
        String call(Macro macro, LogicalLine line, int open, int close);

        String call(BuiltInFunction function, LogicalLine line, int open, int close);
    }

    Expander(SymbolTable symbols, Functions functions, int longestLine) {
        this.longestLine = longestLine;
        this.symbols = symbols;
        this.functions = functions;
    }

    LogicalLine expand(LogicalLine line) {
        return expand(line, false, 0);
    }

    /**
     * Expands a line behind {@code %}: in strings too what has {@code &} beside it, and that sign goes.
     */
    LogicalLine expandEverywhere(LogicalLine line) {
        return expand(line, true, 0);
    }

    private LogicalLine expand(LogicalLine line, boolean everywhere, int depth) {
        String text = line.text();
        LineBuilder out = null;
        int copied = 0;
        int at = 0;
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '!' && at + 1 < text.length() && Chars.isQuote(text.charAt(at + 1))) {
                at += 2;
                continue;
            }
            if (Chars.isQuoteAt(text, at)) {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
                at = everywhere ? at + 1 : Chars.stringEnd(text, at);
                continue;
            }
            if (!Chars.isWordPart(c)) {
                at++;
                continue;
            }
            if (!Chars.isWordStart(c) && (everywhere || depth > 0)) {
                // In text that is made here a name begins behind the digits: 2NAME.
                at++;
                continue;
            }
            int end = Chars.wordEnd(text, at);
            Symbol symbol = Chars.isWordStart(c) ? symbols.global(text, at, end) : null;
            int argumentsEnd = symbol == null ? -1 : argumentsEnd(symbol, line, end);
            if (argumentsEnd >= 0 && everywhere && quote != 0 && !isMarked(text, at, argumentsEnd, copied)) {
                argumentsEnd = -1;
            }
            String replacement = argumentsEnd < 0 ? null : replacement(symbol, line, end, argumentsEnd);
            if (replacement != null) {
                replacements = depth == 0 ? 0 : replacements + 1;
                if (replacements > MOST_REPLACEMENTS) {
                    throw new AsmError(line.span(at, 1), AsmProblem.TEXT_NESTING_TOO_DEEP);
                }
                out = out == null ? new LineBuilder(line.lines(), text.length() + LineBuilder.SPARE) : out;
                boolean before = everywhere && isAmpersand(text, at - 1) && at > copied;
                out.copy(line, copied, before ? at - 1 : at);
                out.replace(nested(replacement, line, at, depth), line.column(at));
                copied = argumentsEnd + (everywhere && isAmpersand(text, argumentsEnd) ? 1 : 0);
                end = copied;
                if (out.length() > longestLine) {
                    throw new AsmError(line.span(at, 1), AsmProblem.LINE_TOO_LONG);
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

    /** Whether an {@code &} that is not used up stands before or behind. */
    private static boolean isMarked(String text, int from, int to, int copied) {
        return from > copied && isAmpersand(text, from - 1) || isAmpersand(text, to);
    }

    private static boolean isAmpersand(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) == '&';
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
        return expand(LogicalLine.of(replacement, line.span(at, 1)), false, depth + 1)
                .text();
    }
}
