package jmasm.masm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jmasm.base.SourceFile;
import jmasm.base.Span;
import jmasm.golden.Golden;
import org.junit.jupiter.api.Test;

/** Lines of {@code statements.txt} and the records that they are, each with its columns. */
final class StatementParserTest {

    private static final Path LINES = Path.of("src/test/resources/jmasm/masm/statements.txt");

    private static final Words FEW_WORDS = new Words() {

        private static final Set<String> MNEMONICS =
                Set.of("mov", "nop", "movsb", "fld", "fadd", "jmp", "call", "and", "or", "xor", "not", "shl", "shr");

        @Override
        public boolean isMnemonic(String word) {
            return MNEMONICS.contains(word.toLowerCase(Locale.ROOT));
        }

        @Override
        public boolean isPrefix(String word) {
            return word.equalsIgnoreCase("rep") || word.equalsIgnoreCase("lock");
        }
    };

    @Test
    void eachLineIsItsRecords() throws IOException {
        StringBuilder all = new StringBuilder();
        StatementParser parser = new StatementParser(FEW_WORDS);
        for (String line : Files.readAllLines(LINES)) {
            all.append(line).append('\n').append(outcome(parser, TextOfLine.of(line)));
        }
        Golden.of("src/test/resources/jmasm/masm/statements.expected").matches(all.toString());
    }

    /** A parser that has met a line's shape takes the tree that it made then; it must not show. */
    @Test
    void aTreeServesTheNextLineOfItsShape() throws IOException {
        StatementParser warm = new StatementParser(FEW_WORDS);
        List<String> lines = Files.readAllLines(LINES);
        for (String line : lines) {
            outcome(warm, TextOfLine.of(line));
        }
        for (String line : lines) {
            TextOfLine other = new TextOfLine(SourceFile.of("statement", renamed(line)), 1);
            assertEquals(outcome(new StatementParser(FEW_WORDS), other), outcome(warm, other), other.text());
        }
    }

    /** A released keyword changes a line's shape, and .RADIX its numbers. */
    @Test
    void aTreeKnowsNoNumbers() throws SyntaxError {
        StatementParser parser = new StatementParser(FEW_WORDS);
        TextOfLine line = TextOfLine.of("DWORD 10");
        assertEquals(10, number(parser.parse(line)));
        parser.setRadix(16);
        assertEquals(16, number(parser.parse(line)));
    }

    private static long number(List<Statement> statements) {
        Statement.Data data = (Statement.Data) statements.get(0);
        Initializer.Value value = (Initializer.Value) data.initializers().get(0);
        return ((Expression.Number) value.expression()).value();
    }

    /** The same line with other names, numbers and blanks. */
    private static String renamed(String line) {
        return "  "
                + line.replaceAll("\\b(table|point|list|eax)\\b", "$1_2")
                        .replace(",", " , ")
                        .replace("1", "17");
    }

    private static String outcome(StatementParser parser, TextOfLine line) {
        StringBuilder out = new StringBuilder();
        try {
            parser.parse(line).forEach(statement -> print(statement, 1, out));
        } catch (SyntaxError error) {
            out.append("    ")
                    .append(error.kind())
                    .append(' ')
                    .append(place(error.span()))
                    .append('\n');
        }
        return out.toString();
    }

    private static void print(Object node, int depth, StringBuilder out) {
        if (node instanceof Optional<?> optional) {
            optional.ifPresent(value -> print(value, depth, out));
        } else if (node instanceof List<?> list) {
            list.forEach(element -> print(element, depth, out));
        } else if (node instanceof Record fields) {
            out.append("    ".repeat(depth)).append(node.getClass().getSimpleName());
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                Object value = valueOf(fields, component);
                if (value instanceof Span span) {
                    out.append(' ').append(place(span));
                } else if (!(value instanceof Record || value instanceof List || value instanceof Optional)) {
                    out.append(' ').append(component.getName()).append('=').append(value);
                }
            }
            out.append('\n');
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                Object value = valueOf(fields, component);
                if (!(value instanceof Span)
                        && (value instanceof Record || value instanceof List || value instanceof Optional)) {
                    print(value, depth + 1, out);
                }
            }
        } else {
            out.append("    ".repeat(depth)).append(node).append('\n');
        }
    }

    private static Object valueOf(Record owner, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String place(Span span) {
        return span.column() + "+" + span.length();
    }
}
