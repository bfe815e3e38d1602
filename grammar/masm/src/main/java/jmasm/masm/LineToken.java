package jmasm.masm;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/** A token that can take another one's place in a parse tree. */
final class LineToken extends CommonToken {

    private static final long serialVersionUID = 1;

    private LineToken(Pair<TokenSource, CharStream> source, int type, int channel, int start, int stop) {
        super(source, type, channel, start, stop);
    }

    /** Stands for the characters that {@code other} stands for; the type and the index stay. */
    void standFor(LineToken other) {
        source = other.source;
        start = other.start;
        stop = other.stop;
        charPositionInLine = other.charPositionInLine;
    }

    /** One of another type over the same characters. */
    LineToken as(int otherType) {
        LineToken token = new LineToken(source, otherType, channel, start, stop);
        token.setLine(line);
        token.setCharPositionInLine(charPositionInLine);
        return token;
    }

    /** Makes a lexer's tokens. */
    static final class Factory implements TokenFactory<LineToken> {

        @Override
        public LineToken create(
                Pair<TokenSource, CharStream> source,
                int type,
                String text,
                int channel,
                int start,
                int stop,
                int line,
                int charPositionInLine) {
            LineToken token = new LineToken(source, type, channel, start, stop);
            token.setLine(line);
            token.setCharPositionInLine(charPositionInLine);
            return token;
        }

        @Override
        public LineToken create(int type, String text) {
            throw new UnsupportedOperationException("only recovery from errors makes tokens of its own");
        }
    }
}
