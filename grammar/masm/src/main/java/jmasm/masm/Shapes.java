package jmasm.masm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Parse trees of one rule that were made before, by their tokens' types. The grammar looks at nothing else, so that the next line of
 * the same shape has the same tree over other characters; most lines of a source have a shape of few hundred. Parsing
 * is most of an assembler's work, and this saves all of it but lexing.
 */
final class Shapes<T extends ParserRuleContext> {

    /** Trees are large (some kilobytes), and a source with more shapes than this is not made of few. */
    private static final int MOST_SHAPES = 1_000;

    /** Longer lines are data; their shapes are as many as their lengths. */
    private static final int MOST_TOKENS = 40;

    private final Map<String, Shape<T>> shapes = new HashMap<>();

    /** A tree and the tokens at its leaves, in the line's order. */
    private record Shape<T>(List<LineToken> tokens, T tree) {}

    /**
     * The tree of a line with {@code tokens}, or null when there is none yet. It is valid until the next line of this
     * shape asks.
     */
    T find(List<LineToken> tokens) {
        if (tokens.size() > MOST_TOKENS) {
            return null;
        }
        Shape<T> shape = shapes.get(key(tokens));
        if (shape == null) {
            return null;
        }
        for (int i = 0; i < tokens.size(); i++) {
            shape.tokens.get(i).standFor(tokens.get(i));
        }
        return shape.tree;
    }

    /** Keeps {@code tree}, whose leaves are {@code tokens}. */
    void keep(List<LineToken> tokens, T tree) {
        if (tokens.size() <= MOST_TOKENS && shapes.size() < MOST_SHAPES) {
            shapes.put(key(tokens), new Shape<>(tokens, tree));
        }
    }

    private static String key(List<LineToken> tokens) {
        char[] types = new char[tokens.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = (char) tokens.get(i).getType();
        }
        return new String(types);
    }
}
