package jmasm.masm;

import jmasm.base.Span;

/** A line that is no statement. The kinds are those for which ml has messages of their own. */
public final class SyntaxError extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Kind {
        /** The token can't stand here; the detail is the token. */
        UNEXPECTED,
        MISSING_RIGHT_PARENTHESIS,
        MISSING_RIGHT_BRACKET,
        UNCLOSED_STRING,
        UNCLOSED_ANGLE_BRACKET,
        INVALID_CHARACTER,
        NONDIGIT_IN_NUMBER,
        EMPTY_STRING,
        OPERAND_EXPECTED,
        CONDITION,
        IDENTIFIER_TOO_LONG,
        TOO_COMPLEX
    }

    private final transient Span span;
    private final Kind kind;
    private final String detail;

    SyntaxError(Span span, Kind kind, String detail) {
        super(kind + " " + detail, null, false, false);
        this.span = span;
        this.kind = kind;
        this.detail = detail;
    }

    public Span span() {
        return span;
    }

    public Kind kind() {
        return kind;
    }

    /** The token or word that the message names; may be empty. */
    public String detail() {
        return detail;
    }
}
