package jmasm.coff;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/** Reads an image. */
final class PeReader {

    /** Small images let sections share bytes of the file; more than this is an attempt to use up memory. */
    private static final int LARGEST_SHARING = 16;

    private static final int E_LFANEW = 0x3C;
    private static final int DIRECTORIES = 96;

    private final byte[] bytes;
    private final ByteReader file;
    private long claimed;

    PeReader(byte[] bytes) {
        this.bytes = bytes;
        this.file = new ByteReader(bytes);
    }

    PeImage read() throws MalformedInput {
        int peHeader = findPeHeader();
        file.seek(peHeader + 6L);
        int sectionCount = file.u16();
        int timeDateStamp = file.i32();
        file.skip(8);
        int optionalHeaderSize = file.u16();
        int characteristics = file.u16();
        int optionalHeader = file.position();
        OptionalHeader header = readOptionalHeader(optionalHeaderSize);
        file.seek((long) optionalHeader + optionalHeaderSize);
        List<PeSection> sections = readSections(sectionCount, header);
        int headerSize = (int) Math.min(Integer.toUnsignedLong(header.sizeOfHeaders()), bytes.length);
        return new PeImage(
                file.slice(0, peHeader).bytes(peHeader),
                timeDateStamp,
                characteristics,
                header,
                sections,
                file.slice(0, headerSize).bytes(headerSize));
    }

    /** Past this method the signature, the machine and the format are right. */
    private int findPeHeader() throws MalformedInput {
        switch (ImageKind.of(bytes)) {
            case PE32_I386 -> {
                file.seek(E_LFANEW);
                return file.i32();
            }
            case NOT_MZ ->
                throw new MalformedInput(
                        bytes.length == 0
                                ? "the file is empty"
                                : "it is no Windows program: it does not begin with the letters MZ");
            case DOS -> throw new MalformedInput("it is a DOS program: it has no PE header");
            case SIXTEEN_BIT -> throw new MalformedInput("it is a 16-bit program (NE or LE), not a PE image");
            case PE32_PLUS -> throw new MalformedInput("it is a 64-bit image (PE32+), not a PE32 image for x86");
            case OTHER_MACHINE -> throw new MalformedInput(CoffReader.notI386(machine()));
            case TRUNCATED ->
                throw new MalformedInput(
                        String.format("the image is cut off: it ends at %Xh, within its headers", bytes.length));
        }
        throw new IllegalStateException("an image kind without a message");
    }

    private int machine() throws MalformedInput {
        file.seek(E_LFANEW);
        file.seek(file.u32() + 4);
        return file.u16();
    }

    private OptionalHeader readOptionalHeader(int size) throws MalformedInput {
        int start = file.position();
        if (size < DIRECTORIES) {
            throw new MalformedInput("its optional header has " + size + " bytes, too few for a PE32 image");
        }
        int magic = file.u16();
        if (magic != WinNt.IMAGE_NT_OPTIONAL_HDR32_MAGIC) {
            throw new MalformedInput(String.format("its optional header begins with %Xh instead of 10Bh", magic));
        }
        Version linker = new Version(file.u8(), file.u8());
        int sizeOfCode = file.i32();
        int sizeOfInitializedData = file.i32();
        int sizeOfUninitializedData = file.i32();
        int entryPoint = file.i32();
        int baseOfCode = file.i32();
        int baseOfData = file.i32();
        int imageBase = file.i32();
        int sectionAlignment = powerOfTwo(file.i32(), "section");
        int fileAlignment = powerOfTwo(file.i32(), "file");
        Version operatingSystem = new Version(file.u16(), file.u16());
        Version image = new Version(file.u16(), file.u16());
        Version subsystemVersion = new Version(file.u16(), file.u16());
        int win32Version = file.i32();
        int sizeOfImage = file.i32();
        int sizeOfHeaders = file.i32();
        int checkSum = file.i32();
        int subsystem = file.u16();
        int dllCharacteristics = file.u16();
        int stackReserve = file.i32();
        int stackCommit = file.i32();
        int heapReserve = file.i32();
        int heapCommit = file.i32();
        int loaderFlags = file.i32();
        List<DataDirectory> directories = readDirectories(start + size);
        return new OptionalHeader(
                linker,
                sizeOfCode,
                sizeOfInitializedData,
                sizeOfUninitializedData,
                entryPoint,
                baseOfCode,
                baseOfData,
                imageBase,
                sectionAlignment,
                fileAlignment,
                operatingSystem,
                image,
                subsystemVersion,
                win32Version,
                sizeOfImage,
                sizeOfHeaders,
                checkSum,
                subsystem,
                dllCharacteristics,
                stackReserve,
                stackCommit,
                heapReserve,
                heapCommit,
                loaderFlags,
                directories);
    }

    private static int powerOfTwo(int alignment, String which) throws MalformedInput {
        if (Integer.bitCount(alignment) != 1) {
            throw new MalformedInput(String.format("its %s alignment is %Xh, no power of two", which, alignment));
        }
        return alignment;
    }

    private List<DataDirectory> readDirectories(int end) throws MalformedInput {
        long count = file.u32();
        List<DataDirectory> directories = new ArrayList<>(Directory.COUNT);
        for (int i = 0; i < Directory.COUNT; i++) {
            boolean present = i < count && file.position() + 8 <= end;
            directories.add(present ? new DataDirectory(file.i32(), file.i32()) : DataDirectory.NONE);
        }
        return List.copyOf(directories);
    }

    private List<PeSection> readSections(int count, OptionalHeader header) throws MalformedInput {
        List<PeSection> sections = new ArrayList<>(count);
        long end = 0;
        for (int i = 0; i < count; i++) {
            PeSection section = readSection();
            long start = Integer.toUnsignedLong(section.virtualAddress());
            if (start < end) {
                throw new MalformedInput("section " + section.name() + " lies below the one before it");
            }
            end = start + Integer.toUnsignedLong(section.mappedSize());
            if (end > Integer.toUnsignedLong(header.sizeOfImage())) {
                throw new MalformedInput(String.format(
                        "section %s ends at RVA %Xh, but the image has %Xh bytes",
                        section.name(), end, header.sizeOfImage()));
            }
            sections.add(section);
        }
        return List.copyOf(sections);
    }

    private PeSection readSection() throws MalformedInput {
        String name = file.fixedString(8);
        int virtualSize = file.i32();
        int virtualAddress = file.i32();
        long rawSize = file.u32();
        long rawData = file.u32();
        file.skip(12);
        int characteristics = file.i32();
        byte[] data = new byte[0];
        if (rawSize != 0 && rawData != 0) {
            if (rawData + rawSize > bytes.length) {
                throw new MalformedInput(String.format(
                        "section %s is cut off: %Xh bytes at offset %Xh, but the file has %Xh",
                        name, rawSize, rawData, bytes.length));
            }
            claimed += rawSize;
            if (claimed > (long) LARGEST_SHARING * bytes.length) {
                throw new MalformedInput("its sections share the same bytes of the file");
            }
            data = file.slice(rawData, rawSize).bytes((int) rawSize);
        }
        return new PeSection(name, virtualSize, virtualAddress, (int) rawData, characteristics, data);
    }
}
