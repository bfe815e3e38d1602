package jmasm.assembler.preprocess;

import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.Span;
import jmasm.masm.Name;

/** What one line is: conditional, directive, definition, call of a macro, or a statement for those behind. */
final class LineHandler {

    private final Preprocessor preprocessor;
    private final SymbolTable symbols;
    private final Host host;
    private final ErrorSink errors;
    private final Expander expander;
    private final TextDirectives textDirectives;
    private final Conditions conditions;
    private final MacroCalls calls;
    private final LineDirectives directives;

    LineHandler(
            Preprocessor preprocessor,
            SymbolTable symbols,
            Host host,
            ErrorSink errors,
            Expander expander,
            TextDirectives textDirectives,
            Conditions conditions,
            MacroCalls calls,
            LineDirectives directives) {
        this.preprocessor = preprocessor;
        this.symbols = symbols;
        this.host = host;
        this.errors = errors;
        this.expander = expander;
        this.textDirectives = textDirectives;
        this.conditions = conditions;
        this.calls = calls;
        this.directives = directives;
    }

    void handle(LogicalLine line) {
        if (line.isBlank()) {
            return;
        }
        int start = Chars.skipBlanks(line.text(), 0);
        if (line.text().charAt(start) == '%' && !line.text().regionMatches(true, start, "%OUT", 0, 4)) {
            handle(expanded(line.part(start + 1, line.text().length())));
            return;
        }
        Words words = new Words(line.text(), preprocessor.upperCase());
        String first = words.first();
        if (Conditions.isDirective(first)) {
            conditional(first, line, words);
        } else if (preprocessor.conditionals().isActive()
                && !directives.run(first, line, words)
                && !definition(words.second(), line, words)) {
            statement(line, 0);
        }
    }

    /** A line behind {@code %}: text macros are expanded wherever they stand, in strings where {@code &} says so. */
    private LogicalLine expanded(LogicalLine line) {
        return preprocessor.conditionals().isActive() ? expander.expandEverywhere(line) : line;
    }

    private void conditional(String first, LogicalLine line, Words words) {
        ConditionalStack conditionals = preprocessor.conditionals();
        Span at = line.span(words.firstStart(), words.firstEnd() - words.firstStart());
        if (first.equals("ENDIF")) {
            conditionals.close(at);
            if (conditionals.isActive()) {
                preprocessor.watcher().conditional();
            }
            return;
        }
        if (first.equals("ELSE")) {
            conditionals.otherwise(at);
        } else if (first.startsWith("ELSE")) {
            boolean asks = conditionals.mayTakeElse();
            conditionals.elseIf(at, asks && conditions.test(first.substring(4), line, words.firstEnd()));
        } else {
            boolean condition = false;
            try {
                condition = conditionals.isActive() && conditions.test(first, line, words.firstEnd());
            } finally {
                conditionals.open(at, condition);
            }
        }
        if (conditionals.isEnclosingActive()) {
            preprocessor.watcher().conditional();
        }
    }

    /** True when the line defines a name of the preprocessor. */
    private boolean definition(String second, LogicalLine line, Words words) {
        if (words.firstEnd() == words.firstStart()) {
            return false;
        }
        if (second.equals("MACRO")) {
            defineMacro(words.firstIn(line), line, words.secondEnd());
            return true;
        }
        return textDirectives.define(second, line, words);
    }

    private void statement(LogicalLine line, int expansions) {
        String text = line.text();
        int start = Chars.skipBlanks(text, 0);
        int at = behindLabel(text, start);
        int end = Chars.wordEnd(text, at);
        if (end > at && symbols.global(text, at, end) instanceof Macro macro && !isFunctionCall(macro, text, end)) {
            if (at > start) {
                pass(line.part(0, at));
            }
            calls.callMacro(macro, line, end);
            return;
        }
        if (at > start && opensBlock(text, at)) {
            pass(line.part(0, at));
            rehandle(line.part(at, text.length()), expansions);
            return;
        }
        LogicalLine expanded = expander.expand(line);
        if (expanded == line || expansions >= Preprocessor.DEEPEST_NESTING) {
            pass(expanded);
        } else if (!expanded.isBlank()) {
            // What a text macro gave may be a directive or a macro itself, and it may begin a comment.
            int comment = LineSource.OfFile.codeEnd(expanded.text());
            rehandle(comment < expanded.text().length() ? expanded.part(0, comment) : expanded, expansions + 1);
        }
    }

    private void rehandle(LogicalLine line, int expansions) {
        Words words = new Words(line.text(), preprocessor.upperCase());
        if (!directives.run(words.first(), line, words) && !definition(words.second(), line, words)) {
            statement(line, expansions);
        }
    }

    /** Whether the word at {@code at} is REPEAT or its like, which may stand behind a label. */
    private boolean opensBlock(String text, int at) {
        return at < text.length()
                && MacroReader.opensBlock(new Words(text.substring(at), preprocessor.upperCase()).first());
    }

    private static boolean isFunctionCall(Macro macro, String text, int end) {
        int open = Chars.skipBlanks(text, end);
        return macro.function() && open < text.length() && text.charAt(open) == '(';
    }

    /** The index of the first word behind {@code label:}. */
    private static int behindLabel(String text, int start) {
        int end = Chars.wordEnd(text, start);
        int colon = Chars.skipBlanks(text, end);
        if (end == start || colon >= text.length() || text.charAt(colon) != ':') {
            return start;
        }
        int next = colon + 1;
        next += next < text.length() && text.charAt(next) == ':' ? 1 : 0;
        return Chars.skipBlanks(text, next);
    }

    private void pass(LogicalLine line) {
        if (!line.isBlank() && !host.statement(line)) {
            preprocessor.end();
        }
    }

    private void defineMacro(Name name, LogicalLine line, int rest) {
        MacroReader reader = new MacroReader(preprocessor::nextLine, preprocessor.upperCase());
        List<Macro.Parameter> parameters = reader.parameters(line, rest);
        Macro macro = reader.read(name.text(), parameters, line);
        if (reader.inconsistent() != null) {
            errors.report(new AsmError(reader.inconsistent().line(), AsmProblem.EXITM_INCONSISTENT));
        }
        calls.requireNotRunning(name);
        Symbol known = symbols.global(name.text());
        if (known != null && !(known instanceof Macro) && !(known instanceof TextMacro)) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        symbols.put(macro);
    }
}
