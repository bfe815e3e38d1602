package jmasm.machine.silicon;

import java.util.Locale;

/**
 * The state before an instruction, and how it is written.
 *
 * @param seed      what the scratch page is filled from
 * @param registers in the order of the encoding
 */
record SiliconCase(int seed, int[] registers, int eflags) {

    static final int SCRATCH = 0x1000_0000;
    static final int CODE = 0x2000_0000;
    static final int USUAL_SEED = 1;
    static final String[] NAMES = {"eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi"};

    /** What registers hold unless an instruction needs something else. */
    static int[] usualRegisters() {
        return new int[] {0, 0, 0, 0, SCRATCH + 0xC00, SCRATCH + 0xC40, SCRATCH + 0x800, SCRATCH + 0x880};
    }

    /** The scratch page's doublewords. */
    static int[] memory(int seed) {
        int[] memory = new int[1024];
        int x = seed;
        for (int i = 0; i < memory.length; i++) {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
            memory[i] = x;
        }
        return memory;
    }

    /** As the native part reads it. */
    String input() {
        StringBuilder text = new StringBuilder(Integer.toHexString(seed));
        for (int register : registers) {
            text.append(' ').append(Integer.toHexString(register));
        }
        return text.append(' ').append(Integer.toHexString(eflags)).toString();
    }

    /** As the recording has it, with what the native part answered. */
    String line(String answer) {
        int[] usual = usualRegisters();
        StringBuilder text = new StringBuilder(seed == USUAL_SEED ? "." : hex(seed));
        for (int i = 0; i < registers.length; i++) {
            text.append(' ').append(i >= 4 && registers[i] == usual[i] ? "." : hex(registers[i]));
        }
        return text.append(' ')
                .append(hex(eflags))
                .append(' ')
                .append(answer(answer))
                .toString();
    }

    /** What changed, behind a {@code >}. @param answer in the words of the native part */
    String answer(String answer) {
        StringBuilder text = new StringBuilder(">");
        String[] words = answer.split(" ");
        if (!words[0].equals("-")) {
            text.append(" fault=").append(words[0]);
        }
        if (words[1].equals("1")) {
            text.append(" jump");
        }
        for (int i = 0; i < 8; i++) {
            int value = Integer.parseUnsignedInt(words[2 + i], 16);
            if (value != registers[i]) {
                text.append(' ').append(NAMES[i]).append('=').append(hex(value));
            }
        }
        int flagsAfter = Integer.parseUnsignedInt(words[10], 16);
        if (words[0].equals("-") && flagsAfter != eflags) {
            text.append(" eflags=").append(hex(flagsAfter));
        }
        for (int i = 11; i < words.length; i++) {
            text.append(' ').append(words[i]);
        }
        return text.toString();
    }

    static SiliconCase parse(String line) {
        String[] words = line.substring(0, line.indexOf('>')).trim().split(" ");
        int[] registers = usualRegisters();
        for (int i = 0; i < 8; i++) {
            if (!words[1 + i].equals(".")) {
                registers[i] = Integer.parseUnsignedInt(words[1 + i], 16);
            }
        }
        int seed = words[0].equals(".") ? USUAL_SEED : Integer.parseUnsignedInt(words[0], 16);
        return new SiliconCase(seed, registers, Integer.parseUnsignedInt(words[9], 16));
    }

    static String hex(int value) {
        return Integer.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
