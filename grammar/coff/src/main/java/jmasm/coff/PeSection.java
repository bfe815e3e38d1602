package jmasm.coff;

/**
 * A section of an image. When mapped, {@link #data} stands at {@link #virtualAddress}, cut or filled with zeros to
 * {@link #mappedSize()}.
 *
 * @param name             at most eight characters
 * @param virtualSize      bytes in memory; 0 in files of some linkers, then the size of the data counts
 * @param virtualAddress   RVA
 * @param pointerToRawData file offset of the data
 * @param characteristics  IMAGE_SCN_*
 * @param data             the bytes in the file; not to be changed
 */
public record PeSection(
        String name, int virtualSize, int virtualAddress, int pointerToRawData, int characteristics, byte[] data) {

    /** Bytes that the section takes in memory, before rounding to pages. */
    public int mappedSize() {
        return virtualSize != 0 ? virtualSize : data.length;
    }

    public boolean has(int flag) {
        return (characteristics & flag) == flag;
    }

    /** True when the RVA lies in the section as it is mapped. */
    public boolean contains(int rva) {
        return Integer.compareUnsigned(rva - virtualAddress, mappedSize()) < 0;
    }
}
