package jmasm.linker.rc;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line into tokens; comments are gone. File names need no quotation marks, so that names hold dots and slashes. */
final class Lexer {

    private static final String SIGNS = ",()|&~+-{}=";

    private final String line;
    private final String place;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String line, String place) {
        this.line = line;
        this.place = place;
    }

    static List<Token> tokens(String line, String place) {
        Lexer lexer = new Lexer(line, place);
        lexer.run();
        return lexer.tokens;
    }

    /** Behind the letters, digits and underscores from {@code from} on: what the preprocessor takes for a name. */
    static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private void run() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c <= ' ') {
                at++;
            } else if (c == '"' || (c == 'L' || c == 'l') && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                string(c != '"');
            } else if (SIGNS.indexOf(c) >= 0) {
                add(Token.Kind.SIGN, String.valueOf(c), 0, false);
                at++;
            } else {
                word();
            }
        }
    }

    private void add(Token.Kind kind, String text, int value, boolean wide) {
        tokens.add(new Token(kind, text, value, wide, place));
    }

    private void word() {
        int start = at;
        while (at < line.length()
                && line.charAt(at) > ' '
                && line.charAt(at) != '"'
                && SIGNS.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        String text = line.substring(start, at);
        boolean wide = text.endsWith("L") || text.endsWith("l");
        String digits = text.replaceFirst("[uUlL]+$", "");
        long value = Character.isDigit(text.charAt(0)) ? number(digits) : -1;
        if (value >= 0) {
            add(Token.Kind.NUMBER, text, (int) value, wide);
        } else {
            add(Token.Kind.NAME, text, 0, false);
        }
    }

    /** Below 0 for what is no number, such as the file name 1.ico. */
    private static long number(String digits) {
        int radix = 10;
        String rest = digits;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            radix = 16;
            rest = digits.substring(2);
        } else if (digits.startsWith("0") && digits.length() > 1) {
            radix = 8;
            rest = digits.substring(1);
        }
        long value = 0;
        for (int i = 0; i < rest.length(); i++) {
            int digit = Character.digit(rest.charAt(i), radix);
            if (digit < 0 || value > 0xFFFF_FFFFL) {
                return -1;
            }
            value = value * radix + digit;
        }
        return rest.isEmpty() ? -1 : value;
    }

    /** Two quotation marks within a string are one; a backslash says what C says. */
    private void string(boolean wide) {
        at += wide ? 2 : 1;
        StringBuilder text = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                if (at >= line.length() || line.charAt(at) != '"') {
                    break;
                }
                text.append(line.charAt(at++));
            } else if (c == '\\' && at < line.length()) {
                text.append(escaped());
            } else {
                text.append(c);
            }
        }
        add(Token.Kind.STRING, text.toString(), 0, wide);
    }

    private char escaped() {
        char c = line.charAt(at++);
        switch (c) {
            case 'n', 'N' -> {
                return '\n';
            }
            case 'r', 'R' -> {
                return '\r';
            }
            case 't', 'T' -> {
                return '\t';
            }
            case 'a', 'A' -> {
                return '\b'; // as rc does, and not the bell
            }
            case 'x', 'X' -> {
                return digits(16, 4);
            }
            default -> {
                if (c >= '0' && c <= '7') {
                    at--;
                    return digits(8, 7);
                }
                return c;
            }
        }
    }

    private char digits(int radix, int most) {
        int value = 0;
        for (int i = 0; i < most && at < line.length(); i++) {
            int digit = Character.digit(line.charAt(at), radix);
            if (digit < 0) {
                break;
            }
            value = value * radix + digit;
            at++;
        }
        return (char) value;
    }
}
