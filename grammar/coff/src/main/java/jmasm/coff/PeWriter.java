package jmasm.coff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jmasm.base.ByteWriter;

/** Writes an image. Sections stand where their {@code pointerToRawData} says; what lies between is zero. */
final class PeWriter {

    private static final int E_LFANEW = 0x3C;
    private static final int CHECKSUM_IN_OPTIONAL_HEADER = 64;

    private PeWriter() {}

    static byte[] write(PeImage image) {
        byte[] headers = image.headers();
        int size = headers.length;
        for (PeSection section : image.sections()) {
            if (section.data().length > 0) {
                size = Math.max(size, section.pointerToRawData() + section.data().length);
            }
        }
        byte[] file = Arrays.copyOf(headers, size);
        for (PeSection section : image.sections()) {
            if (section.data().length > 0) {
                System.arraycopy(section.data(), 0, file, section.pointerToRawData(), section.data().length);
            }
        }
        return file;
    }

    /** What {@link #write} gives, in pieces one behind the other where sections stand so, as a linker's do. */
    static List<byte[]> pieces(PeImage image) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(image.headers());
        int at = image.headers().length;
        for (PeSection section : image.sections()) {
            if (section.data().length > 0) {
                int gap = section.pointerToRawData() - at;
                if (gap < 0) {
                    return List.of(write(image));
                }
                if (gap > 0) {
                    pieces.add(new byte[gap]);
                }
                pieces.add(section.data());
                at += gap + section.data().length;
            }
        }
        return pieces;
    }

    /** {@code sizeOfHeaders} bytes: stub, signature, file header, optional header, section headers. */
    static byte[] headers(
            byte[] stub, int timeDateStamp, int characteristics, OptionalHeader header, List<PeSection> sections) {
        ByteWriter out = new ByteWriter().bytes(stub);
        out.patch32(E_LFANEW, stub.length);
        out.latin1("PE").u16(0);
        out.u16(Machine.I386.code())
                .u16(sections.size())
                .u32(timeDateStamp)
                .u32(0)
                .u32(0);
        out.u16(OptionalHeader.SIZE).u16(characteristics);
        writeOptionalHeader(out, header);
        for (PeSection section : sections) {
            writeSectionHeader(out, section);
        }
        return out.zeros(header.sizeOfHeaders() - out.size()).toByteArray();
    }

    private static void writeOptionalHeader(ByteWriter out, OptionalHeader header) {
        out.u16(WinNt.IMAGE_NT_OPTIONAL_HDR32_MAGIC);
        out.u8(header.linkerVersion().major()).u8(header.linkerVersion().minor());
        out.u32(header.sizeOfCode());
        out.u32(header.sizeOfInitializedData());
        out.u32(header.sizeOfUninitializedData());
        out.u32(header.addressOfEntryPoint());
        out.u32(header.baseOfCode());
        out.u32(header.baseOfData());
        out.u32(header.imageBase());
        out.u32(header.sectionAlignment());
        out.u32(header.fileAlignment());
        writeVersion(out, header.operatingSystemVersion());
        writeVersion(out, header.imageVersion());
        writeVersion(out, header.subsystemVersion());
        out.u32(header.win32VersionValue());
        out.u32(header.sizeOfImage());
        out.u32(header.sizeOfHeaders());
        out.u32(header.checkSum());
        out.u16(header.subsystem());
        out.u16(header.dllCharacteristics());
        out.u32(header.sizeOfStackReserve());
        out.u32(header.sizeOfStackCommit());
        out.u32(header.sizeOfHeapReserve());
        out.u32(header.sizeOfHeapCommit());
        out.u32(header.loaderFlags());
        out.u32(Directory.COUNT);
        for (DataDirectory directory : header.directories()) {
            out.u32(directory.rva()).u32(directory.size());
        }
    }

    private static void writeVersion(ByteWriter out, Version version) {
        out.u16(version.major()).u16(version.minor());
    }

    private static void writeSectionHeader(ByteWriter out, PeSection section) {
        out.latin1(section.name()).zeros(8 - section.name().length());
        out.u32(section.virtualSize()).u32(section.virtualAddress());
        out.u32(section.data().length).u32(section.data().length == 0 ? 0 : section.pointerToRawData());
        out.u32(0).u32(0).u16(0).u16(0);
        out.u32(section.characteristics());
    }

    static byte[] writeWithCheckSum(PeImage image) {
        byte[] file = write(image);
        int at = image.stub().length + 4 + CoffHeader.SIZE + CHECKSUM_IN_OPTIONAL_HEADER;
        int sum = checkSum(file, at);
        for (int i = 0; i < 4; i++) {
            file[at + i] = (byte) (sum >>> 8 * i);
        }
        return file;
    }

    /** The four bytes of the check sum itself count as zero. */
    private static int checkSum(byte[] file, int checkSumOffset) {
        long sum = 0;
        for (int i = 0; i < file.length; i++) {
            if (i < checkSumOffset || i >= checkSumOffset + 4) {
                sum += (long) (file[i] & 0xFF) << 8 * (i & 1);
            }
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (int) sum + file.length;
    }
}
