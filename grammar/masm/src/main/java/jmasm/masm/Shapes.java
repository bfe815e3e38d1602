package jmasm.masm;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Parse trees of one rule that were made before, by their tokens' types. The grammar looks at nothing else, so that the
 * next line of the same shape has the same tree over other characters; most lines of a source have a shape of few
 * hundred. Parsing is most of an assembler's work, and this saves all of it but lexing.
 */
final class Shapes<T extends ParserRuleContext> {

    /** Trees are large (some kilobytes), and a source with more shapes than this is not made of few. */
    private static final int MOST_SHAPES = 1_000;

    /** Longer lines are data; their shapes are as many as their lengths. */
    private static final int MOST_TOKENS = 40;

    /** A power of two, and more than shapes, so that a search ends. */
    private static final int SLOTS = 2_048;

    private final Shape<?>[] slots = new Shape<?>[SLOTS];
    private int count;

    /** A tree and the tokens at its leaves, in the line's order. */
    private record Shape<T>(List<LineToken> tokens, T tree) {

        boolean isOf(Lexemes line) {
            if (tokens.size() != line.count()) {
                return false;
            }
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i).getType() != line.type(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The tree of a line with these tokens, or null when there is none yet. It is valid until the next line of this
     * shape asks.
     */
    T find(Lexemes line) {
        if (line.count() > MOST_TOKENS) {
            return null;
        }
        @SuppressWarnings("unchecked")
        Shape<T> shape = (Shape<T>) slots[slot(line)];
        if (shape == null) {
            return null;
        }
        line.fill(shape.tokens);
        return shape.tree;
    }

    /** Keeps {@code tree}, whose leaves are {@code tokens}: those of {@code line}. */
    void keep(Lexemes line, List<LineToken> tokens, T tree) {
        if (line.count() <= MOST_TOKENS && count < MOST_SHAPES) {
            slots[slot(line)] = new Shape<>(tokens, tree);
            count++;
        }
    }

    /** Where the shape of {@code line} is, or would be. */
    private int slot(Lexemes line) {
        int hash = 0;
        for (int i = 0; i < line.count(); i++) {
            hash = hash * 31 + line.type(i);
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        while (slots[slot] != null && !slots[slot].isOf(line)) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}
