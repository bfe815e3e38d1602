package jmasm.assembler.preprocess;

import java.util.ArrayDeque;
import java.util.Deque;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.base.Span;

/** The IF blocks around the present line. */
final class ConditionalStack {

    private static final class Block {
        private final Span opened;
        private final boolean enclosing;
        private boolean taken;
        private boolean active;
        private boolean hadElse;

        Block(Span opened, boolean enclosing) {
            this.opened = opened;
            this.enclosing = enclosing;
        }
    }

    private final Deque<Block> blocks = new ArrayDeque<>();

    int depth() {
        return blocks.size();
    }

    /** Whether lines are read, not skipped. */
    boolean isActive() {
        return blocks.isEmpty() || blocks.peek().active;
    }

    /** Whether the lines around the innermost block are read. */
    boolean isEnclosingActive() {
        return blocks.isEmpty() || blocks.peek().enclosing;
    }

    /** Whether an ELSEIF of the innermost block asks at all. */
    boolean mayTakeElse() {
        return !blocks.isEmpty() && blocks.peek().enclosing && !blocks.peek().taken;
    }

    void open(Span at, boolean condition) {
        Block block = new Block(at, isActive());
        block.active = block.enclosing && condition;
        block.taken = block.active;
        blocks.push(block);
    }

    void elseIf(Span at, boolean condition) {
        Block block = innermost(at);
        if (block.hadElse) {
            throw new AsmError(at, AsmProblem.SECOND_ELSE);
        }
        block.active = block.enclosing && !block.taken && condition;
        block.taken |= block.active;
    }

    void otherwise(Span at) {
        elseIf(at, true);
        blocks.peek().hadElse = true;
    }

    void close(Span at) {
        innermost(at);
        blocks.pop();
    }

    /** Leaves the blocks that were opened since: EXITM. */
    void unwind(int depth) {
        while (blocks.size() > depth) {
            blocks.pop();
        }
    }

    /** Where the innermost block was opened. */
    Span opened() {
        return blocks.peek().opened;
    }

    private Block innermost(Span at) {
        if (blocks.isEmpty()) {
            throw new AsmError(at, AsmProblem.NOT_IN_CONTROL_BLOCK);
        }
        return blocks.peek();
    }
}
