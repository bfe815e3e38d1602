package jmasm.coff;

import java.util.ArrayList;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/**
 * Reads an object. Data of two sections must not overlap, so an object never needs more memory than a few times its
 * size.
 */
final class CoffReader {

    static final int SECTION_HEADER_SIZE = 40;

    /** In the 16-bit count: the real number stands in the first relocation. */
    static final int RELOCATION_OVERFLOW = 0xFFFF;

    private final byte[] bytes;
    private final ByteReader file;
    private final int fileSize;
    private final CoffHeader header;
    private final CoffSymbolReader symbols;
    private final StringTable strings;
    private final UncountedRelocations uncounted;

    /** Bytes that sections have claimed so far. */
    private long claimed;

    CoffReader(byte[] bytes) throws MalformedInput {
        this.bytes = bytes;
        this.file = new ByteReader(bytes);
        this.fileSize = bytes.length;
        this.header = CoffHeader.read(bytes);
        if (header.machine() != Machine.I386.code() && header.machine() != Machine.UNKNOWN.code()) {
            throw new MalformedInput(notI386(header.machine()));
        }
        this.symbols = new CoffSymbolReader(bytes, header);
        this.strings = symbols.strings();
        this.uncounted = new UncountedRelocations(bytes, header);
    }

    CoffObject read() throws MalformedInput {
        // Symbols first: relocations refer to them.
        CoffSymbols list = symbols.read();
        return new CoffObject(header.machine(), header.timeDateStamp(), header.characteristics(), readSections(), list);
    }

    static String notI386(int machine) {
        return Machine.of(machine)
                .map(known -> "it is for machine " + known.linkName() + ", not x86")
                .orElseGet(() -> String.format("%04Xh is no machine type that is known", machine));
    }

    // Sections

    private List<CoffSection> readSections() throws MalformedInput {
        int sectionCount = header.sectionCount();
        file.slice(header.sectionHeaders(), (long) sectionCount * SECTION_HEADER_SIZE);
        List<CoffSection> sections = new ArrayList<>(sectionCount);
        for (int i = 0; i < sectionCount; i++) {
            file.seek(header.sectionHeaders() + (long) i * SECTION_HEADER_SIZE);
            sections.add(readSection());
        }
        return List.copyOf(sections);
    }

    private CoffSection readSection() throws MalformedInput {
        String name = longName(file.fixedString(8));
        file.skip(4);
        int virtualAddress = file.i32();
        long size = file.u32();
        long rawData = file.u32();
        long relocations = file.u32();
        file.skip(4);
        int relocationCount = file.u16();
        file.skip(2);
        int characteristics = file.i32();
        if (size > Integer.MAX_VALUE) {
            throw new MalformedInput(String.format("section %s has a size of %Xh", name, size));
        }
        boolean hasBytes = rawData != 0 && (characteristics & WinNt.IMAGE_SCN_CNT_UNINITIALIZED_DATA) == 0;
        if (hasBytes) {
            claim(name, rawData, size);
        }
        return new CoffSection(
                name,
                characteristics & ~WinNt.IMAGE_SCN_LNK_NRELOC_OVFL,
                (int) size,
                bytes,
                hasBytes ? (int) rawData : 0,
                hasBytes ? (int) size : 0,
                readRelocations(name, virtualAddress, relocations, relocationCount, characteristics));
    }

    private void claim(String name, long offset, long size) throws MalformedInput {
        claimed += size;
        if (offset + size > fileSize) {
            throw new MalformedInput(String.format(
                    "section %s is cut off: %Xh bytes at offset %Xh, but the file has %Xh",
                    name, size, offset, fileSize));
        }
        if (claimed > fileSize) {
            throw new MalformedInput("the data of section " + name + " overlaps that of others");
        }
    }

    /** @param virtualAddress 0 in the objects of all tools that are known, but by definition what offsets count from */
    private CoffRelocations readRelocations(
            String name, int virtualAddress, long offset, int count16, int characteristics) throws MalformedInput {
        if (count16 == 0 && offset == 0) {
            return CoffRelocations.NONE;
        }
        long count = count16;
        long first = offset;
        if (count16 == RELOCATION_OVERFLOW && (characteristics & WinNt.IMAGE_SCN_LNK_NRELOC_OVFL) != 0) {
            // The first entry's address is the number of entries, itself included.
            count = Math.max(file.slice(offset, CoffRelocations.SIZE).u32() - 1, 0);
            first = offset + CoffRelocations.SIZE;
        } else {
            count += uncounted.behind(offset, count16);
        }
        if (count == 0) {
            return CoffRelocations.NONE;
        }
        claimed += count * CoffRelocations.SIZE;
        if (first + count * CoffRelocations.SIZE > fileSize || claimed > fileSize) {
            throw new MalformedInput("the relocations of section " + name + " are cut off");
        }
        int farthest = 0;
        int typeSet = 0;
        for (int at = (int) first, end = at + (int) count * CoffRelocations.SIZE;
                at < end;
                at += CoffRelocations.SIZE) {
            if (symbols.symbolOfRecord(i32(at + 4)) < 0) {
                throw new MalformedInput("a relocation of section " + name + " refers to symbol "
                        + Integer.toUnsignedString(i32(at + 4)) + ", which does not exist");
            }
            farthest = CoffRelocations.farther(farthest, i32(at) - virtualAddress);
            typeSet |= CoffRelocations.typeBit(u16(at + 8));
        }
        return new CoffRelocations(
                bytes, (int) first, (int) count, virtualAddress, symbols.symbolsOfRecords(), farthest, typeSet);
    }

    /** A section name that is too long for its field stands as {@code /} and a decimal offset into the strings. */
    private String longName(String field) throws MalformedInput {
        if (field.length() < 2 || field.charAt(0) != '/') {
            return field;
        }
        long offset = field.charAt(1) == '/' ? base64(field.substring(2)) : decimal(field.substring(1));
        return offset < 0 ? field : strings.at(offset);
    }

    private static long decimal(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }

    private static long base64(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = CoffWriter.BASE64.indexOf(digits.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value << 6 | digit;
        }
        return value;
    }

    private int u16(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }
}
