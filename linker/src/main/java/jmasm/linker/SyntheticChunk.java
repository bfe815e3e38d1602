package jmasm.linker;

import java.util.function.IntConsumer;
import jmasm.coff.WinNt;

/** A table or piece of code that the linker makes. The subclasses differ in their bytes only. */
abstract non-sealed class SyntheticChunk extends Chunk {

    static final int READ_ONLY = WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ;
    static final int READ_WRITE = READ_ONLY | WinNt.IMAGE_SCN_MEM_WRITE;
    static final int CODE = WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;

    private final String sectionName;
    private final int characteristics;
    private final int alignment;
    private final String owner;

    SyntheticChunk(String sectionName, int characteristics, int alignment, String owner) {
        this.sectionName = sectionName;
        this.characteristics = characteristics;
        this.alignment = alignment;
        this.owner = owner;
    }

    /** The bytes, once all addresses are known. */
    abstract byte[] bytes(AddressSpace space);

    @Override
    final int alignment() {
        return alignment;
    }

    @Override
    final String sectionName() {
        return sectionName;
    }

    @Override
    final int characteristics() {
        return characteristics;
    }

    @Override
    final boolean hasBytes() {
        return true;
    }

    @Override
    final void writeTo(byte[] section, int offset, AddressSpace space) {
        byte[] bytes = bytes(space);
        if (bytes.length != size()) {
            throw new IllegalStateException(sectionName + ": " + bytes.length + " bytes for a size of " + size());
        }
        System.arraycopy(bytes, 0, section, offset, bytes.length);
    }

    @Override
    void forEachAddress(IntConsumer rvas) {
        // Most tables hold RVAs only.
    }

    @Override
    final String owner() {
        return owner;
    }

    static byte[] little32(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }
}
