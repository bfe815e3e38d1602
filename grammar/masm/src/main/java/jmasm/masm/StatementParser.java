package jmasm.masm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jmasm.base.Span;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Parses one logical line at a time. */
public final class StatementParser {

    private static final String INCLUDELIB = "INCLUDELIB";

    private final WordTokens wordTokens;
    private final MasmParser parser = new MasmParser(null);
    private final BailErrorStrategy bail = new BailErrorStrategy();
    private final Shapes<MasmParser.StatementContext> statements = new Shapes<>();
    private final Shapes<MasmParser.LoneExpressionContext> expressions = new Shapes<>();
    private final AstBuilder builder = new AstBuilder();
    private int radix = 10;

    public StatementParser(Words words) {
        wordTokens = new WordTokens(new Keywords(), words);
        parser.removeErrorListeners();
    }

    /** The base of numbers without a tag, 2 to 16: .RADIX. */
    public void setRadix(int newRadix) {
        radix = newRadix;
    }

    /**
     * The statements of a line: none, a label, a statement, or a label and a statement.
     *
     * @throws SyntaxError when it is not one
     */
    public List<Statement> parse(StatementText line) throws SyntaxError {
        Optional<Statement> library = includeLib(line);
        if (library.isPresent()) {
            return List.of(library.get());
        }
        MasmParser.StatementContext tree = run(line, true, MasmParser::statement, statements);
        return builder.of(line, radix).statements(tree);
    }

    /** A constant or operand that stands alone, as behind EQU or IF. */
    public Expression parseExpression(StatementText text) throws SyntaxError {
        MasmParser.LoneExpressionContext tree = run(text, false, MasmParser::loneExpression, expressions);
        return builder.of(text, radix).expression(tree);
    }

    /** INCLUDELIB takes the rest of the line as it is: a path follows no rule of the language. */
    private static Optional<Statement> includeLib(StatementText line) {
        String text = line.text();
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start + INCLUDELIB.length();
        if (!text.regionMatches(true, start, INCLUDELIB, 0, INCLUDELIB.length())
                || end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '<') {
            return Optional.empty();
        }
        String library = text.substring(end).strip();
        if (library.startsWith("<") && library.endsWith(">") || library.startsWith("\"") && library.endsWith("\"")) {
            library = library.length() < 2 ? "" : library.substring(1, library.length() - 1);
        }
        return Optional.of(new Statement.IncludeLib(line.span(start, text.length() - start), library));
    }

    private interface Rule<T> {
        T of(MasmParser parser);
    }

    private <T extends ParserRuleContext> T run(StatementText line, boolean statement, Rule<T> rule, Shapes<T> shapes)
            throws SyntaxError {
        Lexemes lexemes = wordTokens.of(line, statement);
        T known = shapes.find(lexemes);
        if (known != null) {
            return known;
        }
        List<LineToken> tokens = lexemes.toTokens();
        T tree = runNew(line, rule, tokens);
        shapes.keep(lexemes, tokens, tree);
        return tree;
    }

    /** SLL is enough for nearly every line and several times faster; what it refuses gets the full algorithm. */
    private <T extends ParserRuleContext> T runNew(StatementText line, Rule<T> rule, List<LineToken> tokens)
            throws SyntaxError {
        parser.setTokenStream(new LineTokens(tokens));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(bail);
        try {
            return rule.of(parser);
        } catch (ParseCancellationException failure) {
            return runFully(line, rule, withoutWorthless(tokens));
        }
    }

    private List<LineToken> withoutWorthless(List<LineToken> tokens) {
        List<LineToken> replaced = WorthlessOperands.replaced(tokens, this::isExpression);
        return replaced == null ? tokens : replaced;
    }

    private boolean isExpression(List<LineToken> tokens) {
        parser.setTokenStream(new LineTokens(tokens));
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        parser.setErrorHandler(bail);
        try {
            parser.loneExpression();
            return true;
        } catch (ParseCancellationException failure) {
            return false;
        }
    }

    private <T extends ParserRuleContext> T runFully(StatementText line, Rule<T> rule, List<LineToken> tokens)
            throws SyntaxError {
        FirstError first = new FirstError();
        parser.setTokenStream(new LineTokens(tokens));
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        parser.setErrorHandler(new DefaultErrorStrategy());
        parser.addErrorListener(first);
        try {
            return rule.of(parser);
        } catch (ParseCancellationException failure) {
            throw error(line, tokens, first.token);
        } finally {
            parser.removeErrorListeners();
        }
    }

    private static SyntaxError error(StatementText line, List<LineToken> tokens, Token offending) {
        if (offending.getType() != Token.EOF) {
            return new SyntaxError(span(line, offending), SyntaxError.Kind.UNEXPECTED, offending.getText());
        }
        Token last = tokens.size() < 2 ? offending : tokens.get(tokens.size() - 2);
        return new SyntaxError(span(line, last), kindAtEnd(tokens), last.getText());
    }

    private static Span span(StatementText line, Token token) {
        return line.span(token.getStartIndex(), Math.max(1, token.getStopIndex() - token.getStartIndex() + 1));
    }

    /** What is missing when a line ends too early. */
    private static SyntaxError.Kind kindAtEnd(List<LineToken> tokens) {
        int parentheses = 0;
        int squares = 0;
        int angles = 0;
        for (Token token : tokens) {
            switch (token.getType()) {
                case MasmLexer.OPEN -> parentheses++;
                case MasmLexer.CLOSE -> parentheses--;
                case MasmLexer.OPEN_SQUARE -> squares++;
                case MasmLexer.CLOSE_SQUARE -> squares--;
                case MasmLexer.LESS, MasmLexer.OPEN_BRACE -> angles++;
                case MasmLexer.GREATER, MasmLexer.CLOSE_BRACE -> angles--;
                default -> {}
            }
        }
        if (tokens.get(0).getText().toUpperCase(Locale.ROOT).startsWith(".")) {
            return SyntaxError.Kind.CONDITION;
        }
        if (parentheses > 0) {
            return SyntaxError.Kind.MISSING_RIGHT_PARENTHESIS;
        }
        if (squares > 0) {
            return SyntaxError.Kind.MISSING_RIGHT_BRACKET;
        }
        return angles > 0 ? SyntaxError.Kind.UNCLOSED_ANGLE_BRACKET : SyntaxError.Kind.OPERAND_EXPECTED;
    }

    /** Ends the parsing at the first error: what recovery would make of the rest helps nobody. */
    private static final class FirstError extends BaseErrorListener {

        private Token token;

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object offending,
                int line,
                int column,
                String message,
                RecognitionException failure) {
            token = (Token) offending;
            throw new ParseCancellationException(failure);
        }
    }
}
