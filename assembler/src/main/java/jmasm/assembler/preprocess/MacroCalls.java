package jmasm.assembler.preprocess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.NameTable;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.base.Span;
import jmasm.masm.Name;

/** Binds a macro's arguments, and runs its body. */
final class MacroCalls implements Expander.Functions {

    private final Preprocessor preprocessor;
    private final SymbolTable symbols;
    private final ErrorSink errors;
    private TextItems items;
    private int localNames;
    private final Deque<Macro> running = new ArrayDeque<>();

    MacroCalls(Preprocessor preprocessor, SymbolTable symbols, ErrorSink errors) {
        this.preprocessor = preprocessor;
        this.symbols = symbols;
        this.errors = errors;
    }

    /** The reader of text items, which needs the expander, which needs this. */
    void setItems(TextItems newItems) {
        items = newItems;
    }

    /** A call with the whole of {@code arguments}. */
    Program.MacroCalls.Result call(Macro macro, LogicalLine arguments) {
        NameTable<String> bound = bind(macro, arguments, 0, arguments.text().length());
        LineSource.OfMacro body = run(macro, bound, arguments.line());
        return new Program.MacroCalls.Result(macro.function(), body.result() == null ? "" : body.result());
    }

    void callMacro(Macro macro, LogicalLine line, int rest) {
        NameTable<String> replacements = bind(macro, line, rest, line.text().length());
        run(macro, replacements, line.line());
    }

    LineSource.OfMacro run(Macro macro, NameTable<String> replacements, Span calledAt) {
        for (String local : macro.locals()) {
            replacements.put(local, localName(localNames++));
        }
        Span.Origin origin = new Span.Origin(Span.Kind.MACRO, macro.name(), calledAt);
        LineSource.OfMacro body = new LineSource.OfMacro(macro, replacements, Optional.of(origin));
        ConditionalStack conditionals = preprocessor.conditionals();
        int open = conditionals.depth();
        body.setConditionalsAtStart(open);
        running.push(macro);
        preprocessor.process(body);
        running.pop();
        preprocessor.setCurrentLine(calledAt);
        if (conditionals.depth() > open && !body.hasExited() && !preprocessor.isEnded()) {
            errors.report(new AsmError(conditionals.opened(), AsmProblem.UNMATCHED_BLOCK_NESTING, "if-else"));
        }
        conditionals.unwind(open);
        return body;
    }

    /** A macro function that is being expanded has to stay what it is until it has given its value. */
    void requireNotRunning(Name defined) {
        for (Macro macro : running) {
            if (macro.function() && macro.name().equalsIgnoreCase(defined.text())) {
                throw new AsmError(defined.span(), AsmProblem.FUNCTION_REDEFINES_ITSELF);
            }
        }
    }

    /** {@code ??001A} */
    private static String localName(int number) {
        String digits = Integer.toHexString(number).toUpperCase(Locale.ROOT);
        return digits.length() < 4 ? "??" + "0000".substring(digits.length()) + digits : "??" + digits;
    }

    /** Arguments to parameters. */
    private NameTable<String> bind(Macro macro, LogicalLine line, int from, int to) {
        List<MacroArguments.Argument> arguments = MacroArguments.split(line, from, to);
        NameTable<String> bound = new NameTable<>(preprocessor.isCaseSensitive());
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
            bound.put(parameter.name(), text);
            index++;
        }
        if (index < arguments.size()) {
            errors.report(new AsmError(line.line(), AsmProblem.TOO_MANY_MACRO_ARGUMENTS, macro.name()));
        }
        return bound;
    }

    /** All arguments from {@code first} on, as one text with commas; brackets within are gone, as in ml. */
    private String varargs(LogicalLine line, List<MacroArguments.Argument> arguments, int first) {
        StringBuilder all = new StringBuilder();
        for (int i = first; i < arguments.size(); i++) {
            all.append(i > first ? "," : "").append(items.value(line, arguments.get(i)));
        }
        return all.toString();
    }

    @Override
    public String call(Macro macro, LogicalLine line, int open, int close) {
        LineSource.OfMacro body = run(macro, bind(macro, line, open, close), line.line());
        return body.result() == null ? "" : body.result();
    }

    @Override
    public String call(BuiltInFunction function, LogicalLine line, int open, int close) {
        List<String> arguments = new ArrayList<>();
        for (MacroArguments.Argument argument : MacroArguments.split(line, open, close)) {
            arguments.add(items.value(line, argument));
        }
        return function.body().apply(arguments, line);
    }
}
