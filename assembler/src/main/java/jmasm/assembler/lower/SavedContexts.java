package jmasm.assembler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.encode.Processor;
import jmasm.assembler.eval.Assumptions;
import jmasm.masm.Name;
import jmasm.masm.Statement;

/** PUSHCONTEXT and POPCONTEXT. */
final class SavedContexts {

    /** As in ml. */
    private static final int DEEPEST = 10;

    private final Program program;
    private final Map<Part, Deque<Saved>> saved = new EnumMap<>(Part.class);

    private enum Part {
        ASSUMES,
        RADIX,
        LISTING,
        CPU
    }

    private record Saved(Assumptions assumptions, int radix, Processor.Selection processor) {}

    SavedContexts(Program program) {
        this.program = program;
    }

    void apply(Statement.ContextDirective directive) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (Name word : directive.words()) {
            parts.addAll(parts(word));
        }
        if (directive.push()) {
            push(parts, directive);
        } else {
            pop(parts, directive);
        }
    }

    private static Set<Part> parts(Name word) {
        return switch (word.text().toUpperCase(Locale.ROOT)) {
            case "ALL" -> EnumSet.allOf(Part.class);
            case "ASSUMES" -> EnumSet.of(Part.ASSUMES);
            case "RADIX" -> EnumSet.of(Part.RADIX);
            case "LISTING" -> EnumSet.of(Part.LISTING);
            case "CPU" -> EnumSet.of(Part.CPU);
            default -> throw new AsmError(word.span(), AsmProblem.SYNTAX_ERROR, word.text());
        };
    }

    /** Each part has a stack of its own: ml takes parts off in another order than they were put on. */
    private void push(Set<Part> parts, Statement.ContextDirective directive) {
        Saved now = new Saved(program.assumptions, program.radix, program.processor.selection());
        for (Part part : parts) {
            Deque<Saved> stack = saved.computeIfAbsent(part, key -> new ArrayDeque<>());
            if (stack.size() >= DEEPEST) {
                throw new AsmError(directive.span(), AsmProblem.NESTING_TOO_DEEP);
            }
            stack.push(now);
        }
    }

    private void pop(Set<Part> parts, Statement.ContextDirective directive) {
        for (Part part : parts) {
            Deque<Saved> stack = saved.get(part);
            if (stack == null || stack.isEmpty()) {
                throw new AsmError(directive.span(), AsmProblem.UNMATCHED_BLOCK_NESTING, "POPCONTEXT");
            }
            restore(part, stack.pop());
        }
    }

    private void restore(Part part, Saved context) {
        switch (part) {
            case ASSUMES -> program.assumptions = context.assumptions;
            case RADIX -> program.radix = context.radix;
            case LISTING -> {}
            case CPU -> program.processor.restore(context.processor);
        }
    }
}
