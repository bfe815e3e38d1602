package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.AssemblerOptions;
import jmasm.assembler.CaseMap;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.Includes;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.SourceFile;
import jmasm.base.Span;
import jmasm.masm.Name;

/** Reads a source and everything that it includes, and hands each line that remains to the assembler. */
public final class Preprocessor {

    /** ml stops at 20. */
    private static final int DEEPEST_NESTING = 100;

    private static final int DEEPEST_NESTING_OF_ML = 20;
    private static final int LONGEST_LINE_OF_ML = 512;

    private final SymbolTable symbols;
    private final Includes includes;
    private final Host host;
    private final ErrorSink errors;
    private final long mostMacroLines;
    private final int longestLine;
    private final Expander expander;
    private final TextDirectives textDirectives;
    private final Conditions conditions;
    private final MacroCalls calls;
    private final LineDirectives directives;
    private final ConditionalStack conditionals = new ConditionalStack();
    private final UpperCase upperCase = new UpperCase();
    private LineWatcher watcher = LineWatcher.NONE;
    private LineSource source;
    private LineSource.OfFile file;
    private Span currentLine;
    private int depth;
    private long macroLines;
    private boolean ended;

    /** @param options how many lines macros and repeat blocks may make, and how long a line may be */
    public Preprocessor(SymbolTable symbols, Includes includes, Host host, ErrorSink errors, AssemblerOptions options) {
        this.mostMacroLines = options.macroLines();
        this.longestLine = options.lineLength();
        this.symbols = symbols;
        this.includes = includes;
        this.host = host;
        this.errors = errors;
        this.calls = new MacroCalls(this, symbols, errors);
        this.expander = new Expander(symbols, calls, longestLine);
        TextItems items = new TextItems(symbols, expander, host);
        this.textDirectives = new TextDirectives(symbols, items, expander, host, longestLine);
        this.conditions = new Conditions(items, expander, host);
        calls.setItems(items);
        this.directives = new LineDirectives(
                this,
                symbols,
                includes,
                items,
                conditions,
                new RepeatBlocks(this, calls, items, expander, host),
                expander,
                host);
        textDirectives.defineFunctions();
    }

    /** Defines a name that stands for text, as /D does. */
    public void define(String name, String text) {
        symbols.put(TextMacro.of(name, text));
    }

    /** Defines a name such as {@code @Line}, whose text is asked for at each use. */
    public void predefine(String name, Supplier<String> text) {
        symbols.putPredefined(new TextMacro(name, text));
    }

    /** The line that is being read. */
    public Span currentLine() {
        return currentLine;
    }

    /** The file that is being read. */
    public SourceFile currentFile() {
        return file.file();
    }

    /** Reads the main file to its end or END, and these files before it. */
    public void run(SourceFile main, List<String> before) {
        currentLine = Span.ofLine(main, 1);
        for (String name : before) {
            Optional<SourceFile> text = includes.open(name, main);
            if (text.isEmpty()) {
                errors.report(new AsmError(Span.ofFile(main), AsmProblem.CANNOT_OPEN_FILE, name));
            } else {
                readFile(text.get(), Optional.of(new Span.Origin(Span.Kind.INCLUDE, name, currentLine)));
            }
        }
        readFile(main, Optional.empty());
        if (!ended) {
            errors.report(new AsmError(Span.ofLine(main, Math.max(1, main.lineCount())), AsmProblem.END_REQUIRED));
        }
    }

    void readFile(SourceFile text, Optional<Span.Origin> origin) {
        LineSource.OfFile outer = file;
        file = new LineSource.OfFile(text, origin, longestLine);
        int outerDepth = conditionals.depth();
        process(file);
        file = outer;
        if (conditionals.depth() > outerDepth) {
            errors.report(new AsmError(conditionals.opened(), AsmProblem.UNMATCHED_BLOCK_NESTING, "if-else"));
            conditionals.unwind(outerDepth);
        }
    }

    void process(LineSource newSource) {
        if (depth >= DEEPEST_NESTING) {
            throw new AsmError(currentLine, AsmProblem.NESTING_TOO_DEEP);
        }
        if (depth == DEEPEST_NESTING_OF_ML) {
            errors.report(new AsmError(currentLine, AsmProblem.BEYOND_ML, "macros and includes 20 deep"));
        }
        LineSource outer = source;
        source = newSource;
        depth++;
        try {
            while (!ended && processLine()) {
                // All is done in the condition.
            }
        } finally {
            depth--;
            source = outer;
        }
    }

    /** False at the end of the present source. */
    private boolean processLine() {
        try {
            LogicalLine line = nextLine();
            if (line == null) {
                return false;
            }
            if (!line.isBlank()) {
                currentLine = line.line();
                if (line.text().length() > longestLine) {
                    throw new AsmError(currentLine, AsmProblem.LINE_TOO_LONG);
                }
                if (line.text().length() > LONGEST_LINE_OF_ML) {
                    errors.report(new AsmError(currentLine, AsmProblem.BEYOND_ML, "lines of 512 characters"));
                }
                countMacroLine(line);
                handle(whole(line));
            }
        } catch (AsmError error) {
            errors.report(error);
            // What would follow from a binary file's missing END, or from its missing definitions, helps nobody.
            ended |= source instanceof LineSource.OfFile reading && reading.isBinary();
        }
        return true;
    }

    /** A list whose line ends in a comma goes on in the next line. */
    private LogicalLine whole(LogicalLine first) {
        if (!conditionals.isActive()) {
            return first;
        }
        if (!endsInComma(first.text()) || !isList(first)) {
            return ending(first);
        }
        List<LogicalLine> parts = new ArrayList<>(List.of(first));
        int length = first.text().length();
        int lines = first.lines().length;
        boolean more = true;
        while (more) {
            LogicalLine next = nextLine();
            if (next == null) {
                break;
            }
            // A blank line within a list is none.
            more = next.isBlank() || endsInComma(next.text());
            length += next.text().length();
            lines += next.lines().length;
            if (length <= longestLine && lines <= LogicalLine.MOST_LINES) {
                parts.add(next);
            }
        }
        if (length > longestLine || lines > LogicalLine.MOST_LINES) {
            throw new AsmError(first.line(), AsmProblem.LINE_TOO_LONG);
        }
        return ending(LogicalLine.join(parts));
    }

    private LogicalLine ending(LogicalLine line) {
        return textDirectives.mayContinue() ? continued(line) : line;
    }

    /** A text that ends in a backslash, at the end of a line, joins it with the next one. */
    private LogicalLine continued(LogicalLine line) {
        int end = Chars.trimmedEnd(line.text(), 0, line.text().length());
        int start = end;
        while (start > 0 && Chars.isWordPart(line.text().charAt(start - 1))) {
            start--;
        }
        boolean joins = start < end
                && symbols.global(line.text(), start, end) instanceof TextMacro macro
                && macro.text().get().equals("\\");
        LogicalLine next = joins ? nextLine() : null;
        return next == null ? line : LogicalLine.join(List.of(line.part(0, start), next));
    }

    private static boolean endsInComma(String text) {
        int last = text.length() - 1;
        while (last >= 0 && Chars.isBlank(text.charAt(last))) {
            last--;
        }
        return last >= 0 && text.charAt(last) == ',';
    }

    /** Operands of instructions and of macros end with their line, and those of some directives. */
    private boolean isList(LogicalLine line) {
        Words words = new Words(line.text(), upperCase);
        return switch (words.first()) {
            case "ECHO", "%OUT", "TITLE", "SUBTITLE", "SUBTTL", "COMMENT", "INCLUDE", "INCLUDELIB", "EXITM" -> false;
            case "IFIDN", "IFIDNI", "IFDIF", "IFDIFI", "ELSEIFIDN", "ELSEIFIDNI", "ELSEIFDIF", "ELSEIFDIFI" -> false;
            default ->
                !isMacroCall(words.firstWritten())
                        && !host.isInstruction(words.firstWritten())
                        && switch (words.second()) {
                            case "EQU", "TEXTEQU", "CATSTR", "SUBSTR", "INSTR", "SIZESTR" -> false;
                            default -> true;
                        };
        };
    }

    private boolean isMacroCall(String word) {
        return symbols.global(word) instanceof Macro;
    }

    private void countMacroLine(LogicalLine line) {
        if (source instanceof LineSource.OfMacro && ++macroLines > mostMacroLines) {
            ended = true;
            throw new AsmError(line.line(), AsmProblem.LIMIT_EXCEEDED, "lines made by macros");
        }
    }

    /** For rounds without a line: a WHILE that never ends has to end too. */
    void countRound(Span at) {
        if (++macroLines > mostMacroLines) {
            ended = true;
            throw new AsmError(at, AsmProblem.LIMIT_EXCEEDED, "rounds of WHILE and REPEAT");
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Nothing more is read: END was met, or what follows can't be trusted. */
    void end() {
        ended = true;
    }

    /** What lines come from at present. */
    LineSource source() {
        return source;
    }

    LogicalLine nextLine() {
        return watched(source.next());
    }

    /** Tells the watcher of a line that was read. */
    LogicalLine watched(LogicalLine line) {
        if (line != null && watcher != LineWatcher.NONE) {
            watcher.read(line, source instanceof LineSource.OfMacro, conditionals.isActive());
        }
        return line;
    }

    /** Who follows the reading. */
    public void setWatcher(LineWatcher newWatcher) {
        watcher = newWatcher;
    }

    LineWatcher watcher() {
        return watcher;
    }

    ConditionalStack conditionals() {
        return conditionals;
    }

    void setCurrentLine(Span line) {
        currentLine = line;
    }

    /** Calls a macro by its name, for what stands behind the preprocessor. */
    public Optional<Program.MacroCalls.Result> call(String name, String arguments, Span at) {
        if (!(symbols.global(name) instanceof Macro macro)) {
            return Optional.empty();
        }
        return Optional.of(calls.call(macro, LogicalLine.of(arguments, at)));
    }

    // ---- one line

    private void handle(LogicalLine line) {
        if (line.isBlank()) {
            return;
        }
        int start = Chars.skipBlanks(line.text(), 0);
        if (line.text().charAt(start) == '%' && !line.text().regionMatches(true, start, "%OUT", 0, 4)) {
            handle(expanded(line.part(start + 1, line.text().length())));
            return;
        }
        Words words = new Words(line.text(), upperCase);
        String first = words.first();
        if (Conditions.isDirective(first)) {
            conditional(first, line, words);
        } else if (conditionals.isActive()
                && !directives.run(first, line, words)
                && !definition(words.second(), line, words)) {
            statement(line, 0);
        }
    }

    /** A line behind {@code %}: text macros are expanded wherever they stand, in strings where {@code &} says so. */
    private LogicalLine expanded(LogicalLine line) {
        return conditionals.isActive() ? expander.expandEverywhere(line) : line;
    }

    private void conditional(String first, LogicalLine line, Words words) {
        Span at = line.span(words.firstStart(), words.firstEnd() - words.firstStart());
        if (first.equals("ENDIF")) {
            conditionals.close(at);
            if (conditionals.isActive()) {
                watcher.conditional();
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
            watcher.conditional();
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
        if (expanded == line || expansions >= DEEPEST_NESTING) {
            pass(expanded);
        } else if (!expanded.isBlank()) {
            // What a text macro gave may be a directive or a macro itself, and it may begin a comment.
            int comment = LineSource.OfFile.codeEnd(expanded.text());
            rehandle(comment < expanded.text().length() ? expanded.part(0, comment) : expanded, expansions + 1);
        }
    }

    private void rehandle(LogicalLine line, int expansions) {
        Words words = new Words(line.text(), upperCase);
        if (!directives.run(words.first(), line, words) && !definition(words.second(), line, words)) {
            statement(line, expansions);
        }
    }

    /** Whether the word at {@code at} is REPEAT or its like, which may stand behind a label. */
    private boolean opensBlock(String text, int at) {
        return at < text.length() && MacroReader.opensBlock(new Words(text.substring(at), upperCase).first());
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
            ended = true;
        }
    }

    // ---- macros

    UpperCase upperCase() {
        return upperCase;
    }

    boolean isCaseSensitive() {
        return symbols.caseMap() == CaseMap.NONE;
    }

    private void defineMacro(Name name, LogicalLine line, int rest) {
        MacroReader reader = new MacroReader(this::nextLine, upperCase);
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
