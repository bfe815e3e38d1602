package jmasm.linker;

import java.util.function.IntConsumer;
import jmasm.coff.WinNt;

/** A communal variable: as large as the largest of its declarations. */
final class CommunalChunk extends Chunk {

    private static final int LARGEST_ALIGNMENT = 32;

    private int size;
    private int smallestAlignment = 1;

    CommunalChunk(int size) {
        this.size = size;
    }

    void grow(int wanted) {
        size = Math.max(size, wanted);
    }

    @Override
    int size() {
        return size;
    }

    /** @param wanted a power of two */
    void align(int wanted) {
        smallestAlignment = wanted;
    }

    /** The size rounded up to a power of two, at most 32, or what {@code -aligncomm} asks for when that is more. */
    @Override
    int alignment() {
        int alignment = smallestAlignment;
        while (alignment < size && alignment < LARGEST_ALIGNMENT) {
            alignment <<= 1;
        }
        return alignment;
    }

    @Override
    String sectionName() {
        return ".bss";
    }

    @Override
    int characteristics() {
        return WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;
    }

    @Override
    boolean hasBytes() {
        return false;
    }

    @Override
    void writeTo(byte[] section, int offset, AddressSpace space) {
        throw new IllegalStateException("a communal has no bytes");
    }

    @Override
    void forEachAddress(IntConsumer rvas) {
        // Zeros only.
    }

    @Override
    String owner() {
        return "<common>";
    }
}
