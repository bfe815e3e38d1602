package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.Span;
import jmasm.masm.Name;

/** EQU, {@code =}, TEXTEQU and the directives and functions on strings. */
final class TextDirectives {

    private final SymbolTable symbols;
    private final TextItems items;
    private final Expander expander;
    private final Host host;
    private boolean continues;
    private final int longestText;

    TextDirectives(SymbolTable symbols, TextItems items, Expander expander, Host host, int longestText) {
        this.longestText = longestText;
        this.symbols = symbols;
        this.items = items;
        this.expander = expander;
        this.host = host;
    }

    /** Whether some text is a backslash, so that a line that it ends goes on in the next. */
    boolean mayContinue() {
        return continues;
    }

    void defineFunctions() {
        symbols.putPredefined(new BuiltInFunction("@CatStr", (arguments, line) -> String.join("", arguments)));
        symbols.putPredefined(new BuiltInFunction(
                "@SizeStr",
                (arguments, line) ->
                        decimal(arguments.isEmpty() ? 0 : arguments.get(0).length())));
        symbols.putPredefined(new BuiltInFunction("@SubStr", this::subStr));
        symbols.putPredefined(new BuiltInFunction("@InStr", this::inStr));
        // A source's meaning does not depend on who assembles it: no variable is set.
        symbols.putPredefined(new BuiltInFunction("@Environ", (arguments, line) -> ""));
    }

    /** True when {@code second} was a directive that defines the first word of the line. */
    boolean define(String second, LogicalLine line, Words words) {
        int rest = words.secondEnd();
        switch (second) {
            case "=" -> host.assign(words.firstIn(line), expander.expand(rest(line, rest)));
            case "EQU" -> equate(words.firstIn(line), line, rest);
            case "TEXTEQU", "CATSTR" -> put(words.firstIn(line), items.concatenation(line, rest));
            case "SUBSTR" -> put(words.firstIn(line), subStr(texts(line, rest), line));
            case "INSTR" -> assign(words.firstIn(line), inStr(texts(line, rest), line), line);
            case "SIZESTR" ->
                assign(words.firstIn(line), decimal(items.text(line, rest).length()), line);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void equate(Name name, LogicalLine line, int rest) {
        String text = line.text();
        int start = Chars.skipBlanks(text, rest);
        Symbol known = symbols.global(name.text());
        boolean literal = start < text.length() && text.charAt(start) == '<';
        if (literal
                && MacroArguments.literalEnd(line, start, false)
                        == text.stripTrailing().length()) {
            put(name, items.text(line, rest));
            return;
        }
        if (!(known instanceof TextMacro) && host.equate(name, expander.expand(rest(line, rest)))) {
            return;
        }
        put(name, text.substring(start).stripTrailing());
    }

    private void put(Name name, String text) {
        Symbol known = symbols.global(name.text());
        if (known != null && !(known instanceof TextMacro)) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        continues |= text.equals("\\");
        if (text.length() > longestText) {
            throw new AsmError(name.span(), AsmProblem.LINE_TOO_LONG);
        }
        symbols.put(TextMacro.of(name.text(), text));
        host.text(text);
    }

    /** Directives that give a number define a name as {@code =} does. */
    private void assign(Name name, String number, LogicalLine line) {
        if (symbols.global(name.text()) instanceof TextMacro) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        host.assign(name, LogicalLine.of(number + "t", line.line()));
    }

    private static LogicalLine rest(LogicalLine line, int from) {
        return line.part(from, line.text().length());
    }

    /** The operands, each a text item or, as in SUBSTR, an expression whose digits count. */
    private List<String> texts(LogicalLine line, int rest) {
        List<String> texts = new ArrayList<>();
        for (MacroArguments.Argument argument :
                MacroArguments.split(line, rest, line.text().length(), false)) {
            texts.add(items.operand(line, argument));
        }
        return texts;
    }

    private static String decimal(long value) {
        return Long.toString(value);
    }

    /** Text, position from 1, and length, by default to the end. */
    private String subStr(List<String> arguments, LogicalLine line) {
        String text = argument(arguments, 0, line);
        long position = number(argument(arguments, 1, line), line);
        boolean toEnd = arguments.size() < 3 || arguments.get(2).isBlank();
        long length = toEnd ? text.length() - position + 1 : number(arguments.get(2), line);
        requirePosition(position, text, line);
        if (length < 0) {
            throw new AsmError(line.line(), AsmProblem.NEGATIVE_COUNT);
        }
        if (length > text.length() - (position - 1)) {
            throw new AsmError(line.line(), AsmProblem.COUNT_TOO_LARGE);
        }
        return text.substring((int) position - 1, (int) (position - 1 + length));
    }

    /** An optional position to begin at, the text, and what is looked for; 0 when it is not there. */
    private String inStr(List<String> arguments, LogicalLine line) {
        boolean positioned = arguments.size() > 2;
        long from = positioned && !arguments.get(0).isBlank() ? number(arguments.get(0), line) : 1;
        String text = argument(arguments, positioned ? 1 : 0, line);
        String wanted = argument(arguments, positioned ? 2 : 1, line);
        requirePosition(from, text, line);
        return decimal(wanted.isEmpty() ? 0 : text.indexOf(wanted, (int) from - 1) + 1);
    }

    /** Of a character of {@code text}, from 1; the first one may be asked for even where there is none. */
    private static void requirePosition(long position, String text, LogicalLine line) {
        if (position < 1) {
            throw new AsmError(line.line(), AsmProblem.POSITIVE_EXPECTED);
        }
        if (position > Math.max(1, text.length())) {
            throw new AsmError(line.line(), AsmProblem.INDEX_PAST_END);
        }
    }

    private static String argument(List<String> arguments, int index, LogicalLine line) {
        if (index >= arguments.size()) {
            throw new AsmError(line.line(), AsmProblem.TEXT_EXPECTED);
        }
        return arguments.get(index);
    }

    private long number(String text, LogicalLine line) {
        Span at = line.line();
        if (symbols.global(text) instanceof ConstantSymbol || !text.isBlank()) {
            return host.constant(expander.expand(LogicalLine.of(text, at)));
        }
        throw new AsmError(at, AsmProblem.EXPRESSION_EXPECTED);
    }
}
