package jmasm.assembler.preprocess;

/** The shapes of words, blanks and strings, as the preprocessor needs them. */
final class Chars {

    private Chars() {}

    static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '@' || c == '$' || c == '?';
    }

    static boolean isWordPart(char c) {
        return isWordStart(c) || c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == 0x0B;
    }

    /** Whether a string begins or ends here; the quote of {@code <">} is a text of its own. */
    static boolean isQuoteAt(String text, int at) {
        return isQuote(text.charAt(at)) && !isAlone(text, at);
    }

    private static boolean isAlone(String text, int at) {
        return at > 0 && at + 1 < text.length() && text.charAt(at - 1) == '<' && text.charAt(at + 1) == '>';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    static int skipBlanks(String text, int at) {
        int next = at;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** The end of {@code text} from {@code from} to {@code to} without blanks; a blank behind {@code !} counts. */
    static int trimmedEnd(String text, int from, int to) {
        int end = Math.min(to, text.length());
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        boolean protectedBlank = end < to && end - 1 >= from && text.charAt(end - 1) == '!';
        return protectedBlank ? end + 1 : end;
    }

    /** Behind the word, number or run of word characters at {@code at}. */
    static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Behind the closing quote of the string that begins at {@code at}, or the line's end. */
    static int stringEnd(String text, int at) {
        char quote = text.charAt(at);
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end++;
        }
        return Math.min(text.length(), end + 1);
    }
}
