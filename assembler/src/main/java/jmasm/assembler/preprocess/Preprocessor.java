package jmasm.assembler.preprocess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.CaseMap;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.Includes;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.SourceFile;
import jmasm.base.Span;
import jmasm.masm.Name;

/** Reads a source and everything that it includes, and hands each line that remains to the assembler. */
public final class Preprocessor {

    /** ml stops at 20. */
    private static final int DEEPEST_NESTING = 100;

    /** Lines from macros in one run: a WHILE that never ends has to end. */
    private static final long MOST_MACRO_LINES = 20_000_000;

    private final SymbolTable symbols;
    private final Includes includes;
    private final Host host;
    private final ErrorSink errors;
    private final Expander expander;
    private final TextItems items;
    private final TextDirectives textDirectives;
    private final Conditions conditions;
    private final ConditionalStack conditionals = new ConditionalStack();
    private LineSource source;
    private LineSource.OfFile file;
    private Span currentLine;
    private int depth;
    private int localNames;
    private long macroLines;
    private boolean ended;

    public Preprocessor(SymbolTable symbols, Includes includes, Host host, ErrorSink errors) {
        this.symbols = symbols;
        this.includes = includes;
        this.host = host;
        this.errors = errors;
        this.expander = new Expander(symbols, new Calls());
        this.items = new TextItems(symbols, expander, host);
        this.textDirectives = new TextDirectives(symbols, items, expander, host);
        this.conditions = new Conditions(items, expander, host);
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

    /** Reads the main file to its end or END. */
    public void run(SourceFile main) {
        currentLine = Span.ofLine(main, 1);
        readFile(main, Optional.empty());
        if (!ended) {
            errors.report(new AsmError(Span.ofLine(main, Math.max(1, main.lineCount())), AsmProblem.END_REQUIRED));
        }
    }

    private void readFile(SourceFile text, Optional<Span.Origin> origin) {
        LineSource.OfFile outer = file;
        file = new LineSource.OfFile(text, origin);
        int outerDepth = conditionals.depth();
        process(file);
        file = outer;
        if (conditionals.depth() > outerDepth) {
            errors.report(new AsmError(conditionals.opened(), AsmProblem.UNMATCHED_BLOCK_NESTING, "if-else"));
            conditionals.unwind(outerDepth);
        }
    }

    private void process(LineSource newSource) {
        if (depth >= DEEPEST_NESTING) {
            throw new AsmError(currentLine, AsmProblem.NESTING_TOO_DEEP);
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
            LogicalLine line = source.next();
            if (line == null) {
                return false;
            }
            if (!line.isBlank()) {
                currentLine = line.line();
                countMacroLine(line);
                handle(line);
            }
        } catch (AsmError error) {
            errors.report(error);
            // What would follow from a binary file's missing END, or from its missing definitions, helps nobody.
            ended |= source instanceof LineSource.OfFile reading && reading.isBinary();
        }
        return true;
    }

    private void countMacroLine(LogicalLine line) {
        if (source instanceof LineSource.OfMacro && ++macroLines > MOST_MACRO_LINES) {
            ended = true;
            throw new AsmError(line.line(), AsmProblem.LIMIT_EXCEEDED, "lines made by macros");
        }
    }

    // ---- one line

    private void handle(LogicalLine line) {
        Words words = new Words(line.text());
        String first = words.first();
        if (Conditions.isDirective(first)) {
            conditional(first, line, words);
        } else if (conditionals.isActive()
                && !directive(first, line, words)
                && !definition(words.second(), line, words)) {
            statement(line, 0);
        }
    }

    private void conditional(String first, LogicalLine line, Words words) {
        Span at = line.span(words.firstStart(), words.firstEnd() - words.firstStart());
        if (first.equals("ENDIF")) {
            conditionals.close(at);
        } else if (first.equals("ELSE")) {
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
    }

    /** True when the line was a directive of the preprocessor. */
    private boolean directive(String first, LogicalLine line, Words words) {
        int rest = words.firstEnd();
        switch (first) {
            case "INCLUDE" -> include(line, rest);
            case "COMMENT" -> comment(line, rest);
            case "REPEAT", "REPT" -> repeat(line, rest);
            case "WHILE" -> loopWhile(line, rest);
            case "FOR", "IRP" -> loopFor(line, rest, false);
            case "FORC", "IRPC" -> loopFor(line, rest, true);
            case "EXITM" -> exitMacro(line, rest);
            case "GOTO" -> goTo(line, rest);
            case "ENDM" -> throw new AsmError(line.line(), AsmProblem.UNMATCHED_MACRO_NESTING);
            case "PURGE" -> purge(line, rest);
            case "ECHO", "%OUT" -> host.echo(line.text().substring(Chars.skipBlanks(line.text(), rest)));
            case ".RADIX" -> radix(line, rest);
            case "TITLE", "SUBTITLE", "SUBTTL", "PAGE", "NAME" -> {
                return !words.second().equals("SEGMENT");
            }
            case ".LIST", ".NOLIST", ".LISTALL", ".LISTIF", ".NOLISTIF", ".LISTMACRO", ".NOLISTMACRO" -> {}
            case ".LISTMACROALL", ".CREF", ".NOCREF", ".XCREF", ".XLIST", ".SALL", ".LALL", ".XALL" -> {}
            case ".LFCOND", ".SFCOND", ".TFCOND" -> {}
            default -> {
                return first.startsWith(".ERR") && conditions.forcedError(first, line, rest)
                        || first.startsWith(":") && source instanceof LineSource.OfMacro;
            }
        }
        return true;
    }

    /** True when the line defines a name of the preprocessor. */
    private boolean definition(String second, LogicalLine line, Words words) {
        if (words.firstEnd() == words.firstStart()) {
            return false;
        }
        Name name =
                new Name(line.span(words.firstStart(), words.firstEnd() - words.firstStart()), words.firstWritten());
        if (second.equals("MACRO")) {
            defineMacro(name, line, words.secondEnd());
            return true;
        }
        return textDirectives.define(name, second, line, words.secondEnd());
    }

    private void statement(LogicalLine line, int expansions) {
        String text = line.text();
        int start = Chars.skipBlanks(text, 0);
        if (start < text.length() && text.charAt(start) == '%') {
            // The line is to be expanded first, which all lines are.
            statement(line.part(start + 1, text.length()), expansions);
            return;
        }
        int at = behindLabel(text, start);
        int end = Chars.wordEnd(text, at);
        if (end > at
                && symbols.global(text.substring(at, end)) instanceof Macro macro
                && !isFunctionCall(macro, text, end)) {
            if (at > start) {
                pass(line.part(0, at));
            }
            callMacro(macro, line, end);
            return;
        }
        LogicalLine expanded = expander.expand(line);
        if (expanded == line || expansions >= DEEPEST_NESTING) {
            pass(expanded);
        } else if (!expanded.isBlank()) {
            // What a text macro gave may be a directive or a macro itself.
            rehandle(expanded, expansions + 1);
        }
    }

    private void rehandle(LogicalLine line, int expansions) {
        Words words = new Words(line.text());
        if (!directive(words.first(), line, words) && !definition(words.second(), line, words)) {
            statement(line, expansions);
        }
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

    // ---- directives

    private void include(LogicalLine line, int rest) {
        LogicalLine operand = line;
        String name = operand.text().substring(rest).strip();
        if (name.startsWith("<") && name.endsWith(">") && name.length() > 1) {
            name = name.substring(1, name.length() - 1).strip();
        } else if (name.startsWith("\"") && name.endsWith("\"") && name.length() > 1) {
            name = name.substring(1, name.length() - 1);
        } else if (symbols.global(name) instanceof TextMacro macro) {
            name = macro.text().get();
        }
        int start = Chars.skipBlanks(line.text(), rest);
        Span at = line.span(start, Math.max(1, line.text().stripTrailing().length() - start));
        Optional<SourceFile> text = name.isEmpty() ? Optional.empty() : includes.open(name, file.file());
        if (text.isEmpty()) {
            throw new AsmError(at, AsmProblem.CANNOT_OPEN_FILE, name);
        }
        readFile(
                text.get(),
                Optional.of(new Span.Origin(Span.Kind.INCLUDE, text.get().name(), line.line())));
    }

    /** COMMENT: all up to the line with the second delimiter is ignored. */
    private void comment(LogicalLine line, int rest) {
        int start = Chars.skipBlanks(line.text(), rest);
        // The comment's own ";" was no comment, so the line is taken as it stands in the file.
        String whole = line.line().file().line(line.line().line());
        if (start >= whole.length()) {
            throw new AsmError(line.line(), AsmProblem.COMMENT_DELIMITER);
        }
        char delimiter = whole.charAt(start);
        boolean open = whole.indexOf(delimiter, start + 1) < 0;
        while (open) {
            LogicalLine next = source instanceof LineSource.OfFile reading ? reading.nextRaw() : source.next();
            if (next == null) {
                ended = true;
                throw new AsmError(line.line(), AsmProblem.COMMENT_DELIMITER);
            }
            open = next.text().indexOf(delimiter) < 0;
        }
    }

    private void radix(LogicalLine line, int rest) {
        host.setRadix(10);
        long radix = host.constant(expander.expand(line.part(rest, line.text().length())));
        if (radix < 2 || radix > 16) {
            throw new AsmError(line.line(), AsmProblem.BAD_RADIX);
        }
        host.setRadix((int) radix);
    }

    private void purge(LogicalLine line, int rest) {
        for (String name : line.text().substring(rest).split(",")) {
            symbols.remove(name.strip());
        }
    }

    private void exitMacro(LogicalLine line, int rest) {
        if (!(source instanceof LineSource.OfMacro macro)) {
            throw new AsmError(line.line(), AsmProblem.NOT_IN_MACRO);
        }
        String operand = line.text().substring(rest);
        macro.exit(operand.isBlank() ? null : items.text(line, rest));
    }

    private void goTo(LogicalLine line, int rest) {
        if (!(source instanceof LineSource.OfMacro macro)) {
            throw new AsmError(line.line(), AsmProblem.NOT_IN_MACRO);
        }
        String label = line.text().substring(rest).strip();
        if (!macro.goTo(label)) {
            throw new AsmError(line.line(), AsmProblem.UNDEFINED_SYMBOL, label);
        }
    }

    // ---- macros

    private boolean isCaseSensitive() {
        return symbols.caseMap() == CaseMap.NONE;
    }

    private void defineMacro(Name name, LogicalLine line, int rest) {
        MacroReader reader = new MacroReader(source::next);
        List<Macro.Parameter> parameters = reader.parameters(line, rest);
        Macro macro = reader.read(name.text(), parameters, line);
        Symbol known = symbols.global(name.text());
        if (known != null && !(known instanceof Macro) && !(known instanceof TextMacro)) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        }
        symbols.put(macro);
    }

    private void callMacro(Macro macro, LogicalLine line, int rest) {
        Map<String, String> replacements = bind(macro, line, rest, line.text().length());
        run(macro, replacements, line.line());
    }

    private LineSource.OfMacro run(Macro macro, Map<String, String> replacements, Span calledAt) {
        for (String local : macro.locals()) {
            replacements.put(
                    Substitution.key(local, isCaseSensitive()), String.format(Locale.ROOT, "??%04X", localNames++));
        }
        Span.Origin origin = new Span.Origin(Span.Kind.MACRO, macro.name(), calledAt);
        LineSource.OfMacro body = new LineSource.OfMacro(macro, replacements, isCaseSensitive(), Optional.of(origin));
        int open = conditionals.depth();
        process(body);
        currentLine = calledAt;
        if (conditionals.depth() > open && !body.hasExited() && !ended) {
            errors.report(new AsmError(conditionals.opened(), AsmProblem.UNMATCHED_BLOCK_NESTING, "if-else"));
        }
        conditionals.unwind(open);
        return body;
    }

    /** Arguments to parameters. */
    private Map<String, String> bind(Macro macro, LogicalLine line, int from, int to) {
        List<MacroArguments.Argument> arguments = MacroArguments.split(line, from, to);
        Map<String, String> bound = new HashMap<>();
        int index = 0;
        for (Macro.Parameter parameter : macro.parameters()) {
            String text = index < arguments.size() ? items.value(line, arguments.get(index)) : "";
            if (parameter.vararg()) {
                text = varargs(line, arguments, index);
                index = arguments.size();
            }
            if (text.isEmpty() && parameter.required()) {
                throw new AsmError(line.line(), AsmProblem.MISSING_MACRO_ARGUMENT)
                        .withHint("parameter '" + parameter.name() + "' of " + macro.name() + " is required");
            }
            if (text.isEmpty() && parameter.initial() != null) {
                text = parameter.initial();
            }
            bound.put(Substitution.key(parameter.name(), isCaseSensitive()), text);
            index++;
        }
        if (index < arguments.size()) {
            errors.report(new AsmError(line.line(), AsmProblem.TOO_MANY_MACRO_ARGUMENTS, macro.name()));
        }
        return bound;
    }

    /** All arguments from {@code first} on; those in brackets keep them, so that they can be told apart again. */
    private String varargs(LogicalLine line, List<MacroArguments.Argument> arguments, int first) {
        StringBuilder all = new StringBuilder();
        for (int i = first; i < arguments.size(); i++) {
            MacroArguments.Argument argument = arguments.get(i);
            all.append(i > first ? "," : "");
            all.append(
                    argument.expression()
                            ? items.value(line, argument)
                            : line.text().substring(argument.start(), argument.end()));
        }
        return all.toString();
    }

    // ---- repeat blocks

    private Macro block(String name, List<Macro.Parameter> parameters, LogicalLine line) {
        return new MacroReader(source::next).read(name, parameters, line);
    }

    private void repeat(LogicalLine line, int rest) {
        LogicalLine operand = expander.expand(line.part(rest, line.text().length()));
        Macro body = block("REPEAT", List.of(), line);
        long count = host.constant(operand);
        boolean exited = false;
        for (long i = 0; i < count && !exited && !ended; i++) {
            exited = run(body, new HashMap<>(), line.line()).hasExited();
        }
    }

    private void loopWhile(LogicalLine line, int rest) {
        LogicalLine condition = line.part(rest, line.text().length());
        Macro body = block("WHILE", List.of(), line);
        boolean exited = false;
        while (!exited && !ended && host.constant(expander.expand(condition)) != 0) {
            if (body.body().isEmpty() && ++macroLines > MOST_MACRO_LINES) {
                throw new AsmError(line.line(), AsmProblem.LIMIT_EXCEEDED, "rounds of WHILE");
            }
            exited = run(body, new HashMap<>(), line.line()).hasExited();
        }
    }

    /** {@code FOR parameter, <list>} and {@code FORC parameter, <characters>}. */
    private void loopFor(LogicalLine line, int rest, boolean characters) {
        String text = line.text();
        int comma = text.indexOf(',', rest);
        List<Macro.Parameter> parameters =
                new MacroReader(source::next).parameters(line.part(0, comma < 0 ? text.length() : comma), rest);
        Macro body = block(characters ? "FORC" : "FOR", parameters, line);
        if (comma < 0 || parameters.size() != 1) {
            throw new AsmError(
                    line.line(), AsmProblem.SYNTAX_ERROR, text.substring(rest).strip());
        }
        Macro.Parameter parameter = parameters.get(0);
        boolean exited = false;
        for (String item : characters ? characters(line, comma + 1) : list(line, comma + 1)) {
            if (exited || ended) {
                return;
            }
            Map<String, String> replacements = new HashMap<>();
            String value = item.isEmpty() && parameter.initial() != null ? parameter.initial() : item;
            replacements.put(Substitution.key(parameter.name(), isCaseSensitive()), value);
            exited = run(body, replacements, line.line()).hasExited();
        }
    }

    private List<String> list(LogicalLine line, int from) {
        LogicalLine items0 = LogicalLine.of(items.text(line, from), line.line());
        List<String> list = new ArrayList<>();
        for (MacroArguments.Argument argument :
                MacroArguments.split(items0, 0, items0.text().length())) {
            list.add(items.value(items0, argument));
        }
        return list;
    }

    private List<String> characters(LogicalLine line, int from) {
        List<String> list = new ArrayList<>();
        for (char c : items.text(line, from).toCharArray()) {
            list.add(String.valueOf(c));
        }
        return list;
    }

    /** Calls of macro functions, for the expander. */
    private final class Calls implements Expander.Functions {

        @Override
        public String call(Macro macro, LogicalLine line, int open, int close) {
            LineSource.OfMacro body = run(macro, bind(macro, line, open, close), line.line());
            return body.result() == null ? "" : body.result();
        }

        @Override
        public String call(BuiltInFunction function, LogicalLine line, int open, int close) {
            List<String> arguments = new ArrayList<>();
            for (MacroArguments.Argument argument : MacroArguments.split(line, open, close)) {
                arguments.add(items.argument(line, argument));
            }
            return function.body().apply(arguments, line);
        }
    }
}
