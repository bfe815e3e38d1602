package jmasm.masm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of one line, a column for each thing that is known of them. Used again for the next line, so that a line
 * whose shape is known makes no token objects at all.
 */
final class Lexemes {

    private String line = "";
    private int count;
    private int[] types = new int[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private String[] words = new String[32];

    /** Forgets all tokens; those that are added are of this line. */
    void begin(String newLine) {
        line = newLine;
        count = 0;
    }

    /** @param word the characters, where they have been made a string already; else null */
    void add(int type, int start, int end, String word) {
        if (count == types.length) {
            types = Arrays.copyOf(types, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            words = Arrays.copyOf(words, count * 2);
        }
        types[count] = type;
        starts[count] = start;
        ends[count] = end;
        words[count] = word;
        count++;
    }

    void removeLast() {
        count--;
    }

    int count() {
        return count;
    }

    /** Token type, the last one's is EOF. */
    int type(int index) {
        return types[index];
    }

    /** The index of the first character. */
    int start(int index) {
        return starts[index];
    }

    /** Behind the last character. */
    int end(int index) {
        return ends[index];
    }

    String text(int index) {
        return line.substring(starts[index], ends[index]);
    }

    /** Token objects, for a new parse tree. */
    List<LineToken> toTokens() {
        List<LineToken> tokens = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tokens.add(new LineToken(types[i]));
        }
        fill(tokens);
        return tokens;
    }

    /** Has tokens of the same types stand for this line's. */
    void fill(List<LineToken> tokens) {
        for (int i = 0; i < count; i++) {
            tokens.get(i).standFor(line, starts[i], ends[i], words[i]);
        }
    }
}
