package jmasm.machine.silicon;

import java.util.Arrays;

/**
 * A processor's state.
 *
 * @param registers eax ecx edx ebx esp ebp esi edi
 * @param image     what FXSAVE stores: x87, MMX, SSE; as much of it as 32-bit mode has
 */
record State(int[] registers, int eflags, int eip, byte[] image) {

    /** Bytes. */
    static final int IMAGE = 288;

    static final String[] NAMES = {"eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi"};

    /** FXSAVE's image as Windows starts a thread: no x87 register in use, all exceptions masked, 53 bits, XMM zero. */
    static byte[] plainImage() {
        byte[] image = new byte[IMAGE];
        image[0] = 0x7F;
        image[1] = 0x02;
        image[24] = (byte) 0x80;
        image[25] = 0x1F;
        return image;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State state
                && Arrays.equals(registers, state.registers)
                && eflags == state.eflags
                && eip == state.eip
                && Arrays.equals(image, state.image);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(registers);
    }
}
