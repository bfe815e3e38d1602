package jmasm.coff;

import java.util.List;

/**
 * IMAGE_OPTIONAL_HEADER32: what the loader needs to know of an image. Sizes and addresses are 32-bit unsigned values in
 * an {@code int}; names are winnt.h's.
 *
 * @param addressOfEntryPoint RVA, 0 for none
 * @param directories         {@link Directory#COUNT} entries; what the file leaves out is {@link DataDirectory#NONE}
 */
public record OptionalHeader(
        Version linkerVersion,
        int sizeOfCode,
        int sizeOfInitializedData,
        int sizeOfUninitializedData,
        int addressOfEntryPoint,
        int baseOfCode,
        int baseOfData,
        int imageBase,
        int sectionAlignment,
        int fileAlignment,
        Version operatingSystemVersion,
        Version imageVersion,
        Version subsystemVersion,
        int win32VersionValue,
        int sizeOfImage,
        int sizeOfHeaders,
        int checkSum,
        int subsystem,
        int dllCharacteristics,
        int sizeOfStackReserve,
        int sizeOfStackCommit,
        int sizeOfHeapReserve,
        int sizeOfHeapCommit,
        int loaderFlags,
        List<DataDirectory> directories) {

    /** Bytes of the header with all its directories. */
    public static final int SIZE = 96 + 8 * Directory.COUNT;

    public DataDirectory directory(Directory directory) {
        return directories.get(directory.ordinal());
    }
}
