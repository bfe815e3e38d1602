package jmasm.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What is put to the oracles: every form of the table with random operands, and random bytes; all from one seed. */
final class OracleCases {

    private static final int[] PREFIXES = {0x66, 0x66, 0x67, 0xF2, 0xF3, 0xF0, 0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65};

    private final SplittableRandom random;
    private final InstructionTable table;

    OracleCases(InstructionTable table, long seed) {
        this.table = table;
        this.random = new SplittableRandom(seed);
    }

    /** A form and operands that it accepts. */
    record Row(Form form, List<Operand> operands) {}

    List<Row> rows(int perForm) {
        RandomOperands operands = new RandomOperands(random.split());
        List<Row> rows = new ArrayList<>();
        for (Form form : table.forms()) {
            for (int i = 0; i < perForm; i++) {
                rows.add(new Row(form, operands.of(form)));
            }
        }
        return rows;
    }

    /**
     * Strings of fifteen bytes. A third of them are uniform; the others begin with one of the table's opcodes, so that
     * the rare ones are met as well, and some with prefixes that need not belong there.
     */
    List<byte[]> strings(int count) {
        List<Form> forms = table.forms();
        List<byte[]> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[Decoder.MAX_LENGTH];
            random.nextBytes(bytes);
            if (i % 3 != 0) {
                int at = 0;
                while (at < 3 && random.nextInt(4) == 0) {
                    bytes[at++] = (byte) PREFIXES[random.nextInt(PREFIXES.length)];
                }
                opcode(forms.get(random.nextInt(forms.size())).opcode(), bytes, at);
            }
            strings.add(bytes);
        }
        return strings;
    }

    private void opcode(Opcode opcode, byte[] bytes, int start) {
        int at = start;
        if (opcode.vex()) {
            bytes[at] = (byte) (random.nextBoolean() ? 0xC4 : 0xC5);
            bytes[at + 1] |= (byte) 0xC0;
            return;
        }
        if (opcode.mandatoryPrefix() > 0) {
            bytes[at++] = (byte) opcode.mandatoryPrefix();
        }
        if (opcode.map() > 0) {
            bytes[at++] = 0x0F;
        }
        if (opcode.map() > 1) {
            bytes[at++] = (byte) (opcode.map() == 2 ? 0x38 : 0x3A);
        }
        bytes[at] = (byte) (opcode.registerInOpcode() ? opcode.value() | bytes[at] & 7 : opcode.value());
    }
}
