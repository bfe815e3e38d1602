package jmasm.coff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/** Reads an object. Data of two sections must not overlap, so an object never needs more memory than a few times its size. */
final class CoffReader {

    static final int FILE_HEADER_SIZE = 20;
    static final int SECTION_HEADER_SIZE = 40;
    static final int RELOCATION_SIZE = 10;
    static final int SYMBOL_SIZE = 18;

    /** In the 16-bit count: the real number stands in the first relocation. */
    static final int RELOCATION_OVERFLOW = 0xFFFF;

    /** A symbol's name that needs no string table. */
    private static final int SHORT_NAME = 8;

    private final byte[] bytes;
    private final ByteReader file;
    private final int fileSize;
    private StringTable strings = StringTable.EMPTY;

    /** Raw symbol index to index in the list; -1 for auxiliary records. */
    private int[] symbolOfRaw = new int[0];

    /** Bytes that sections have claimed so far. */
    private long claimed;

    CoffReader(byte[] bytes) {
        this.bytes = bytes;
        this.file = new ByteReader(bytes);
        this.fileSize = bytes.length;
    }

    CoffObject read() throws MalformedInput {
        int machine = file.u16();
        if (machine != Machine.I386.code() && machine != Machine.UNKNOWN.code()) {
            throw new MalformedInput(notI386(machine));
        }
        int sectionCount = file.u16();
        int timeDateStamp = file.i32();
        long symbolTable = file.u32();
        long symbolCount = file.u32();
        int optionalHeaderSize = file.u16();
        int characteristics = file.u16();
        file.skip(optionalHeaderSize);
        int sectionHeaders = file.position();

        List<CoffSymbol> symbols = readSymbols(symbolTable, symbolCount, sectionCount);
        List<CoffSection> sections = readSections(sectionHeaders, sectionCount);
        return new CoffObject(machine, timeDateStamp, characteristics, sections, symbols);
    }

    static String notI386(int machine) {
        return Machine.of(machine)
                .map(known -> "it is for machine " + known.linkName() + ", not x86")
                .orElseGet(() -> String.format("%04Xh is no machine type that is known", machine));
    }

    // Sections

    private List<CoffSection> readSections(int headers, int count) throws MalformedInput {
        file.slice(headers, (long) count * SECTION_HEADER_SIZE);
        List<CoffSection> sections = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            file.seek(headers + (long) i * SECTION_HEADER_SIZE);
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
        byte[] data = hasBytes ? claim(name, rawData, size) : new byte[0];
        return new CoffSection(
                name,
                characteristics & ~WinNt.IMAGE_SCN_LNK_NRELOC_OVFL,
                (int) size,
                data,
                readRelocations(name, virtualAddress, relocations, relocationCount, characteristics));
    }

    private byte[] claim(String name, long offset, long size) throws MalformedInput {
        claimed += size;
        if (offset + size > fileSize) {
            throw new MalformedInput(String.format(
                    "section %s is cut off: %Xh bytes at offset %Xh, but the file has %Xh",
                    name, size, offset, fileSize));
        }
        if (claimed > fileSize) {
            throw new MalformedInput("the data of section " + name + " overlaps that of others");
        }
        return file.slice(offset, size).bytes((int) size);
    }

    /** @param virtualAddress 0 in the objects of all tools that are known, but by definition what offsets count from */
    private CoffRelocations readRelocations(
            String name, int virtualAddress, long offset, int count16, int characteristics) throws MalformedInput {
        if (count16 == 0) {
            return CoffRelocations.NONE;
        }
        long count = count16;
        long first = offset;
        if (count16 == RELOCATION_OVERFLOW && (characteristics & WinNt.IMAGE_SCN_LNK_NRELOC_OVFL) != 0) {
            // The first entry's address is the number of entries, itself included.
            count = Math.max(file.slice(offset, RELOCATION_SIZE).u32() - 1, 0);
            first = offset + RELOCATION_SIZE;
        }
        claimed += count * RELOCATION_SIZE;
        if (first + count * RELOCATION_SIZE > fileSize || claimed > fileSize) {
            throw new MalformedInput("the relocations of section " + name + " are cut off");
        }
        int[] offsets = new int[(int) count];
        int[] symbols = new int[(int) count];
        short[] types = new short[(int) count];
        for (int i = 0; i < count; i++) {
            int at = (int) first + i * RELOCATION_SIZE;
            offsets[i] = i32(at) - virtualAddress;
            symbols[i] = symbolIndex(i32(at + 4) & 0xFFFF_FFFFL, name);
            types[i] = (short) u16(at + 8);
        }
        return new CoffRelocations(offsets, symbols, types);
    }

    private int symbolIndex(long raw, String section) throws MalformedInput {
        if (raw >= symbolOfRaw.length || symbolOfRaw[(int) raw] < 0) {
            throw new MalformedInput(
                    "a relocation of section " + section + " refers to symbol " + raw + ", which does not exist");
        }
        return symbolOfRaw[(int) raw];
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

    // Symbols

    private List<CoffSymbol> readSymbols(long offset, long count, int sectionCount) throws MalformedInput {
        if (offset == 0) {
            return List.of();
        }
        if (offset + count * SYMBOL_SIZE > fileSize) {
            throw new MalformedInput(String.format(
                    "the symbol table is cut off: %d symbols at offset %Xh, but the file has %Xh bytes",
                    count, offset, fileSize));
        }
        strings = StringTable.read(file, offset + count * SYMBOL_SIZE, fileSize);
        symbolOfRaw = numberSymbols((int) offset, (int) count);

        List<CoffSymbol> symbols = new ArrayList<>((int) count);
        for (int raw = 0; raw < count; raw++) {
            CoffSymbol symbol = readSymbol(raw, (int) offset + raw * SYMBOL_SIZE, sectionCount);
            raw += bytes[(int) offset + raw * SYMBOL_SIZE + SYMBOL_SIZE - 1] & 0xFF;
            symbols.add(symbol);
        }
        return symbols;
    }

    private int[] numberSymbols(int offset, int count) {
        int[] numbers = new int[count];
        Arrays.fill(numbers, -1);
        int number = 0;
        for (int raw = 0; raw < count; raw++) {
            numbers[raw] = number++;
            raw += bytes[offset + raw * SYMBOL_SIZE + SYMBOL_SIZE - 1] & 0xFF;
        }
        return numbers;
    }

    /** By array, not by reader: an object has more symbols than anything else. The whole table is known to be there. */
    private CoffSymbol readSymbol(int raw, int at, int sectionCount) throws MalformedInput {
        String name = symbolName(at);
        int value = i32(at + 8);
        int section = (short) u16(at + 12);
        int type = u16(at + 14);
        int storageClass = bytes[at + 16] & 0xFF;
        int auxiliaryCount = bytes[at + 17] & 0xFF;
        if (auxiliaryCount > symbolOfRaw.length - 1 - raw) {
            throw new MalformedInput("the auxiliary records of symbol '" + name + "' are cut off");
        }
        if (section > sectionCount || section < WinNt.IMAGE_SYM_DEBUG) {
            throw new MalformedInput("symbol '" + name + "' stands in section " + section + " of " + sectionCount);
        }
        List<CoffAuxiliary> auxiliary = List.of();
        if (auxiliaryCount > 0) {
            file.seek(at + (long) SYMBOL_SIZE);
            auxiliary = readAuxiliary(type, storageClass, section, auxiliaryCount);
        }
        return new CoffSymbol(name, value, section, type, storageClass, auxiliary);
    }

    private String symbolName(int at) throws MalformedInput {
        if (i32(at) == 0) {
            return strings.at(i32(at + 4) & 0xFFFF_FFFFL);
        }
        int end = at;
        while (end < at + SHORT_NAME && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }

    private int u16(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }

    private List<CoffAuxiliary> readAuxiliary(int type, int storageClass, int section, int count)
            throws MalformedInput {
        if (storageClass == WinNt.IMAGE_SYM_CLASS_FILE) {
            return List.of(new CoffAuxiliary.FileName(file.fixedString(count * CoffAuxiliary.SIZE)));
        }
        List<CoffAuxiliary> records = new ArrayList<>(count);
        records.add(firstAuxiliary(type, storageClass, section));
        for (int i = 1; i < count; i++) {
            records.add(new CoffAuxiliary.Raw(file.bytes(CoffAuxiliary.SIZE)));
        }
        return List.copyOf(records);
    }

    private CoffAuxiliary firstAuxiliary(int type, int storageClass, int section) throws MalformedInput {
        ByteReader in = new ByteReader(file.bytes(CoffAuxiliary.SIZE));
        if (storageClass == WinNt.IMAGE_SYM_CLASS_STATIC && section > 0 && type == 0) {
            int length = in.i32();
            int relocations = in.u16();
            int lineNumbers = in.u16();
            int checkSum = in.i32();
            int associated = in.u16();
            return new CoffAuxiliary.SectionDefinition(length, relocations, lineNumbers, checkSum, associated, in.u8());
        }
        if (storageClass == WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL) {
            return new CoffAuxiliary.WeakExternal(fallback(in.u32()), in.i32());
        }
        if (storageClass == WinNt.IMAGE_SYM_CLASS_EXTERNAL && type == WinNt.IMAGE_SYM_TYPE_FUNCTION && section > 0) {
            int begin = optionalSymbol(in.u32());
            int totalSize = in.i32();
            int lineNumbers = in.i32();
            return new CoffAuxiliary.FunctionDefinition(begin, totalSize, lineNumbers, optionalSymbol(in.u32()));
        }
        return new CoffAuxiliary.Raw(in.bytes(CoffAuxiliary.SIZE));
    }

    private int fallback(long raw) throws MalformedInput {
        if (raw >= symbolOfRaw.length || symbolOfRaw[(int) raw] < 0) {
            throw new MalformedInput("a weak external falls back on symbol " + raw + ", which does not exist");
        }
        return symbolOfRaw[(int) raw];
    }

    private int optionalSymbol(long raw) {
        return raw > 0 && raw < symbolOfRaw.length ? symbolOfRaw[(int) raw] : -1;
    }
}
