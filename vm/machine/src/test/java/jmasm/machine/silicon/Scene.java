package jmasm.machine.silicon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import jmasm.machine.silicon.Trial.Poke;

/** Sets up the trial of a fault: what is not said is usual, and different in each register. */
final class Scene {

    /** The boundary between two pages of data, around which things are placed. */
    static final int EDGE = Trial.DATA + 2 * Trial.PAGE;

    /** The same for code. */
    static final int CODE_EDGE = Trial.CODE + 2 * Trial.PAGE;

    static final int NONE = 0;
    static final int READ_ONLY = Trial.READ;
    static final int NOT_EXECUTABLE = Trial.READ | Trial.WRITE;

    /** Pages, as {@link #page} takes them. */
    static final int BEFORE_EDGE = 1;

    static final int BEHIND_EDGE = 2;
    static final int CODE_BEFORE_EDGE = 5;
    static final int CODE_BEHIND_EDGE = 6;

    private final int[] registers = {
        0x1122_3344,
        0x5566_7788,
        0x99AA_BBCC,
        0xDDEE_F011,
        Trial.DATA + 0x3800,
        Trial.DATA + 0x3840,
        Trial.DATA + 0x800,
        Trial.DATA + 0x880
    };
    private final List<Poke> pokes = new ArrayList<>();
    private int flags = 0x202;
    private int protections = Trial.EVERYTHING;
    private int start = Trial.CODE + 0x800;
    private byte[] image = State.plainImage();

    Scene set(String register, int value) {
        registers[List.of(State.NAMES).indexOf(register)] = value;
        return this;
    }

    /** Beside IF. */
    Scene flags(int value) {
        flags |= value;
        return this;
    }

    Scene page(int number, int bits) {
        protections = protections & ~(7 << 4 * number) | bits << 4 * number;
        return this;
    }

    /** So many bytes of the code come before the boundary between code pages. */
    Scene bytesBeforeEdge(int count) {
        start = CODE_EDGE - count;
        return this;
    }

    Scene poke(int address, int size, long value) {
        pokes.add(Poke.of(address, size, value));
        return this;
    }

    /** All eight x87 registers hold numbers; XMM registers too. */
    Scene numbers() {
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(4, (byte) 0xFF);
        for (int i = 0; i < 8; i++) {
            bytes.putLong(VectorImage.MMX + 16 * i, 0x8000_0000_0000_0000L + 0x123L * i);
            bytes.putShort(VectorImage.MMX + 16 * i + 8, (short) (0x3FFF + i));
            bytes.putLong(VectorImage.XMM + 16 * i, 0x3FF0_0000_0000_0000L + i);
            bytes.putLong(VectorImage.XMM + 16 * i + 8, 0x4000_0000_3F80_0000L - i);
        }
        return this;
    }

    Trial trial(byte[] code) {
        List<Poke> all = new ArrayList<>(pokes);
        all.add(new Poke(start, code));
        return new Trial(new State(registers, flags, start, image), code.length, all, protections);
    }
}
