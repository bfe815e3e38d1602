package jmasm.linker;

import java.util.function.IntConsumer;
import jmasm.coff.WinNt;

/** A communal variable: as large as the largest of its declarations. */
final class CommunalChunk extends Chunk {

    private static final int LARGEST_ALIGNMENT = 32;

    private int size;

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

    /** The size rounded up to a power of two, at most 32. */
    @Override
    int alignment() {
        int alignment = 1;
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
