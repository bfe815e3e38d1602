package jmasm.masm;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/**
 * A leaf of a parse tree. It stands for some characters of a line, and can take those of another line when that has the
 * same shape.
 */
final class LineToken implements Token {

    private final int type;
    private int index;
    private String line;
    private String word;
    private int start;
    private int end;

    LineToken(int type) {
        this.type = type;
    }

    /**
     * Stands for these characters from now on.
     *
     * @param newWord the characters, where they have been made a string already; else null
     */
    void standFor(String newLine, int newStart, int newEnd, String newWord) {
        line = newLine;
        start = newStart;
        end = newEnd;
        word = newWord;
    }

    /** One of another type over the same characters. */
    LineToken as(int otherType) {
        LineToken token = new LineToken(otherType);
        token.standFor(line, start, end, word);
        return token;
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public int getTokenIndex() {
        return index;
    }

    void setTokenIndex(int newIndex) {
        index = newIndex;
    }

    @Override
    public String getText() {
        if (word == null) {
            word = type == EOF ? "<EOF>" : line.substring(start, end);
        }
        return word;
    }

    @Override
    public int getStartIndex() {
        return start;
    }

    /** Of the last character. */
    @Override
    public int getStopIndex() {
        return end - 1;
    }

    @Override
    public int getLine() {
        return 1;
    }

    @Override
    public int getCharPositionInLine() {
        return start;
    }

    @Override
    public int getChannel() {
        return DEFAULT_CHANNEL;
    }

    /** Only recovery from errors asks. */
    @Override
    public TokenSource getTokenSource() {
        return null;
    }

    @Override
    public CharStream getInputStream() {
        return null;
    }
}
