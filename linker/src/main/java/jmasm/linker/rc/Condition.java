package jmasm.linker.rc;

import java.util.List;
import java.util.Map;

/** The condition of an #if: numbers, names, defined, comparisons, not, and, or. */
final class Condition {

    private final String text;
    private final Map<String, List<Token>> macros;
    private int at;
    private boolean wrong;

    Condition(String text, Map<String, List<Token>> macros) {
        this.text = text;
        this.macros = macros;
    }

    /** @param report called when the condition is something else */
    boolean isTrue(Runnable report) {
        long value = or();
        skipBlanks();
        if (wrong || at < text.length()) {
            report.run();
        }
        return value != 0;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private boolean take(String sign) {
        skipBlanks();
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private long or() {
        long value = and();
        while (take("||")) {
            value = and() != 0 | value != 0 ? 1 : 0;
        }
        return value;
    }

    private long and() {
        long value = comparison();
        while (take("&&")) {
            value = comparison() != 0 & value != 0 ? 1 : 0;
        }
        return value;
    }

    private long comparison() {
        long left = unary();
        if (take("==")) {
            return left == unary() ? 1 : 0;
        }
        if (take("!=")) {
            return left != unary() ? 1 : 0;
        }
        if (take(">=")) {
            return left >= unary() ? 1 : 0;
        }
        if (take("<=")) {
            return left <= unary() ? 1 : 0;
        }
        if (take(">")) {
            return left > unary() ? 1 : 0;
        }
        return take("<") ? left < unary() ? 1 : 0 : left;
    }

    private long unary() {
        boolean negated = false;
        while (take("!")) {
            negated = !negated;
        }
        long value = primary();
        return negated ? value == 0 ? 1 : 0 : value;
    }

    private long primary() {
        if (take("(")) {
            long value = or();
            wrong |= !take(")");
            return value;
        }
        String word = word();
        if (word.equals("defined")) {
            boolean bracket = take("(");
            String name = word();
            wrong |= name.isEmpty() || bracket && !take(")");
            return macros.containsKey(name) ? 1 : 0;
        }
        wrong |= word.isEmpty();
        List<Token> tokens = macros.getOrDefault(word, word.isEmpty() ? List.of() : Lexer.tokens(word, ""));
        // A name that nobody defines is 0.
        return tokens.size() == 1 && tokens.get(0).kind() == Token.Kind.NUMBER
                ? Integer.toUnsignedLong(tokens.get(0).value())
                : 0;
    }

    private String word() {
        skipBlanks();
        int start = at;
        at = Lexer.nameEnd(text, at);
        return text.substring(start, at);
    }
}
