package jmasm.machine.silicon;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Which encodings are invalid opcodes: every opcode of the four maps without a prefix and with 66, F2 and F3, with each
 * register and memory form of ModR/M.
 */
final class OpcodeScan {

    static final String FILE = "invalid-opcodes";

    private static final int[] PREFIXES = {0, 0x66, 0xF2, 0xF3};
    private static final int[][] MAPS = {{}, {0x0F}, {0x0F, 0x38}, {0x0F, 0x3A}};
    private static final int INVALID_OPCODE = 6;

    /** Prefixes and escapes; jumps, calls, returns and changes of ESP, which may lead anywhere; gates to the system. */
    private static final Set<Integer> NOT_TRIED = Set.of(
            0x0F,
            0x26,
            0x2E,
            0x36,
            0x3E,
            0x64,
            0x65,
            0x66,
            0x67,
            0xF0,
            0xF2,
            0xF3,
            0xE0,
            0xE1,
            0xE2,
            0xE3,
            0xE8,
            0xE9,
            0xEB,
            0xEA,
            0x9A,
            0xC2,
            0xC3,
            0xCA,
            0xCB,
            0xCD,
            0xCF,
            0xC8,
            0xC9,
            0xFF,
            0xBC,
            0x5C,
            0xF1,
            // selectors, and VEX and EVEX, of which there is only what BMI needs
            0x06,
            0x07,
            0x0E,
            0x16,
            0x17,
            0x1E,
            0x1F,
            0x8C,
            0x8E,
            0x62,
            0xC4,
            0xC5);

    /** Of the map behind 0F: the other maps, system calls, selectors, descriptors, near jumps. */
    private static final Set<Integer> NOT_TRIED_BEHIND_0F = Set.of(
            0x00, 0x01, 0x02, 0x03, 0x05, 0x07, 0x34, 0x35, 0x38, 0x3A, 0xA0, 0xA1, 0xA8, 0xA9, 0xB2, 0xB4, 0xB5);

    private OpcodeScan() {}

    /** A line for each opcode that is invalid with some ModR/M: {@code 660FC7 C0 C8 …}, or {@code 0F04 all}. */
    static List<String> lines(Processor processor) {
        List<byte[]> opcodes = opcodes();
        List<Trial> trials = new ArrayList<>();
        for (byte[] opcode : opcodes) {
            for (int modrm : modrms(opcode)) {
                trials.add(trial(opcode, modrm));
            }
        }
        List<Outcome> outcomes = processor.run(trials);
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (byte[] opcode : opcodes) {
            List<Integer> modrms = modrms(opcode);
            List<String> invalid = new ArrayList<>();
            for (int modrm : modrms) {
                if (outcomes.get(at++).vector() == INVALID_OPCODE) {
                    invalid.add(String.format("%02X", modrm));
                }
            }
            if (!invalid.isEmpty()) {
                String name = HexFormat.of().withUpperCase().formatHex(opcode);
                lines.add(name + " " + (invalid.size() == modrms.size() ? "all" : String.join(" ", invalid)));
            }
        }
        return lines;
    }

    private static List<byte[]> opcodes() {
        List<byte[]> opcodes = new ArrayList<>();
        for (int prefix : PREFIXES) {
            for (int[] map : MAPS) {
                for (int opcode = 0; opcode < 0x100; opcode++) {
                    if (isTried(map.length, opcode)) {
                        byte[] bytes = new byte[(prefix == 0 ? 0 : 1) + map.length + 1];
                        bytes[0] = (byte) prefix;
                        for (int i = 0; i < map.length; i++) {
                            bytes[bytes.length - 1 - map.length + i] = (byte) map[i];
                        }
                        bytes[bytes.length - 1] = (byte) opcode;
                        opcodes.add(bytes);
                    }
                }
            }
        }
        return opcodes;
    }

    private static boolean isTried(int map, int opcode) {
        return switch (map) {
            case 0 -> !NOT_TRIED.contains(opcode) && (opcode < 0x70 || opcode > 0x7F);
            case 1 -> !NOT_TRIED_BEHIND_0F.contains(opcode) && (opcode < 0x80 || opcode > 0x8F);
            default -> true;
        };
    }

    /** {@code [esi]} and ECX with each digit; of x87 all registers. */
    private static List<Integer> modrms(byte[] opcode) {
        boolean x87 = opcode.length <= 2 && (opcode[opcode.length - 1] & 0xF8) == 0xD8 && opcode[0] != 0x0F;
        List<Integer> modrms = new ArrayList<>();
        for (int digit = 0; digit < 8; digit++) {
            modrms.add(digit << 3 | 6);
        }
        for (int modrm = 0xC0; modrm < 0x100; modrm++) {
            if (x87 || (modrm & 7) == 1) {
                modrms.add(modrm);
            }
        }
        return modrms;
    }

    private static Trial trial(byte[] opcode, int modrm) {
        byte[] code = new byte[opcode.length + 6];
        System.arraycopy(opcode, 0, code, 0, opcode.length);
        code[opcode.length] = (byte) modrm;
        code[opcode.length + 1] = 1;
        return new Scene()
                .numbers()
                .set("ecx", 1)
                .set("edx", 0)
                .set("eax", Trial.CODE + 0x900)
                .set("ebx", Trial.DATA + 0x900)
                .poke(Trial.DATA + 0x800, 4, 0x1F80)
                .trial(code);
    }
}
