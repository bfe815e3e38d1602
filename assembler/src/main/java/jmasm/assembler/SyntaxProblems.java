package jmasm.assembler;

import jmasm.base.Span;
import jmasm.masm.SyntaxError;

/** The parser's kinds of errors in ml's words. */
final class SyntaxProblems {

    private SyntaxProblems() {}

    static AsmError of(SyntaxError error) {
        return switch (error.kind()) {
            case UNEXPECTED -> unexpected(error.span(), error.detail());
            case MISSING_RIGHT_PARENTHESIS, MISSING_RIGHT_BRACKET ->
                new AsmError(error.span(), AsmProblem.MISSING_PARENTHESIS_IN_EXPRESSION);
            case UNCLOSED_STRING -> new AsmError(error.span(), AsmProblem.MISSING_QUOTE);
            case UNCLOSED_ANGLE_BRACKET -> new AsmError(error.span(), AsmProblem.MISSING_ANGLE_BRACKET);
            case INVALID_CHARACTER -> new AsmError(error.span(), AsmProblem.INVALID_CHARACTER);
            case NONDIGIT_IN_NUMBER -> new AsmError(error.span(), AsmProblem.NONDIGIT, error.detail());
            case EMPTY_STRING -> new AsmError(error.span(), AsmProblem.EMPTY_STRING);
            case OPERAND_EXPECTED -> new AsmError(error.span(), AsmProblem.EXPRESSION_EXPECTED);
            case CONDITION -> new AsmError(error.span(), AsmProblem.CONTROL_FLOW_SYNTAX);
            case IDENTIFIER_TOO_LONG -> new AsmError(error.span(), AsmProblem.IDENTIFIER_TOO_LONG);
            case TOO_COMPLEX -> new AsmError(error.span(), AsmProblem.STATEMENT_TOO_COMPLEX);
        };
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
        return new AsmError(span, AsmProblem.SYNTAX_ERROR, token);
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
