package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which encodings with a VEX prefix are invalid opcodes: each map, mandatory prefix and opcode with both values of W and
 * L, each reg field of ModR/M with a register and with memory, and with and without a register in the prefix.
 *
 * <p>A line for each opcode that is valid somehow, {@code 0F38 66 18 000000FF 00000000 …}: map, mandatory prefix, opcode;
 * then a number for each of W0 L0, W0 L1, W1 L0, W1 L1. Its bits, from the lowest, tell whether eight reg fields with a
 * register are valid, then eight with memory; then the same sixteen with a register in the prefix.
 */
final class VexScan {

    static final String FILE = "vex-opcodes";

    private static final String[] MAPS = {"0F", "0F38", "0F3A"};
    private static final String[] PREFIXES = {"NP", "66", "F3", "F2"};
    private static final int FORMS = 32;
    private static final int WORDS = 4;

    /** Of the numbers in a line, with the blanks before them. */
    static final int WORDS_LENGTH = WORDS * 9;

    private static final int INVALID_OPCODE = 6;

    private VexScan() {}

    /** Of a processor that knows these instructions. */
    static List<String> recorded(Processor processor) {
        return judged(codes -> {
            List<Trial> trials = new ArrayList<>();
            codes.forEach(code -> trials.add(trial(code)));
            List<Boolean> valid = new ArrayList<>();
            processor.run(trials).forEach(outcome -> valid.add(outcome.vector() != INVALID_OPCODE));
            return valid;
        });
    }

    /** @param judge tells of each string of bytes whether it is an instruction */
    static List<String> judged(Function<List<byte[]>, List<Boolean>> judge) {
        List<String> lines = new ArrayList<>();
        for (int map = 0; map < MAPS.length; map++) {
            for (int prefix = 0; prefix < PREFIXES.length; prefix++) {
                for (int opcode = 0; opcode < 0x100; opcode++) {
                    String words = words(judge.apply(codes(map + 1, prefix, opcode)));
                    if (!words.isEmpty()) {
                        lines.add(MAPS[map] + ' ' + PREFIXES[prefix] + ' ' + String.format("%02X", opcode) + words);
                    }
                }
            }
        }
        return lines;
    }

    private static String words(List<Boolean> valid) {
        if (!valid.contains(true)) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        for (int word = 0; word < WORDS; word++) {
            int bits = 0;
            for (int form = 0; form < FORMS; form++) {
                bits |= valid.get(word * FORMS + form) ? 1 << form : 0;
            }
            words.append(String.format(" %08X", bits));
        }
        return words.toString();
    }

    private static List<byte[]> codes(int map, int prefix, int opcode) {
        List<byte[]> codes = new ArrayList<>();
        for (int word = 0; word < WORDS; word++) {
            for (int form = 0; form < FORMS; form++) {
                int wide = (word & 2) << 6;
                int length = (word & 1) << 2;
                int register = form < FORMS / 2 ? 0xF : 0xE;
                int field = (form & 7) << 3;
                boolean memory = (form & 8) != 0;
                // [esi+edx], where GATHER has XMM2 for EDX; the last bytes are constants or the INT3 behind.
                codes.add(new byte[] {
                    (byte) 0xC4,
                    (byte) (0xE0 | map),
                    (byte) (wide | register << 3 | length | prefix),
                    (byte) opcode,
                    (byte) (memory ? field | 4 : field | 0xC1),
                    (byte) (memory ? 0x16 : 1),
                    1
                });
            }
        }
        return codes;
    }

    private static Trial trial(byte[] code) {
        return new Scene()
                .numbers()
                .set("edx", 0)
                .poke(Trial.DATA + 0x800, 4, 0x1F80)
                .trial(code);
    }
}
