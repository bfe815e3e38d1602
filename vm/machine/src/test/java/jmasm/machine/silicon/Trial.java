package jmasm.machine.silicon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Machine code and all that it finds: run on a processor or on the engine, it gives an {@link Outcome}.
 *
 * <p>There are four pages of data at {@link #DATA}, filled with a fixed pattern, and four of code at {@link #CODE}, filled
 * with INT3; both are laid over with {@code pokes}. All can be read, written and executed unless {@code protections} says
 * less. FS is a segment of one page at {@link #DATA}, all other segments are flat.
 *
 * @param length      of the code at {@code before.eip()}, in bytes: running off its end is success
 * @param protections four bits a page, lowest first, data then code: {@link #READ}, {@link #WRITE}, {@link #EXECUTE}
 */
record Trial(State before, int length, List<Poke> pokes, int protections) {

    static final int DATA = 0x1000_0000;
    static final int CODE = 0x2000_0000;
    static final int PAGE = 4096;
    /** Bytes of data, and as many of code. */
    static final int AREA = 4 * PAGE;

    static final int READ = 1;
    static final int WRITE = 2;
    static final int EXECUTE = 4;
    static final int EVERYTHING = 0x7777_7777;

    private static final byte[] BACKGROUND = background();

    /** Bytes that lie in memory before the code runs. */
    record Poke(int address, byte[] bytes) {

        static Poke of(int address, int size, long value) {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) (value >>> 8 * i);
            }
            return new Poke(address, bytes);
        }
    }

    static Trial of(State before, byte[] code, List<Poke> pokes) {
        List<Poke> all = new ArrayList<>(pokes);
        all.add(new Poke(before.eip(), code));
        return new Trial(before, code.length, all, EVERYTHING);
    }

    Trial withProtection(int page, int bits) {
        return new Trial(before, length, pokes, protections & ~(7 << 4 * page) | bits << 4 * page);
    }

    /** Data and code as they are before the code runs. */
    byte[] memory() {
        byte[] memory = BACKGROUND.clone();
        for (Poke poke : pokes) {
            System.arraycopy(poke.bytes, 0, memory, index(poke.address), poke.bytes.length);
        }
        return memory;
    }

    /** What the code finds, for a reader: registers, flags, and what is laid into memory beside the code. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(State.NAMES[i])
                    .append('=')
                    .append(Outcome.hex(before.registers()[i]))
                    .append(' ');
        }
        text.append("f=").append(Outcome.hex(before.eflags()));
        text.append(" eip=").append(Outcome.hex(before.eip()));
        VectorImage.changes(text, little(State.plainImage()), little(before.image()));
        for (Poke poke : pokes.subList(0, pokes.size() - 1)) {
            text.append(" [").append(Outcome.hex(poke.address)).append("]=");
            text.append(HexFormat.of().withUpperCase().formatHex(poke.bytes));
        }
        if (protections != EVERYTHING) {
            text.append(" pages=").append(Outcome.hex(protections));
        }
        return text.toString();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where an address of the two areas is in {@link #memory}. */
    static int index(int address) {
        return address - DATA < AREA && address >= DATA ? address - DATA : AREA + address - CODE;
    }

    /** The address of what is at an index of {@link #memory}. */
    static int address(int index) {
        return index < AREA ? DATA + index : CODE + index - AREA;
    }

    private static byte[] background() {
        byte[] background = new byte[2 * AREA];
        int x = 1;
        for (int at = 0; at < AREA; at += 4) {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
            for (int i = 0; i < 4; i++) {
                background[at + i] = (byte) (x >>> 8 * i);
            }
        }
        Arrays.fill(background, AREA, 2 * AREA, (byte) 0xCC);
        return background;
    }
}
