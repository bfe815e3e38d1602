package jmasm.masm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.Span;
import org.antlr.v4.runtime.Token;

/** Lexes a statement, and gives each word the type that the keywords and the instruction table say. */
final class WordTokens {

    /** Deeper brackets are refused: the parser is recursive. */
    private static final int DEEPEST_NESTING = 200;

    /** Longer expressions are refused; lists of any length are welcome. */
    private static final int LONGEST_EXPRESSION = 1_000;

    /** As in ml. */
    private static final int LONGEST_IDENTIFIER = 247;

    /** More spellings than this are those of a source's own names, and not worth keeping. */
    private static final int MOST_SPELLINGS = 50_000;

    private final Keywords keywords;
    private final Words words;
    private final Map<String, Spelling> spellings = new HashMap<>();
    private final MasmLexer lexer = new MasmLexer(null);

    /**
     * What is known of a word as it is written: one look-up instead of one in each table, and in each case.
     *
     * @param type the keyword's token type, or -1
     */
    private record Spelling(int type, boolean prefix, boolean mnemonic) {}

    WordTokens(Keywords keywords, Words words) {
        this.keywords = keywords;
        this.words = words;
        lexer.removeErrorListeners();
        lexer.setTokenFactory(new LineToken.Factory());
    }

    /**
     * The tokens of {@code source}, the last of them EOF.
     *
     * @param statement whether an instruction may begin it; in an expression NOT is always the operator
     */
    List<LineToken> of(StatementText source, boolean statement) throws SyntaxError {
        lexer.setInputStream(new LineCharacters(source.text()));
        List<LineToken> tokens = new ArrayList<>();
        int depth = 0;
        int sinceComma = 0;
        int prefixes = 0;
        int pointers = 0;
        while (true) {
            LineToken token = (LineToken) lexer.nextToken();
            switch (token.getType()) {
                case MasmLexer.WORD -> {
                    if (token.getStopIndex() - token.getStartIndex() >= LONGEST_IDENTIFIER) {
                        throw new SyntaxError(span(source, token), SyntaxError.Kind.IDENTIFIER_TOO_LONG, "");
                    }
                    classify(token, tokens, statement);
                }
                case MasmLexer.NUMBER -> joinDot(token, tokens);
                case MasmLexer.QUOTED_NAME -> {
                    // An extension: a name of any characters, which is no keyword.
                    token.setStartIndex(token.getStartIndex() + 1);
                    token.setStopIndex(token.getStopIndex() - 1);
                    token.setType(MasmLexer.WORD);
                }
                case MasmLexer.STRAY -> throw stray(token, source);
                case MasmLexer.OPEN, MasmLexer.OPEN_SQUARE, MasmLexer.OPEN_BRACE, MasmLexer.LESS -> depth++;
                case MasmLexer.CLOSE, MasmLexer.CLOSE_SQUARE, MasmLexer.CLOSE_BRACE, MasmLexer.GREATER -> depth--;
                default -> {}
            }
            sinceComma = token.getType() == MasmLexer.COMMA ? 0 : sinceComma + 1;
            prefixes = isPrefixOperator(token.getType()) ? prefixes + 1 : 0;
            pointers = sinceComma == 0 ? 0 : token.getType() == MasmLexer.PTR ? pointers + 1 : pointers;
            boolean deep = depth > DEEPEST_NESTING || prefixes > DEEPEST_NESTING || pointers > DEEPEST_NESTING;
            if (deep || sinceComma > LONGEST_EXPRESSION) {
                throw new SyntaxError(span(source, token), SyntaxError.Kind.TOO_COMPLEX, "");
            }
            tokens.add(token);
            if (token.getType() == Token.EOF) {
                return tokens;
            }
        }
    }

    private void classify(LineToken token, List<LineToken> before, boolean statement) {
        if (joinDot(token, before)) {
            return;
        }
        String word = token.getText();
        Spelling spelling = spelling(word);
        int type = spelling.type();
        if (statement && isInstructionToo(type) && beginsInstruction(before)) {
            token.setType(MasmLexer.MNEMONIC);
        } else if (type >= 0 && !words.isReleased(word)) {
            token.setType(type);
        } else if (!before.isEmpty() && before.get(before.size() - 1).getType() == MasmLexer.DOT) {
            // A field may have the name of an instruction.
            token.setType(MasmLexer.WORD);
        } else if (spelling.prefix()) {
            token.setType(MasmLexer.PREFIX);
        } else if (spelling.mnemonic()) {
            token.setType(MasmLexer.MNEMONIC);
        }
    }

    /** Operators of one operand nest as brackets do. */
    private static boolean isPrefixOperator(int type) {
        return switch (type) {
            case MasmLexer.NOT, MasmLexer.PLUS, MasmLexer.MINUS, MasmLexer.BANG, MasmLexer.OFFSET, MasmLexer.SEG ->
                true;
            case MasmLexer.TYPE, MasmLexer.SIZEOF, MasmLexer.SIZE, MasmLexer.LENGTHOF, MasmLexer.LENGTH -> true;
            case MasmLexer.MASK, MasmLexer.WIDTH, MasmLexer.THIS, MasmLexer.SHORT, MasmLexer.OPATTR -> true;
            case MasmLexer.HIGH, MasmLexer.LOW, MasmLexer.HIGHWORD, MasmLexer.LOWWORD, MasmLexer.HIGH32 -> true;
            case MasmLexer.LOW32, MasmLexer.DOT_TYPE, MasmLexer.IMAGEREL, MasmLexer.SECTIONREL -> true;
            case MasmLexer.LROFFSET -> true;
            default -> false;
        };
    }

    private Spelling spelling(String word) {
        Spelling known = spellings.get(word);
        if (known == null) {
            known = new Spelling(keywords.typeOf(word), words.isPrefix(word), words.isMnemonic(word));
            if (spellings.size() < MOST_SPELLINGS) {
                spellings.put(word, known);
            }
        }
        return known;
    }

    /** AND and its like are operators as well. */
    private static boolean isInstructionToo(int type) {
        return switch (type) {
            case MasmLexer.AND, MasmLexer.OR, MasmLexer.XOR, MasmLexer.NOT, MasmLexer.SHL, MasmLexer.SHR -> true;
            default -> false;
        };
    }

    /** Only a label and prefixes stand before a mnemonic. */
    private static boolean beginsInstruction(List<LineToken> before) {
        for (int i = 0; i < before.size(); i++) {
            int type = before.get(i).getType();
            boolean label = type == MasmLexer.COLON || type == MasmLexer.COLON_COLON;
            boolean labelled =
                    i == 0 && before.size() > 1 && before.get(1).getText().startsWith(":");
            if (!label && !labelled && type != MasmLexer.PREFIX) {
                return false;
            }
        }
        return true;
    }

    /** {@code .code} is one word where a dot can't select a field: first, or behind a blank. */
    private boolean joinDot(LineToken token, List<LineToken> before) {
        int dotAt = before.size() - 1;
        if (dotAt < 0 || before.get(dotAt).getType() != MasmLexer.DOT) {
            return false;
        }
        Token dot = before.get(dotAt);
        boolean adjacent = dot.getStopIndex() + 1 == token.getStartIndex();
        boolean selects = dotAt > 0
                && before.get(dotAt - 1).getStopIndex() + 1 == dot.getStartIndex()
                && before.get(dotAt - 1).getType() != MasmLexer.COLON;
        if (!adjacent || selects) {
            return false;
        }
        int type = keywords.typeOf("." + token.getText());
        boolean released = type >= 0 && words.isReleased("." + token.getText());
        if (type < 0 || released) {
            if (!words.areDotNamesAllowed()) {
                return false;
            }
            type = MasmLexer.WORD;
        }
        before.remove(dotAt);
        token.setStartIndex(dot.getStartIndex());
        token.setCharPositionInLine(dot.getCharPositionInLine());
        token.setType(type);
        return true;
    }

    private static SyntaxError stray(Token token, StatementText source) {
        char c = token.getText().charAt(0);
        SyntaxError.Kind kind = switch (c) {
            case '"', '\'' -> SyntaxError.Kind.UNCLOSED_STRING;
            default -> c < ' ' || c > '~' ? SyntaxError.Kind.INVALID_CHARACTER : SyntaxError.Kind.UNEXPECTED;
        };
        return new SyntaxError(span(source, token), kind, token.getText());
    }

    static Span span(StatementText source, Token token) {
        return source.span(token.getStartIndex(), Math.max(1, token.getStopIndex() - token.getStartIndex() + 1));
    }
}
