package jmasm.x86;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares our encodings and our disassembly with those of binutils and LLVM: over every form of the table with random
 * operands, and over random strings of bytes. {@code OracleTest} does a small run; a long one, from grammar/x86:
 *
 * <pre>
 * mvn -q -pl grammar/x86 -am test-compile
 * cd grammar/x86 &amp;&amp; java -cp target/test-classes:target/classes:../base/target/classes jmasm.x86.Oracles 7 100 1000000
 * </pre>
 *
 * <p>The numbers are the seed, the cases a form, the strings of bytes. It prints each way to differ with how often it
 * was met and an example; a star marks those that {@code differences.txt} does not have.
 */
final class Oracles {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int BATCH = 50_000;

    private final InstructionTable table = InstructionTable.load();
    private final Decoder decoder = new Decoder(table);
    private final Disassembler disassembler = new Disassembler(SymbolLookup.NONE);
    private final Meaning meaning = new Meaning(table);
    private final Path folder;

    /** The ways to differ that one tool showed. */
    static final class Differences {

        private final Map<String, String> examples = new TreeMap<>();
        private final Map<String, Integer> counts = new TreeMap<>();
        private int cases;

        void add(String difference, String example) {
            examples.putIfAbsent(difference, example);
            counts.merge(difference, 1, Integer::sum);
        }

        /** How many cases were compared. */
        int cases() {
            return cases;
        }

        /** Each way to differ, with an example. */
        Map<String, String> examples() {
            return examples;
        }
    }

    Oracles(Path folder) {
        this.folder = folder;
    }

    /** Our disassembly of encodings of the rows, and of strings of bytes, against another's. */
    Differences disassembly(ForeignDisassembler theirs, List<OracleCases.Row> rows, List<byte[]> strings) {
        List<byte[]> all = new ArrayList<>();
        for (OracleCases.Row row : rows) {
            byte[] bytes =
                    Encoder.encode(row.form(), row.operands(), Prefixes.NONE).bytes();
            // FSTCW is two instructions, FWAIT and FNSTCW.
            all.add(row.form().opcode().waitFirst() ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
        }
        all.addAll(strings);
        Differences differences = new Differences();
        for (int start = 0; start < all.size(); start += BATCH) {
            disassembly(theirs, all.subList(start, Math.min(all.size(), start + BATCH)), differences);
        }
        return differences;
    }

    private void disassembly(ForeignDisassembler theirs, List<byte[]> strings, Differences differences) {
        List<Decoded> ours = new ArrayList<>();
        List<ForeignDisassembler.Case> cases = new ArrayList<>();
        for (int i = 0; i < strings.size(); i++) {
            byte[] bytes = strings.get(i);
            byte[] padded = Arrays.copyOf(bytes, ForeignDisassembler.SLOT);
            Arrays.fill(padded, bytes.length, padded.length, (byte) 0x90);
            Decoded decoded = decoder.decode(padded, 0, padded.length, i * ForeignDisassembler.SLOT);
            ours.add(decoded);
            cases.add(new ForeignDisassembler.Case(bytes, decoded instanceof Instruction one ? one.length() : 0));
        }
        List<ForeignReading> readings = theirs.read(cases, folder);
        for (int i = 0; i < strings.size(); i++) {
            differences.cases++;
            String difference = meaning.difference(ours.get(i), readings.get(i), strings.get(i));
            if (!difference.isEmpty()) {
                differences.add(
                        difference,
                        HEX.formatHex(strings.get(i)) + "  " + text(ours.get(i)) + "  |  " + readings.get(i));
            }
        }
    }

    private String text(Decoded decoded) {
        return decoded instanceof Instruction instruction ? disassembler.text(instruction) : decoded.toString();
    }

    /** What our decoder finds in strings of bytes, to be assembled: those that MASM can write. */
    List<OracleCases.Row> decoded(List<byte[]> strings) {
        List<OracleCases.Row> rows = new ArrayList<>();
        for (byte[] bytes : strings) {
            if (decoder.decode(bytes, 0, bytes.length, 0) instanceof Instruction instruction
                    && !instruction.form().isDecodeOnly()) {
                rows.add(new OracleCases.Row(instruction.form(), instruction.operands()));
            }
        }
        return rows;
    }

    /** Our bytes for the rows' mnemonics and operands against what another assembler makes of our text. */
    Differences encoding(ForeignAssembler theirs, List<OracleCases.Row> rows) {
        List<String> texts = new ArrayList<>();
        List<Instruction> ours = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        for (OracleCases.Row row : rows) {
            Form form = row.form();
            if (!form.isDecodeOnly()
                    && FormChoice.of(table.forms(form.mnemonic()), row.operands())
                            instanceof FormChoice.Chosen chosen) {
                byte[] encoded = Encoder.encode(chosen.form(), row.operands(), Prefixes.NONE)
                        .bytes();
                int start = chosen.form().opcode().waitFirst() ? 1 : 0;
                Instruction instruction = (Instruction) decoder.decode(encoded, start, encoded.length, 0);
                texts.add(source(form, instruction, encoded.length));
                ours.add(instruction);
                bytes.add(encoded);
            }
        }
        List<byte[]> results = theirs.assemble(texts, folder);
        Differences differences = new Differences();
        for (int i = 0; i < texts.size(); i++) {
            differences.cases++;
            String difference = difference(ours.get(i), bytes.get(i), results.get(i));
            if (!difference.isEmpty()) {
                String got = results.get(i) == null ? "refused" : HEX.formatHex(results.get(i));
                differences.add(difference, HEX.formatHex(bytes.get(i)) + "  " + texts.get(i) + "  |  " + got);
            }
        }
        return differences;
    }

    /** Our text of the operands behind the row's own mnemonic: an alias is to be tried as well. */
    private String source(Form form, Instruction instruction, int length) {
        if (instruction.operands().size() == 1 && instruction.operand(0) instanceof Target target) {
            return form.mnemonic() + " " + ForeignAssembler.HERE + "+" + (target.displacement() + (long) length);
        }
        // No one else writes 80h for 0x80.
        String text = disassembler.text(instruction).replaceAll("\\b0?([0-9A-F]+)h\\b", "0x$1");
        String mnemonic = instruction.form().mnemonic();
        if (form.operands().isEmpty()) {
            return form.mnemonic();
        }
        boolean sameOperands =
                instruction.form().operands().size() == form.operands().size() && text.startsWith(mnemonic + " ");
        return sameOperands ? form.mnemonic() + text.substring(mnemonic.length()) : text;
    }

    private String difference(Instruction ours, byte[] bytes, byte[] theirs) {
        String name = ours.form().mnemonic();
        if (theirs == null) {
            return "refused " + name;
        }
        if (Arrays.equals(bytes, theirs)) {
            return "";
        }
        int start = bytes[0] == (byte) 0x9B && bytes.length > 1 ? 1 : 0;
        if (!(decoder.decode(theirs, Math.min(start, theirs.length), theirs.length, 0) instanceof Instruction other)) {
            return "meaning " + name + "/invalid";
        }
        if (hasNarrowAddress(ours)) {
            return "narrow-address";
        }
        boolean same = other.length() + start == theirs.length
                && other.operation() == ours.operation()
                && other.operandSize() == ours.operandSize()
                && sameOperands(ours, other);
        if (!same) {
            return "meaning " + name + "/" + other.form().mnemonic();
        }
        byte[] sorted = sorted(bytes, ours);
        byte[] sortedOther = sorted(theirs, other);
        if (Arrays.equals(sorted, sortedOther)) {
            return "prefix-order";
        }
        if (sortedOther.length == sorted.length + 1 && other.prefixes().segment() == Register.DS) {
            return "redundant-prefix";
        }
        return other.form() == ours.form()
                ? "fields " + name
                : "form " + name + " " + HEX.formatHex(opcode(ours)) + "/" + HEX.formatHex(opcode(other));
    }

    /** With the prefixes in ascending order. */
    private static byte[] sorted(byte[] bytes, Instruction instruction) {
        PrefixCoding.Found found = new PrefixCoding.Found();
        int start = bytes.length - instruction.length();
        int end = start;
        while (found.add(bytes[end] & 0xFF)) {
            end++;
        }
        byte[] sorted = bytes.clone();
        Arrays.sort(sorted, start, end);
        return sorted;
    }

    /** An address of 16 bits without registers: its text doesn't tell it from one of 32 bits. */
    private static boolean hasNarrowAddress(Instruction instruction) {
        for (Operand operand : instruction.operands()) {
            if (operand instanceof Memory memory && memory.isAbsolute() && memory.addressSize() == 2) {
                return true;
            }
        }
        return false;
    }

    private static byte[] opcode(Instruction instruction) {
        return new byte[] {(byte) instruction.form().opcode().value()};
    }

    /** Targets by where they lead, since the instructions may differ in length. */
    private static boolean sameOperands(Instruction a, Instruction b) {
        if (a.operands().size() != b.operands().size()) {
            return false;
        }
        if (a.operation() == MoveOperation.XCHG && a.operand(0).equals(b.operand(1))) {
            return a.operand(1).equals(b.operand(0));
        }
        for (int i = 0; i < a.operands().size(); i++) {
            boolean same = a.operand(i) instanceof Target
                    ? b.operand(i) instanceof Target && a.target() == b.target()
                    : same(a.operand(i), b.operand(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Operand a, Operand b) {
        if (a instanceof Immediate one && b instanceof Immediate other) {
            return (int) one.value() == (int) other.value();
        }
        if (a instanceof Memory one && b instanceof Memory other) {
            return one.effectiveSegment() == other.effectiveSegment()
                    && one.withSegment(null).equals(other.withSegment(null));
        }
        return a.equals(b);
    }

    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        int perForm = Integer.parseInt(arguments[1]);
        int strings = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("oracles");
        Oracles oracles = new Oracles(folder);
        OracleCases cases = new OracleCases(oracles.table, seed);
        List<OracleCases.Row> rows = cases.rows(perForm);
        List<byte[]> bytes = cases.strings(strings);
        KnownDifferences known = KnownDifferences.load();
        for (ForeignDisassembler tool : ForeignDisassembler.values()) {
            print(tool.label(), tool.command(), oracles.disassembly(tool, rows, bytes), known);
        }
        for (ForeignAssembler tool : ForeignAssembler.values()) {
            List<OracleCases.Row> all = new ArrayList<>(rows);
            all.addAll(oracles.decoded(bytes.subList(0, strings / 4)));
            print(tool.label(), tool.command(), oracles.encoding(tool, all), known);
        }
    }

    private static void print(String name, String tool, Differences differences, KnownDifferences known) {
        System.out.println(name + ", " + ForeignTool.version(tool) + ": " + differences.cases + " cases");
        differences.examples.forEach(
                (difference, example) -> System.out.println((known.has(name, difference) ? "  " : "* ")
                        + differences.counts.get(difference)
                        + " " + difference + "   e.g. " + example));
    }
}
