package jmasm.masm;

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

    private final Keywords keywords;
    private final Words words;
    private final Spellings spellings;
    private final Lexemes tokens = new Lexemes();

    WordTokens(Keywords keywords, Words words) {
        this.keywords = keywords;
        this.words = words;
        this.spellings = new Spellings(keywords, words);
    }

    /**
     * The tokens of {@code source}, the last of them EOF; valid until the next line is lexed.
     *
     * @param statement whether an instruction may begin it; in an expression NOT is always the operator
     */
    Lexemes of(StatementText source, boolean statement) throws SyntaxError {
        String text = source.text();
        LineScanner scanner = new LineScanner(text);
        tokens.begin(text);
        int depth = 0;
        int sinceComma = 0;
        int prefixes = 0;
        int pointers = 0;
        while (true) {
            int type = scanner.next();
            int start = scanner.start();
            int end = scanner.end();
            switch (type) {
                case MasmLexer.WORD -> {
                    if (end - start > LONGEST_IDENTIFIER) {
                        throw new SyntaxError(
                                source.span(start, end - start), SyntaxError.Kind.IDENTIFIER_TOO_LONG, "");
                    }
                    addWord(text, start, end, statement);
                }
                case MasmLexer.NUMBER -> {
                    if (!joinDot(text, start, end)) {
                        tokens.add(type, start, end, null);
                    }
                }
                case MasmLexer.QUOTED_NAME ->
                    // An extension: a name of any characters, which is no keyword.
                    tokens.add(MasmLexer.WORD, start + 1, end - 1, null);
                case MasmLexer.STRAY -> throw stray(source, start);
                case MasmLexer.OPEN, MasmLexer.OPEN_SQUARE, MasmLexer.OPEN_BRACE, MasmLexer.LESS -> {
                    depth++;
                    tokens.add(type, start, end, null);
                }
                case MasmLexer.CLOSE, MasmLexer.CLOSE_SQUARE, MasmLexer.CLOSE_BRACE, MasmLexer.GREATER -> {
                    depth--;
                    tokens.add(type, start, end, null);
                }
                default -> tokens.add(type, start, end, null);
            }
            int last = tokens.count() - 1;
            int added = tokens.type(last);
            sinceComma = added == MasmLexer.COMMA ? 0 : sinceComma + 1;
            prefixes = isPrefixOperator(added) ? prefixes + 1 : 0;
            pointers = sinceComma == 0 ? 0 : added == MasmLexer.PTR ? pointers + 1 : pointers;
            boolean deep = depth > DEEPEST_NESTING || prefixes > DEEPEST_NESTING || pointers > DEEPEST_NESTING;
            if (deep || sinceComma > LONGEST_EXPRESSION) {
                throw new SyntaxError(span(source, last), SyntaxError.Kind.TOO_COMPLEX, "");
            }
            if (added == Token.EOF) {
                return tokens;
            }
        }
    }

    private void addWord(String text, int start, int end, boolean statement) {
        if (joinDot(text, start, end)) {
            return;
        }
        Spellings.Spelling spelling = spellings.of(text, start, end);
        tokens.add(type(spelling, statement), start, end, spelling.text());
    }

    private int type(Spellings.Spelling spelling, boolean statement) {
        int type = spelling.type();
        if (statement && isInstructionToo(type) && beginsInstruction()) {
            return MasmLexer.MNEMONIC;
        }
        boolean released = (type >= 0 || spelling.mnemonic() || spelling.prefix()) && words.isReleased(spelling.text());
        if (type >= 0 && !released) {
            return type;
        }
        boolean selected = tokens.count() > 0 && tokens.type(tokens.count() - 1) == MasmLexer.DOT;
        if (released || selected) {
            // A field may have the name of an instruction.
            return MasmLexer.WORD;
        }
        return spelling.prefix() ? MasmLexer.PREFIX : spelling.mnemonic() ? MasmLexer.MNEMONIC : MasmLexer.WORD;
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

    /** AND and its like are operators as well. */
    private static boolean isInstructionToo(int type) {
        return switch (type) {
            case MasmLexer.AND, MasmLexer.OR, MasmLexer.XOR, MasmLexer.NOT, MasmLexer.SHL, MasmLexer.SHR -> true;
            default -> false;
        };
    }

    /** Only a label and prefixes stand before a mnemonic. */
    private boolean beginsInstruction() {
        for (int i = 0; i < tokens.count(); i++) {
            int type = tokens.type(i);
            boolean labelled = i == 0 && tokens.count() > 1 && isColon(tokens.type(1));
            if (!isColon(type) && !labelled && type != MasmLexer.PREFIX) {
                return false;
            }
        }
        return true;
    }

    private static boolean isColon(int type) {
        return type == MasmLexer.COLON || type == MasmLexer.COLON_COLON;
    }

    /**
     * {@code .code} is one word where a dot can't select a field: first, or behind a blank. True when the word or
     * number from {@code start} to {@code end} was added so.
     */
    private boolean joinDot(String text, int start, int end) {
        int dotAt = tokens.count() - 1;
        if (dotAt < 0 || tokens.type(dotAt) != MasmLexer.DOT) {
            return false;
        }
        int dot = tokens.start(dotAt);
        boolean adjacent = dot + 1 == start;
        boolean selects = dotAt > 0 && tokens.end(dotAt - 1) == dot && tokens.type(dotAt - 1) != MasmLexer.COLON;
        if (!adjacent || selects) {
            return false;
        }
        String word = text.substring(dot, end);
        int type = keywords.typeOf(word);
        if (type < 0 || words.isReleased(word)) {
            if (!words.areDotNamesAllowed()) {
                return false;
            }
            type = MasmLexer.WORD;
        }
        tokens.removeLast();
        tokens.add(type, dot, end, word);
        return true;
    }

    private static SyntaxError stray(StatementText source, int at) {
        char c = source.text().charAt(at);
        SyntaxError.Kind kind = switch (c) {
            case '"', '\'' -> SyntaxError.Kind.UNCLOSED_STRING;
            default -> c < ' ' || c > '~' ? SyntaxError.Kind.INVALID_CHARACTER : SyntaxError.Kind.UNEXPECTED;
        };
        return new SyntaxError(source.span(at, 1), kind, String.valueOf(c));
    }

    private Span span(StatementText source, int token) {
        return source.span(tokens.start(token), Math.max(1, tokens.end(token) - tokens.start(token)));
    }
}
