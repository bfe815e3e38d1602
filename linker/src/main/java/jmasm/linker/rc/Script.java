package jmasm.linker.rc;

import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;

/** The tokens of a script, taken one after another; and the small notations that all statements share. */
final class Script {

    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private final Diagnostics problems;
    private int at;
    private int depth;

    Script(List<Token> tokens, Diagnostics problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        at += token.kind() == Token.Kind.END ? 0 : 1;
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Takes the word if it comes next. */
    boolean take(String word) {
        boolean there = peek().is(word);
        at += there ? 1 : 0;
        return there;
    }

    /** BEGIN or an opening brace. */
    void begin() {
        if (!take("BEGIN") && !take("{")) {
            throw expected("BEGIN");
        }
    }

    /** Takes END or a closing brace if it comes next. */
    boolean end() {
        if (atEnd()) {
            throw expected("END");
        }
        return take("END") || take("}");
    }

    void comma() {
        if (!take(",")) {
            throw expected("a comma");
        }
    }

    RuntimeException expected(String what) {
        return fail(RcProblem.EXPECTED, what, peek().shown());
    }

    /** Reports it at the next token; the report throws, the return type only lets callers say so. */
    RuntimeException fail(RcProblem problem, Object... arguments) {
        problems.report(Diagnostic.in(peek().place(), problem, arguments));
        return new IllegalStateException("a fatal problem was not thrown");
    }

    String string() {
        if (peek().kind() != Token.Kind.STRING) {
            throw expected("a text");
        }
        StringBuilder text = new StringBuilder(next().text());
        while (peek().kind() == Token.Kind.STRING) {
            text.append(next().text());
        }
        return text.toString();
    }

    // ---- numbers

    /** A number behind an optional comma; {@code otherwise} when the statement ends before. */
    int optionalNumber(int otherwise) {
        return take(",") ? number() : otherwise;
    }

    int number() {
        return number(0);
    }

    /** {@code a | NOT b}: bits on top of those that are set anyway. */
    int number(int bits) {
        int value = bits;
        boolean first = true;
        while (true) {
            if (take("NOT")) {
                value &= ~term();
            } else {
                value = first ? bits | term() : value | term();
            }
            first = false;
            while (peek().is("+") || peek().is("-") || peek().is("&")) {
                String sign = next().text();
                int right = term();
                value = sign.equals("+") ? value + right : sign.equals("-") ? value - right : value & right;
            }
            if (!take("|")) {
                return value;
            }
        }
    }

    private int term() {
        if (++depth > DEEPEST) {
            throw fail(RcProblem.TOO_DEEP, DEEPEST);
        }
        try {
            if (take("-")) {
                return -term();
            }
            if (take("~")) {
                return ~term();
            }
            if (take("(")) {
                int value = number();
                if (!take(")")) {
                    throw expected(")");
                }
                return value;
            }
            if (peek().kind() != Token.Kind.NUMBER) {
                throw peek().kind() == Token.Kind.NAME
                        ? fail(RcProblem.UNDEFINED_KEYWORD, peek().shown())
                        : expected("a number");
            }
            return next().value();
        } finally {
            depth--;
        }
    }
}
