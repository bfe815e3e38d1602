package jmasm.masm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/** The scanner finds what the lexer that ANTLR makes of {@code MasmLexer.g4} finds. */
final class LineScannerTest {

    /** What numbers, strings, names and signs are made of, and what no rule knows. */
    private static final String ALPHABET =
            "aAeE9bx_$?@0123..++--''\"\"``  \t:=!<>&|,()[]{}*/;\\~#\r\n\u00A0\u00E9\u0001";

    @Test
    void findsTheGrammarsTokensInStatements() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/jmasm/masm/statements.txt"))) {
            assertEquals(byGrammar(line), byScanner(line), line);
        }
    }

    @Test
    void findsTheGrammarsTokensInNonsense() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder line = new StringBuilder();
            int length = random.nextInt(16);
            for (int k = 0; k < length; k++) {
                line.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            assertEquals(byGrammar(line.toString()), byScanner(line.toString()), line.toString());
        }
    }

    private static String byGrammar(String line) {
        MasmLexer lexer = new MasmLexer(CharStreams.fromString(line));
        StringBuilder tokens = new StringBuilder();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            append(token.getType(), token.getStartIndex(), token.getStopIndex() + 1, tokens);
        }
        return tokens.toString();
    }

    private static String byScanner(String line) {
        LineScanner scanner = new LineScanner(line);
        StringBuilder tokens = new StringBuilder();
        for (int type = scanner.next(); type != Token.EOF; type = scanner.next()) {
            append(type, scanner.start(), scanner.end(), tokens);
        }
        return tokens.toString();
    }

    private static void append(int type, int start, int end, StringBuilder tokens) {
        tokens.append(MasmLexer.VOCABULARY.getSymbolicName(type))
                .append(' ')
                .append(start)
                .append('-')
                .append(end)
                .append('\n');
    }
}
