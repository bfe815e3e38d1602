package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each line of {@code encodings.txt}, which explains itself, and {@code encodings-vex.txt}, checked as text to bytes and as bytes to text. */
class GoldenEncodingsTest {

    private static final Path FOLDER = Path.of("src/test/resources/jmasm/x86");
    private static final List<String> FILES = List.of("encodings.txt", "encodings-vex.txt");
    private static final int ADDRESS = 0x401000;
    private static final byte WAIT = (byte) 0x9B;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final InstructionTable table = InstructionTable.load();
    private final TextAssembler assembler = new TextAssembler(table);
    private final Decoder decoder = new Decoder(table);
    private final Disassembler disassembler = new Disassembler(SymbolLookup.NONE);

    /** {@code source ; bytes} or {@code source ; bytes ; text}; an empty source is not assembled. */
    private record Line(String place, String source, byte[] bytes, String text) {}

    @Test
    void everyLineHolds() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Line line : lines()) {
            if (!line.source.isEmpty()) {
                byte[] ours =
                        assembler.assemble(line.source, ADDRESS).encoding().bytes();
                compare(wrong, line, HEX.formatHex(line.bytes), HEX.formatHex(ours));
            }
            compare(wrong, line, line.text, disassembler.text(decode(line)));
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void everyRowHasAGoldenEncoding() throws IOException {
        Set<String> rows = new TreeSet<>();
        for (Form form : table.forms()) {
            rows.add(form.place());
        }
        for (Line line : lines()) {
            rows.remove(decode(line).form().place());
            if (!line.source.isEmpty()) {
                rows.remove(assembler.assemble(line.source, ADDRESS).form().place());
            }
        }
        List<String> missing = new ArrayList<>();
        for (String row : rows) {
            missing.add(row + " has no golden encoding");
        }
        assertEquals("", String.join("\n", missing));
    }

    private static void compare(List<String> wrong, Line line, String expected, String actual) {
        if (!expected.equals(actual)) {
            wrong.add(line.place + ": expected " + expected + ", got " + actual);
        }
    }

    private Instruction decode(Line line) {
        // A processor takes FSTCW for two instructions, FWAIT and FNSTCW: what matters is the second.
        int start = line.bytes[0] == WAIT && line.bytes.length > 1 ? 1 : 0;
        Decoded decoded = decoder.decode(line.bytes, start, line.bytes.length, ADDRESS + start);
        Instruction instruction = assertInstanceOf(Instruction.class, decoded, line.place);
        assertEquals(line.bytes.length - start, instruction.length(), line.place);
        return instruction;
    }

    private static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String file : FILES) {
            List<String> texts = Files.readAllLines(FOLDER.resolve(file));
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                if (text.isBlank() || text.startsWith("#")) {
                    continue;
                }
                String[] columns = text.split(";");
                String source = columns[0].strip();
                String expected = columns.length > 2 ? columns[2].strip() : source.replace(", ", ",");
                lines.add(new Line(file + ":" + (i + 1), source, HEX.parseHex(columns[1].strip()), expected));
            }
        }
        return lines;
    }
}
