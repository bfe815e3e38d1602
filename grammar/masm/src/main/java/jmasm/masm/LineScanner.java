package jmasm.masm;

import org.antlr.v4.runtime.Token;

/**
 * Finds a line's tokens, one after the other, by the rules of {@code MasmLexer.g4}: the longest that fits, and of two
 * as long the rule that stands first. ANTLR's own lexer, which interprets those rules, takes three times as long and
 * makes objects for each token; a test holds the two together.
 */
final class LineScanner {

    private final String text;
    private int start;
    private int end;

    LineScanner(String text) {
        this.text = text;
    }

    /** Goes to the next token; {@link Token#EOF} behind the last. */
    int next() {
        start = end;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        end = start;
        if (start == text.length()) {
            return Token.EOF;
        }
        char c = text.charAt(start);
        if (isWordStart(c)) {
            end = wordEnd(start);
            return MasmLexer.WORD;
        }
        if (isDigit(c)) {
            return number();
        }
        if (c == '"' || c == '\'') {
            end = stringEnd(c);
            return end > start ? MasmLexer.STRING : stray();
        }
        if (c == '`') {
            end = quotedNameEnd();
            return end > start ? MasmLexer.QUOTED_NAME : stray();
        }
        return sign(c);
    }

    /** The index of the token's first character. */
    int start() {
        return start;
    }

    /** Behind its last character. */
    int end() {
        return end;
    }

    private int stray() {
        end = start + 1;
        return MasmLexer.STRAY;
    }

    private int number() {
        int digits = digitsEnd(start);
        if (at(digits) == '.') {
            end = exponentEnd(digitsEnd(digits + 1));
            return MasmLexer.REAL_NUMBER;
        }
        end = digits;
        while (isDigit(at(end)) || isLetter(at(end)) || at(end) == '_') {
            end++;
        }
        return MasmLexer.NUMBER;
    }

    /** Behind {@code E+10}, or where it would begin. */
    private int exponentEnd(int from) {
        if (at(from) != 'e' && at(from) != 'E') {
            return from;
        }
        int digits = at(from + 1) == '+' || at(from + 1) == '-' ? from + 2 : from + 1;
        return isDigit(at(digits)) ? digitsEnd(digits) : from;
    }

    /** Two quotes within a string are one of its characters; where nothing closes them, the first of them closed it. */
    private int stringEnd(char quote) {
        int closed = start;
        int i = start + 1;
        while (i < text.length() && !isLineEnd(text.charAt(i))) {
            if (text.charAt(i) == quote) {
                closed = i + 1;
                if (at(closed) != quote) {
                    return closed;
                }
                i++;
            }
            i++;
        }
        return closed;
    }

    private int quotedNameEnd() {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '`' && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return at(i) == '`' && i > start + 1 ? i + 1 : start;
    }

    private int sign(char c) {
        char second = at(start + 1);
        int pair = switch (c) {
            case ':' -> second == ':' ? MasmLexer.COLON_COLON : 0;
            case '=' -> second == '=' ? MasmLexer.EQUAL : 0;
            case '!' -> second == '=' ? MasmLexer.NOT_EQUAL : 0;
            case '<' -> second == '=' ? MasmLexer.LESS_EQUAL : 0;
            case '>' -> second == '=' ? MasmLexer.GREATER_EQUAL : 0;
            case '&' -> second == '&' ? MasmLexer.AND_AND : 0;
            case '|' -> second == '|' ? MasmLexer.OR_OR : 0;
            default -> 0;
        };
        end = start + (pair != 0 ? 2 : 1);
        return pair != 0 ? pair : single(c);
    }

    private static int single(char c) {
        return switch (c) {
            case ':' -> MasmLexer.COLON;
            case ',' -> MasmLexer.COMMA;
            case '.' -> MasmLexer.DOT;
            case '(' -> MasmLexer.OPEN;
            case ')' -> MasmLexer.CLOSE;
            case '[' -> MasmLexer.OPEN_SQUARE;
            case ']' -> MasmLexer.CLOSE_SQUARE;
            case '{' -> MasmLexer.OPEN_BRACE;
            case '}' -> MasmLexer.CLOSE_BRACE;
            case '<' -> MasmLexer.LESS;
            case '>' -> MasmLexer.GREATER;
            case '&' -> MasmLexer.AMPERSAND;
            case '!' -> MasmLexer.BANG;
            case '=' -> MasmLexer.ASSIGN;
            case '+' -> MasmLexer.PLUS;
            case '-' -> MasmLexer.MINUS;
            case '*' -> MasmLexer.TIMES;
            case '/' -> MasmLexer.SLASH;
            default -> MasmLexer.STRAY;
        };
    }

    private int wordEnd(int from) {
        int i = from + 1;
        while (i < text.length() && (isWordStart(text.charAt(i)) || isDigit(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    private int digitsEnd(int from) {
        int i = from;
        while (isDigit(at(i))) {
            i++;
        }
        return i;
    }

    /** The character at {@code index}, or one that no rule knows. */
    private char at(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == 0x0B || c == 0xA0;
    }

    private static boolean isLineEnd(char c) {
        return c == '\r' || c == '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isWordStart(char c) {
        return isLetter(c) || c == '_' || c == '@' || c == '$' || c == '?';
    }
}
