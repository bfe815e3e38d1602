package jmasm.assembler;

import jmasm.masm.SyntaxError;

/** The parser's kinds of errors in ml's words. */
final class SyntaxProblems {

    private SyntaxProblems() {}

    static AsmError of(SyntaxError error) {
        return switch (error.kind()) {
            case UNEXPECTED -> new AsmError(error.span(), AsmProblem.SYNTAX_ERROR, error.detail());
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
}
