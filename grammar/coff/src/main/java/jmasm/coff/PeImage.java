package jmasm.coff;

import java.util.List;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/**
 * An executable or DLL: PE32 for i386.
 *
 * @param stub            the bytes before the PE signature: DOS header, DOS program, Rich header
 * @param timeDateStamp   seconds since 1970; 0 in what our tools write
 * @param characteristics IMAGE_FILE_*
 * @param optionalHeader  addresses, sizes, directories
 * @param sections        in file order, which the reader has checked to be that of their addresses
 * @param headers         the first bytes of the file as they are mapped at the image base
 */
public record PeImage(
        byte[] stub,
        int timeDateStamp,
        int characteristics,
        OptionalHeader optionalHeader,
        List<PeSection> sections,
        byte[] headers) {

    /** An image to be written; its headers follow from the rest. */
    public PeImage(
            byte[] stub,
            int timeDateStamp,
            int characteristics,
            OptionalHeader optionalHeader,
            List<PeSection> sections) {
        this(
                stub,
                timeDateStamp,
                characteristics,
                optionalHeader,
                sections,
                PeWriter.headers(stub, timeDateStamp, characteristics, optionalHeader, sections));
    }

    /**
     * @throws MalformedInput when the bytes are no PE32 image for i386, or one that is cut off or contradicts itself;
     *     {@link ImageKind#of} tells which before
     */
    public static PeImage read(byte[] file) throws MalformedInput {
        return new PeReader(file).read();
    }

    /** The image as a file. */
    public byte[] toBytes() {
        return PeWriter.write(this);
    }

    /** The image as a file in pieces, which together are {@link #toBytes}; of a large one that saves a copy. */
    public List<byte[]> toPieces() {
        return PeWriter.pieces(this);
    }

    /**
     * The file as {@link #toBytes} gives it, with the check sum that the loader of drivers and boot DLLs wants: the sum
     * of all 16-bit words with the carry added back, plus the length.
     */
    public byte[] toBytesWithCheckSum() {
        return PeWriter.writeWithCheckSum(this);
    }

    public boolean isDll() {
        return (characteristics & WinNt.IMAGE_FILE_DLL) != 0;
    }

    public int imageBase() {
        return optionalHeader.imageBase();
    }

    public DataDirectory directory(Directory directory) {
        return optionalHeader.directory(directory);
    }

    /** The section that an RVA lies in. */
    public Optional<PeSection> sectionAt(int rva) {
        for (PeSection section : sections) {
            if (section.contains(rva)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads what is mapped at an RVA, up to the end of the section's bytes in the file.
     *
     * @param what named in the message
     * @throws MalformedInput when nothing of the file is mapped there
     */
    public ByteReader at(int rva, String what) throws MalformedInput {
        byte[] bytes = headers;
        int offset = rva;
        Optional<PeSection> section = sectionAt(rva);
        if (section.isPresent()) {
            bytes = section.get().data();
            offset = rva - section.get().virtualAddress();
        }
        if (Integer.compareUnsigned(offset, bytes.length) >= 0) {
            throw new MalformedInput(String.format("%s at RVA %Xh lies outside the image", what, rva));
        }
        return new ByteReader(bytes).slice(offset, bytes.length - offset);
    }
}
