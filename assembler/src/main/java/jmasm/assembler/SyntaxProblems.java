package jmasm.assembler;

import jmasm.base.Span;
import jmasm.masm.SyntaxError;

/** The parser's kinds of errors in ml's words. */
final class SyntaxProblems {

    private SyntaxProblems() {}

    static AsmError of(SyntaxError error) {
        return switch (error.kind()) {
            case UNEXPECTED -> unexpected(error.span(), error.detail());
            case MISSING_RIGHT_PARENTHESIS -> new AsmError(error.span(), AsmProblem.MISSING_PARENTHESIS_IN_EXPRESSION);
            case MISSING_RIGHT_BRACKET ->
                new AsmError(error.span(), AsmProblem.MISSING_PARENTHESIS_IN_EXPRESSION).withHint("a ']' is missing");
            case UNCLOSED_STRING -> new AsmError(error.span(), AsmProblem.MISSING_QUOTE);
            case UNCLOSED_ANGLE_BRACKET -> new AsmError(error.span(), AsmProblem.MISSING_ANGLE_BRACKET);
            case INVALID_CHARACTER -> new AsmError(error.span(), AsmProblem.INVALID_CHARACTER);
            case NONDIGIT_IN_NUMBER -> nondigit(error.span(), error.detail());
            case EMPTY_STRING -> new AsmError(error.span(), AsmProblem.EMPTY_STRING);
            case OPERAND_EXPECTED -> operandExpected(error.span(), error.detail());
            case CONDITION -> new AsmError(error.span(), AsmProblem.CONTROL_FLOW_SYNTAX);
            case IDENTIFIER_TOO_LONG -> new AsmError(error.span(), AsmProblem.IDENTIFIER_TOO_LONG);
            case TOO_COMPLEX -> new AsmError(error.span(), AsmProblem.STATEMENT_TOO_COMPLEX);
        };
    }

    /** A word alone on its line is no operand's beginning. */
    private static AsmError operandExpected(Span span, String word) {
        String line = span.file().line(span.line());
        boolean alone = span.column() > 0
                && span.column() <= line.length()
                && line.substring(0, span.column() - 1).isBlank()
                && Character.isLetter(line.charAt(span.column() - 1));
        return alone
                ? new AsmError(span, AsmProblem.SYNTAX_ERROR, word)
                        .withHint("a label ends with a colon; '" + word
                                + "' is no instruction, directive or macro that is known here")
                : new AsmError(span, AsmProblem.EXPRESSION_EXPECTED);
    }

    private static AsmError nondigit(Span span, String number) {
        AsmError error = new AsmError(span, AsmProblem.NONDIGIT, number);
        boolean prefixed = number.regionMatches(true, 0, "0x", 0, 2) && number.length() > 2;
        String digits = prefixed ? number.substring(2) : number;
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0) {
                return error;
            }
        }
        if (!prefixed && !hasHexadecimalLetter(digits)) {
            return error;
        }
        boolean letterFirst = !isDigit(digits.charAt(0));
        return error.withHint("a hexadecimal number ends with h: " + (letterFirst ? "0" : "") + digits + "h");
    }

    /** One that is no tag of another radix. */
    private static boolean hasHexadecimalLetter(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if ("ACEFacef".indexOf(digits.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** For some tokens ml has words of their own. */
    private static AsmError unexpected(Span span, String token) {
        String line = span.file().line(span.line());
        String before = span.column() > 0 && span.column() <= line.length() + 1
                ? line.substring(0, span.column() - 1).stripTrailing()
                : "";
        if (token.equals("\\")) {
            return new AsmError(span, AsmProblem.TEXT_BEHIND_BACKSLASH);
        }
        if (token.equals("=") && before.stripLeading().startsWith(".")) {
            return new AsmError(span, AsmProblem.CONTROL_FLOW_SYNTAX).withHint("== compares");
        }
        if (token.equals("==")) {
            return new AsmError(span, AsmProblem.SYNTAX_ERROR, token)
                    .withHint(".IF and .WHILE compare with ==, when the program runs; IF and WHILE with EQ, now");
        }
        if (token.equals("/") && line.startsWith("//", span.column() - 1)) {
            return new AsmError(span, AsmProblem.SYNTAX_ERROR, token).withHint("a comment begins with ;");
        }
        if (token.equals("<") && !before.isEmpty()) {
            String literal = line.substring(span.column() - 1);
            int end = literal.indexOf('>');
            return new AsmError(span, AsmProblem.UNEXPECTED_LITERAL, end < 0 ? literal : literal.substring(0, end + 1));
        }
        if (token.equals(")") && before.indexOf('(') < 0) {
            return new AsmError(span, AsmProblem.MISSING_LEFT_PARENTHESIS);
        }
        boolean begins = !token.isEmpty() && (token.charAt(0) == '(' || isDigit(token.charAt(0)));
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        if (begins && (last == ')' || last == ']' || endsInNumber(before))) {
            return new AsmError(span, AsmProblem.MISSING_OPERATOR);
        }
        AsmError error = new AsmError(span, AsmProblem.SYNTAX_ERROR, token);
        if (before.stripLeading().regionMatches(true, 0, "invoke ", 0, 7)) {
            return error.withHint("commas and no parentheses: INVOKE procedure, argument, argument");
        }
        int dup = before.length() - 3;
        return dup > 0 && before.regionMatches(true, dup, "DUP", 0, 3)
                ? error.withHint("what is repeated stands in parentheses: DUP (0)")
                : error;
    }

    private static boolean endsInNumber(String text) {
        int at = text.length();
        while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at < text.length() && isDigit(text.charAt(at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
