package jmasm.assembler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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
    private final Deque<Saved> saved = new ArrayDeque<>();

    private enum Part {
        ASSUMES,
        RADIX,
        LISTING,
        CPU
    }

    private record Saved(Set<Part> parts, Assumptions assumptions, int radix, Processor.Selection processor) {}

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

    private void push(Set<Part> parts, Statement.ContextDirective directive) {
        if (saved.size() >= DEEPEST) {
            throw new AsmError(directive.span(), AsmProblem.NESTING_TOO_DEEP);
        }
        saved.push(new Saved(parts, program.assumptions, program.radix, program.processor.selection()));
    }

    private void pop(Set<Part> parts, Statement.ContextDirective directive) {
        Optional<Saved> last = Optional.ofNullable(saved.poll());
        Saved context = last.filter(given -> given.parts.containsAll(parts))
                .orElseThrow(() -> new AsmError(directive.span(), AsmProblem.UNMATCHED_BLOCK_NESTING, "POPCONTEXT"));
        if (parts.contains(Part.ASSUMES)) {
            program.assumptions = context.assumptions;
        }
        if (parts.contains(Part.RADIX)) {
            program.radix = context.radix;
        }
        if (parts.contains(Part.CPU)) {
            program.processor.restore(context.processor);
        }
    }
}
