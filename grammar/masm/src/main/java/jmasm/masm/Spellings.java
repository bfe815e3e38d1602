package jmasm.masm;

/**
 * What is known of words as they are written: one look-up instead of one in each table, in each case, and no string for
 * a word that was met before. The last word met in each slot stays, whatever that was before; a source's own names
 * therefore neither fill it nor cost more than their look-ups.
 */
final class Spellings {

    /** A power of two; there are some 1,500 words of the language, and few of them are in use. */
    private static final int SLOTS = 4_096;

    private final Keywords keywords;
    private final Words words;
    private final Spelling[] slots = new Spelling[SLOTS];

    /**
     * A word.
     *
     * @param type the keyword's token type, or -1
     */
    record Spelling(String text, int type, boolean prefix, boolean mnemonic) {}

    Spellings(Keywords keywords, Words words) {
        this.keywords = keywords;
        this.words = words;
    }

    /** The word from {@code start} to {@code end} of a line. */
    Spelling of(String line, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + line.charAt(i);
        }
        int slot = (hash ^ hash >>> 12) & SLOTS - 1;
        Spelling known = slots[slot];
        if (known == null || known.text.length() != end - start || !line.startsWith(known.text, start)) {
            String word = line.substring(start, end);
            known = new Spelling(word, keywords.typeOf(word), words.isPrefix(word), words.isMnemonic(word));
            slots[slot] = known;
        }
        return known;
    }
}
