package jmasm.machine.silicon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The state of the x87 unit before or after an instruction, and how a recording writes it. Registers are numbered as
 * they lie; each is a sign and exponent, and a significand.
 *
 * @param control control word
 * @param status  status word, TOP in it
 * @param tags    the tag word, two bits a register
 * @param memory  the memory operand
 */
record X87Case(int eax, int eflags, int control, int status, int tags, int[] high, long[] low, byte[] memory) {

    static final int MEMORY = Trial.DATA;
    static final int CODE = Trial.CODE;
    static final int EAX = 0x1234_5678;
    static final int EFLAGS = 0x202;
    static final int IMAGE = 108;
    /** Bytes of the largest operand. */
    private static final int LARGEST = 112;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The physical number of ST(i). */
    int physical(int i) {
        return (status >> 11) + i & 7;
    }

    boolean isEmpty(int number) {
        return (tags >> 2 * number & 3) == 3;
    }

    /** {@code control status eflags ST ST(1) ST(7) memory}; a {@code .} stands for what is empty, usual or 0. */
    String before() {
        StringBuilder text = new StringBuilder();
        text.append(hex(control)).append(' ').append(hex(status)).append(' ');
        text.append(eflags == EFLAGS ? "." : hex(eflags));
        for (int i : new int[] {0, 1, 7}) {
            text.append(' ').append(isEmpty(physical(i)) ? "." : register(physical(i)));
        }
        return text.append(' ').append(bytes()).toString();
    }

    /** As FNSAVE writes it and FRSTOR reads it. */
    byte[] image() {
        ByteBuffer image = ByteBuffer.allocate(IMAGE).order(ByteOrder.LITTLE_ENDIAN);
        image.putInt(control)
                .putInt(status)
                .putInt(tags)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(0);
        for (int i = 0; i < 8; i++) {
            image.putLong(low[physical(i)]).putShort((short) high[physical(i)]);
        }
        return image.array();
    }

    /** With the code of the instruction, which finds its operand at ESI. */
    Trial trial(byte[] code) {
        ByteBuffer bytes = ByteBuffer.allocate(State.IMAGE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(0, (short) control).putShort(2, (short) status);
        bytes.putInt(VectorImage.MXCSR, 0x1F80);
        int valid = 0;
        for (int i = 0; i < 8; i++) {
            int number = physical(i);
            valid |= isEmpty(number) ? 0 : 1 << number;
            bytes.putLong(VectorImage.MMX + 16 * i, low[number]);
            bytes.putShort(VectorImage.MMX + 16 * i + 8, (short) high[number]);
        }
        bytes.put(4, (byte) valid);
        int[] registers = {eax, 0, 0, 0, Trial.DATA + Trial.AREA / 2, 0, MEMORY, 0};
        State before = new State(registers, eflags, CODE, bytes.array());
        return Trial.of(before, code, List.of(new Trial.Poke(MEMORY, Arrays.copyOf(memory, LARGEST))));
    }

    /** The state that it came to. */
    X87Case after(Outcome outcome) {
        ByteBuffer bytes = ByteBuffer.wrap(outcome.after().image()).order(ByteOrder.LITTLE_ENDIAN);
        int statusAfter = bytes.getShort(2) & 0xFFFF;
        int[] highAfter = new int[8];
        long[] lowAfter = new long[8];
        int tagsAfter = 0;
        for (int i = 0; i < 8; i++) {
            int number = (statusAfter >> 11) + i & 7;
            lowAfter[number] = bytes.getLong(VectorImage.MMX + 16 * i);
            highAfter[number] = bytes.getShort(VectorImage.MMX + 16 * i + 8) & 0xFFFF;
            boolean valid = (bytes.get(4) >> number & 1) != 0;
            tagsAfter |= (valid ? tag(highAfter[number], lowAfter[number]) : 3) << 2 * number;
        }
        ByteBuffer data = ByteBuffer.wrap(Arrays.copyOf(memory, LARGEST)).order(ByteOrder.LITTLE_ENDIAN);
        outcome.changes().forEach((address, value) -> data.putInt(address - MEMORY, value));
        return new X87Case(
                outcome.after().registers()[0],
                outcome.after().eflags(),
                bytes.getShort(0) & 0xFFFF,
                statusAfter,
                tagsAfter,
                highAfter,
                lowAfter,
                Arrays.copyOf(data.array(), memory.length));
    }

    /** As FNSTENV makes it of what is in a register: 0 a number, 1 zero, 2 anything else. */
    private static int tag(int high, long low) {
        int exponent = high & 0x7FFF;
        return exponent == 0 && low == 0 ? 1 : exponent == 0 || exponent == 0x7FFF || low >= 0 ? 2 : 0;
    }

    static X87Case parse(String text, int memoryBytes) {
        String[] words = text.strip().split(" ");
        int status = number(words[1]);
        int[] high = new int[8];
        long[] low = new long[8];
        int tags = 0xFFFF;
        for (int i = 0; i < 3; i++) {
            String word = words[3 + i];
            if (!word.equals(".")) {
                int register = (status >> 11) + new int[] {0, 1, 7}[i] & 7;
                high[register] = number(word.substring(0, 4));
                low[register] = Long.parseUnsignedLong((word.substring(4) + "0".repeat(16)).substring(0, 16), 16);
                tags &= ~(3 << 2 * register);
            }
        }
        byte[] memory = new byte[memoryBytes];
        if (!words[6].equals(".")) {
            byte[] given = HEX.parseHex(words[6]);
            System.arraycopy(given, 0, memory, 0, given.length);
        }
        int eflags = words[2].equals(".") ? EFLAGS : number(words[2]);
        return new X87Case(EAX, eflags, number(words[0]), status, tags, high, low, memory);
    }

    /** What an instruction made of this: {@code status tags}, and whatever else changed. */
    String answer(X87Case after) {
        StringBuilder text = new StringBuilder();
        text.append(hex(after.status)).append(' ').append(hex(after.tags));
        for (int i = 0; i < 8; i++) {
            if (after.high[i] != high[i] || after.low[i] != low[i]) {
                text.append(" r").append(i).append('=').append(after.register(i));
            }
        }
        if (after.control != control) {
            text.append(" control=").append(hex(after.control));
        }
        if (after.eax != eax) {
            text.append(" eax=").append(hex(after.eax));
        }
        if (after.eflags != eflags) {
            text.append(" eflags=").append(hex(after.eflags));
        }
        if (!Arrays.equals(after.memory, memory)) {
            text.append(" m=").append(after.bytes());
        }
        return text.toString();
    }

    /** Sign and exponent in four digits, then the significand without the zeros at its end. */
    String register(int number) {
        StringBuilder text = new StringBuilder(String.format("%04X%016X", high[number], low[number]));
        while (text.length() > 4 && text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private String bytes() {
        int length = memory.length;
        while (length > 0 && memory[length - 1] == 0) {
            length--;
        }
        return length == 0 ? "." : HEX.formatHex(memory, 0, length);
    }

    private static int number(String hex) {
        return Integer.parseUnsignedInt(hex, 16);
    }

    private static String hex(int value) {
        return Integer.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
