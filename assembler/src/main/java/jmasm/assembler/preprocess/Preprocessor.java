package jmasm.assembler.preprocess;

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
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.SourceFile;
import jmasm.base.Span;

/** Reads a source and everything that it includes, and hands each line that remains to the assembler. */
public final class Preprocessor {

    /** ml stops at 20. */
    static final int DEEPEST_NESTING = 100;

    private static final int DEEPEST_NESTING_OF_ML = 20;
    private static final int LONGEST_LINE_OF_ML = 512;

    private final SymbolTable symbols;
    private final Includes includes;
    private final Host host;
    private final ErrorSink errors;
    private final long mostMacroLines;
    private final int longestLine;
    private final MacroCalls calls;
    private final JoinedLines joined;
    private final LineHandler lines;
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
        Expander expander = new Expander(symbols, calls, longestLine);
        TextItems items = new TextItems(symbols, expander, host);
        TextDirectives textDirectives = new TextDirectives(symbols, items, expander, host, longestLine);
        Conditions conditions = new Conditions(items, expander, host);
        calls.setItems(items);
        LineDirectives directives = new LineDirectives(
                this,
                symbols,
                includes,
                items,
                conditions,
                new RepeatBlocks(this, calls, items, expander, host),
                expander,
                host);
        textDirectives.defineFunctions();
        this.joined = new JoinedLines(this, symbols, textDirectives, host, longestLine);
        this.lines =
                new LineHandler(this, symbols, host, errors, expander, textDirectives, conditions, calls, directives);
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
                lines.handle(joined.whole(line));
            }
        } catch (AsmError error) {
            errors.report(error);
            // What would follow from a binary file's missing END, or from its missing definitions, helps nobody.
            ended |= source instanceof LineSource.OfFile reading && reading.isBinary();
        }
        return true;
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

    UpperCase upperCase() {
        return upperCase;
    }

    boolean isCaseSensitive() {
        return symbols.caseMap() == CaseMap.NONE;
    }
}
