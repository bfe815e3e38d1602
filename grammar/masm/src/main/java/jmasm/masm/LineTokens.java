package jmasm.masm;

import java.util.List;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The tokens of a line, all of them lexed: reading is an array access, where ANTLR's buffered streams ask at every step
 * whether to lex more. For parsing that gives up at the first error: recovery wants a stream with a source.
 */
final class LineTokens implements TokenStream {

    private final LineToken[] tokens;
    private int index;

    /** @param tokens the last of them EOF */
    LineTokens(List<LineToken> tokens) {
        this.tokens = tokens.toArray(LineToken[]::new);
        for (int i = 0; i < this.tokens.length; i++) {
            this.tokens[i].setTokenIndex(i);
        }
    }

    @Override
    public Token LT(int offset) {
        int at = offset > 0 ? index + offset - 1 : index + offset;
        return at < 0 ? null : tokens[Math.min(at, tokens.length - 1)];
    }

    @Override
    public int LA(int offset) {
        return LT(offset).getType();
    }

    @Override
    public Token get(int at) {
        return tokens[at];
    }

    @Override
    public void consume() {
        if (index < tokens.length - 1) {
            index++;
        }
    }

    /** Everything can be read again: there is nothing to mark. */
    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {}

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int newIndex) {
        index = Math.min(newIndex, tokens.length - 1);
    }

    @Override
    public int size() {
        return tokens.length;
    }

    @Override
    public String getSourceName() {
        return IntStream.UNKNOWN_SOURCE_NAME;
    }

    @Override
    public TokenSource getTokenSource() {
        throw new UnsupportedOperationException("only recovery from errors asks for the source");
    }

    @Override
    public String getText(Interval interval) {
        StringBuilder text = new StringBuilder();
        for (int i = interval.a; i <= interval.b && tokens[i].getType() != Token.EOF; i++) {
            text.append(tokens[i].getText());
        }
        return text.toString();
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, tokens.length - 1));
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token first, Token last) {
        return getText(Interval.of(first.getTokenIndex(), last.getTokenIndex()));
    }
}
