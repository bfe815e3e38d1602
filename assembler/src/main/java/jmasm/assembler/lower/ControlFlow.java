package jmasm.assembler.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.layout.Location;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.base.Span;
import jmasm.masm.Condition;
import jmasm.masm.Expression;
import jmasm.masm.Statement;

/** .IF, .WHILE, .REPEAT and their family: compares and jumps, as ml makes them. */
final class ControlFlow {

    private final Program program;
    private final Invocation.InstructionSink out;
    private final ConditionCode conditions;
    private final Deque<Block> blocks = new ArrayDeque<>();

    /** Labels that stand where the next instruction will; an .ELSE there may move them. */
    private final List<AddressSymbol> fresh = new ArrayList<>();

    private Location freshAt;
    private int labels;

    private enum Kind {
        IF,
        WHILE,
        REPEAT
    }

    private static final class Block {
        private final Kind kind;
        private final Span span;
        private final Optional<Condition> condition;
        private AddressSymbol start;
        private AddressSymbol next;
        private AddressSymbol end;
        private boolean hadElse;

        /** Where the branches of .IF lead, the last one first: to its end, each by a label of its own, as in ml. */
        private final Deque<AddressSymbol> exits = new ArrayDeque<>();

        /** Labels that were found to lead to the end only. */
        private final List<AddressSymbol> alsoEnd = new ArrayList<>();

        Block(Kind kind, Span span, Optional<Condition> condition) {
            this.kind = kind;
            this.span = span;
            this.condition = condition;
        }
    }

    ControlFlow(Program program, Invocation.InstructionSink out) {
        this.program = program;
        this.out = out;
        this.conditions = new ConditionCode(program, out, this::newLabel, this::place);
    }

    /** Where the innermost open block began. */
    Optional<Span> openBlock() {
        return Optional.ofNullable(blocks.peek()).map(block -> block.span);
    }

    void control(Statement.Control control) {
        switch (control.kind()) {
            case IF -> beginIf(control);
            case ELSEIF -> elseIf(control);
            case ELSE -> otherwise(control);
            case ENDIF -> endIf(control);
            case WHILE -> beginWhile(control);
            case ENDW -> endWhile(control);
            case REPEAT -> beginRepeat(control);
            case UNTIL -> until(control);
            case UNTILCXZ -> untilCxz(control);
            case BREAK -> leave(control, true);
            case CONTINUE -> leave(control, false);
        }
    }

    /** Opens a block whose first line made no sense, so that the lines which divide and end it do. */
    void openBroken(String directive, Span span) {
        Kind kind = directive.equals(".IF") ? Kind.IF : directive.equals(".WHILE") ? Kind.WHILE : null;
        if (kind != null) {
            Block block = new Block(kind, span, Optional.empty());
            block.start = newLabel(span);
            block.next = newLabel(span);
            block.end = newLabel(span);
            place(block.start);
            blocks.push(block);
        }
    }

    // ---- .IF

    private void beginIf(Statement.Control control) {
        Block block = new Block(Kind.IF, control.span(), control.condition());
        block.next = newLabel(control.span());
        // ml has a second label for each condition; listings count it.
        labels++;
        blocks.push(block);
        conditions.jumpUnless(control.condition().orElseThrow(), block.next);
    }

    private void elseIf(Statement.Control control) {
        Block block = nextBranch(control);
        block.next = newLabel(control.span());
        labels++;
        conditions.jumpUnless(control.condition().orElseThrow(), block.next);
    }

    private void otherwise(Statement.Control control) {
        Block block = nextBranch(control);
        block.next = null;
        block.hadElse = true;
    }

    /** Ends the branch before, and begins another. */
    private Block nextBranch(Statement.Control control) {
        Block block = innermost(control, Kind.IF);
        if (block.hadElse) {
            throw new AsmError(control.span(), AsmProblem.SECOND_ELSE);
        }
        // A block that ended just here would jump to the jump that follows: ml sends its branches on at once.
        if (program.section.here().equals(freshAt)) {
            block.alsoEnd.addAll(fresh);
        }
        AddressSymbol exit = newLabel(control.span());
        block.exits.push(exit);
        jump("jmp", exit, control.span());
        place(block.next);
        return block;
    }

    private void endIf(Statement.Control control) {
        Block block = innermost(control, Kind.IF);
        blocks.pop();
        if (block.next != null) {
            place(block.next);
        }
        block.exits.forEach(this::place);
        block.alsoEnd.forEach(this::place);
    }

    // ---- loops

    private void beginWhile(Statement.Control control) {
        Block block = new Block(Kind.WHILE, control.span(), control.condition());
        block.start = newLabel(control.span());
        block.next = newLabel(control.span());
        block.end = newLabel(control.span());
        blocks.push(block);
        if (conditions.isAlwaysTrue(control.condition().orElseThrow())) {
            // Nothing to test: .CONTINUE goes to the beginning.
            block.next = block.start;
        } else {
            jump("jmp", block.next, control.span());
        }
        place(block.start);
    }

    private void endWhile(Statement.Control control) {
        Block block = innermost(control, Kind.WHILE);
        blocks.pop();
        if (block.next != block.start) {
            place(block.next);
        }
        if (block.condition.isPresent()) {
            conditions.jumpIf(block.condition.get(), block.start);
        }
        place(block.end);
    }

    private void beginRepeat(Statement.Control control) {
        Block block = new Block(Kind.REPEAT, control.span(), Optional.empty());
        block.start = newLabel(control.span());
        block.next = newLabel(control.span());
        block.end = newLabel(control.span());
        place(block.start);
        blocks.push(block);
    }

    private void until(Statement.Control control) {
        Block block = innermost(control, Kind.REPEAT);
        blocks.pop();
        place(block.next);
        conditions.jumpUnless(control.condition().orElseThrow(), block.start);
        place(block.end);
    }

    private void untilCxz(Statement.Control control) {
        Block block = innermost(control, Kind.REPEAT);
        blocks.pop();
        place(block.next);
        String loop = "loop";
        if (control.condition().isPresent()) {
            loop = conditions.compareForLoop(control.condition().get());
        }
        jump(loop, block.start, control.span());
        place(block.end);
    }

    private void leave(Statement.Control control, boolean toEnd) {
        Block loop = null;
        for (Block block : blocks) {
            loop = loop == null && block.kind != Kind.IF ? block : loop;
        }
        if (loop == null) {
            throw new AsmError(control.span(), AsmProblem.NOT_IN_CONTROL_BLOCK);
        }
        AddressSymbol target = toEnd ? loop.end : loop.next;
        if (control.condition().isPresent()) {
            conditions.jumpIf(control.condition().get(), target);
        } else {
            jump("jmp", target, control.span());
        }
    }

    private Block innermost(Statement.Control control, Kind kind) {
        Block block = blocks.peek();
        if (block == null || block.kind != kind) {
            throw new AsmError(control.span(), AsmProblem.NOT_IN_CONTROL_BLOCK);
        }
        return block;
    }

    // ---- labels

    /** A name that no source can spell. */
    private AddressSymbol newLabel(Span span) {
        AddressSymbol label = new AddressSymbol("@C " + ++labels, span, MasmType.NEAR);
        program.symbols.put(label);
        return label;
    }

    private void place(AddressSymbol label) {
        Location here = program.section.here();
        if (!here.equals(freshAt)) {
            fresh.clear();
            freshAt = here;
        }
        label.defineAt(here);
        fresh.add(label);
        program.watcher.generated(label);
    }

    private void jump(String mnemonic, AddressSymbol target, Span span) {
        Code code = new Code(span);
        Expression label = code.name(target.name());
        out.emit(code.instruction(mnemonic, label));
    }
}
