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
        List<Form> plain = new ArrayList<>();
        List<Form> vex = new ArrayList<>();
        for (Form form : table.forms()) {
            (form.opcode().vex() == null ? plain : vex).add(form);
        }
        List<byte[]> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[Decoder.MAX_LENGTH];
            random.nextBytes(bytes);
            if (i % 3 != 0) {
                int at = 0;
                while (at < 3 && random.nextInt(4) == 0) {
                    bytes[at++] = (byte) PREFIXES[random.nextInt(PREFIXES.length)];
                }
                List<Form> forms = random.nextInt(4) == 0 ? vex : plain;
                opcode(forms.get(random.nextInt(forms.size())).opcode(), bytes, at);
            }
            strings.add(bytes);
        }
        return strings;
    }

    /** Random bytes behind C4 or C5; half of them name an opcode of the table, and most no register where none may be. */
    private void vex(Opcode opcode, byte[] bytes, int start) {
        int at = start;
        boolean named = random.nextBoolean();
        boolean isShort = named ? opcode.map() == 1 && random.nextBoolean() : random.nextBoolean();
        bytes[at++] = (byte) (isShort ? 0xC5 : 0xC4);
        if (!named) {
            bytes[at] |= (byte) 0xC0;
            return;
        }
        if (!isShort) {
            bytes[at++] = (byte) (0xC0 | random.nextInt(2) << 5 | opcode.map());
        }
        int rest = random.nextInt(0x100) & ~3 | "\0\u0066\u00F3\u00F2".indexOf(opcode.mandatoryPrefix());
        rest |= random.nextInt(3) == 0 ? 0x40 : 0x78;
        bytes[at++] = (byte) (isShort ? rest | 0xC0 : rest);
        bytes[at] = (byte) opcode.value();
    }

    private void opcode(Opcode opcode, byte[] bytes, int start) {
        int at = start;
        if (opcode.vex() != null) {
            vex(opcode, bytes, at);
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
