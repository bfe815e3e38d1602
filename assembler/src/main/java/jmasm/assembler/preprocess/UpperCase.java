package jmasm.assembler.preprocess;

import java.util.Locale;

/**
 * Words in upper case, which is how directives are known. The last word met in each slot stays, so that most words,
 * which are few and come again and again, need no string.
 */
final class UpperCase {

    /** A power of two. */
    private static final int SLOTS = 1_024;

    private final String[] written = new String[SLOTS];
    private final String[] upper = new String[SLOTS];

    /** The word from {@code from} to {@code to}. */
    String of(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        int slot = (hash ^ hash >>> 10) & SLOTS - 1;
        String known = written[slot];
        if (known == null || known.length() != to - from || !text.startsWith(known, from)) {
            written[slot] = text.substring(from, to);
            upper[slot] = written[slot].toUpperCase(Locale.ROOT);
        }
        return upper[slot];
    }
}
