package jmasm.coff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;

/**
 * Reads the symbol table of an object, which is the larger part of what a link has to look at: the loop over the
 * records reads bytes of the array and makes no objects. What only few symbols have is read behind it.
 */
final class CoffSymbolReader {

    private static final int SYMBOL_SIZE = 18;

    /** A name that needs no string table. */
    private static final int SHORT_NAME = 8;

    private final byte[] bytes;
    private final int sectionCount;

    /** Bytes that section numbers have beyond the usual two, and records beyond the usual 18. */
    private final int more;

    private final int recordSize;
    private final int offset;
    private final int count;
    private final StringTable strings;
    private final CoffSymbols.Builder symbols;

    /** By index in the file: the index of the symbol, or -1 for an auxiliary record. */
    private final int[] symbolOfRecord;

    /** The records, by index in the file, of symbols that have auxiliary ones. */
    private int[] leaders = new int[4];

    private int leaderCount;

    CoffSymbolReader(byte[] bytes, CoffHeader header) throws MalformedInput {
        this.bytes = bytes;
        this.sectionCount = header.sectionCount();
        this.more = header.big() ? CoffSymbols.MORE_OF_BIG : 0;
        this.recordSize = SYMBOL_SIZE + more;
        long offset = header.symbolTable();
        long count = header.symbolCount();
        if (offset != 0 && offset + count * recordSize > bytes.length) {
            throw new MalformedInput(String.format(
                    "the symbol table is cut off: %d symbols at offset %Xh, but the file has %Xh bytes",
                    count, offset, bytes.length));
        }
        this.offset = (int) offset;
        this.count = offset == 0 ? 0 : (int) count;
        this.strings = offset == 0 ? StringTable.NONE : StringTable.read(bytes, offset + count * recordSize);
        this.symbols = new CoffSymbols.Builder(bytes, this.count, more);
        this.symbolOfRecord = new int[this.count];
    }

    StringTable strings() {
        return strings;
    }

    /** The index of each record's symbol in the list, or -1 for an auxiliary record; not to be changed. */
    int[] symbolsOfRecords() {
        return symbolOfRecord;
    }

    /** The index in the list of what an index in the file means; negative when there is no such symbol. */
    int symbolOfRecord(int record) {
        return record >= 0 && record < count ? symbolOfRecord[record] : -1;
    }

    CoffSymbols read() throws MalformedInput {
        int index = 0;
        for (int record = 0; record < count; record++) {
            int at = offset + record * recordSize;
            readName(at);
            int section = sectionNumber(at);
            if (section > sectionCount || section < WinNt.IMAGE_SYM_DEBUG) {
                throw new MalformedInput(
                        "symbol '" + name(at) + "' stands in section " + section + " of " + sectionCount);
            }
            symbols.add(at);
            symbolOfRecord[record] = index++;
            if (bytes[at + CoffSymbols.AUXILIARY_COUNT + more] != 0) {
                record = skipAuxiliary(record, bytes[at + CoffSymbols.AUXILIARY_COUNT + more] & 0xFF);
            }
        }
        for (int i = 0; i < leaderCount; i++) {
            int record = leaders[i];
            symbols.auxiliary(symbolOfRecord[record], readAuxiliary(offset + record * recordSize));
        }
        return symbols.build();
    }

    /** Finds the end of the name and its hash in one go. */
    private void readName(int at) throws MalformedInput {
        int start = at;
        int limit = at + SHORT_NAME;
        if (bytes[at] == 0 && i32(at) == 0) {
            start = strings.position(i32(at + 4) & 0xFFFF_FFFFL);
            limit = strings.end();
        }
        byte[] text = bytes;
        int hash = 0;
        int end = start;
        while (end < limit && text[end] != 0) {
            hash = 31 * hash + (text[end++] & 0xFF);
        }
        if (start != at) {
            strings.claim(start, end);
        }
        symbols.name(start, end - start, hash);
    }

    /** For a message. */
    private String name(int at) throws MalformedInput {
        return i32(at) == 0
                ? strings.at(i32(at + 4) & 0xFFFF_FFFFL)
                : new ByteReader(bytes).slice(at, SHORT_NAME).fixedString(SHORT_NAME);
    }

    /** @return the last auxiliary record */
    private int skipAuxiliary(int record, int auxiliaryCount) throws MalformedInput {
        if (auxiliaryCount > count - 1 - record) {
            throw new MalformedInput(
                    "the auxiliary records of symbol '" + name(offset + record * recordSize) + "' are cut off");
        }
        if (leaderCount == leaders.length) {
            leaders = Arrays.copyOf(leaders, 2 * leaderCount);
        }
        leaders[leaderCount++] = record;
        for (int i = 1; i <= auxiliaryCount; i++) {
            symbolOfRecord[record + i] = -1;
        }
        return record + auxiliaryCount;
    }

    private int sectionNumber(int at) {
        int number = at + CoffSymbols.SECTION_NUMBER;
        return more == 0 ? (short) u16(number) : i32(number);
    }

    private int u16(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }

    // Auxiliary records

    /** @param at of the symbol that they follow */
    private List<CoffAuxiliary> readAuxiliary(int at) throws MalformedInput {
        int section = sectionNumber(at);
        int type = u16(at + CoffSymbols.TYPE + more);
        int storageClass = bytes[at + CoffSymbols.STORAGE_CLASS + more] & 0xFF;
        int auxiliaryCount = bytes[at + CoffSymbols.AUXILIARY_COUNT + more] & 0xFF;
        ByteReader in = new ByteReader(bytes).slice(at + (long) recordSize, (long) auxiliaryCount * recordSize);
        if (storageClass == WinNt.IMAGE_SYM_CLASS_FILE) {
            return List.of(new CoffAuxiliary.FileName(in.fixedString(auxiliaryCount * recordSize)));
        }
        List<CoffAuxiliary> records = new ArrayList<>(auxiliaryCount);
        records.add(firstAuxiliary(new ByteReader(in.bytes(CoffAuxiliary.SIZE)), type, storageClass, section));
        for (int i = 1; i < auxiliaryCount; i++) {
            in.skip(more);
            records.add(new CoffAuxiliary.Raw(in.bytes(CoffAuxiliary.SIZE)));
        }
        return List.copyOf(records);
    }

    private CoffAuxiliary firstAuxiliary(ByteReader in, int type, int storageClass, int section) throws MalformedInput {
        if (storageClass == WinNt.IMAGE_SYM_CLASS_STATIC && section > 0 && type == 0) {
            int length = in.i32();
            int relocations = in.u16();
            int lineNumbers = in.u16();
            int checkSum = in.i32();
            int associated = in.u16();
            int selection = in.u8();
            in.skip(1);
            associated |= more == 0 ? 0 : in.u16() << 16;
            return new CoffAuxiliary.SectionDefinition(
                    length, relocations, lineNumbers, checkSum, associated, selection);
        }
        if (storageClass == WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL) {
            return new CoffAuxiliary.WeakExternal(fallback(in.i32()), in.i32());
        }
        if (storageClass == WinNt.IMAGE_SYM_CLASS_EXTERNAL && type == WinNt.IMAGE_SYM_TYPE_FUNCTION && section > 0) {
            int begin = optionalSymbol(in.i32());
            int totalSize = in.i32();
            int lineNumbers = in.i32();
            return new CoffAuxiliary.FunctionDefinition(begin, totalSize, lineNumbers, optionalSymbol(in.i32()));
        }
        return new CoffAuxiliary.Raw(in.bytes(CoffAuxiliary.SIZE));
    }

    private int fallback(int record) throws MalformedInput {
        int symbol = symbolOfRecord(record);
        if (symbol < 0) {
            throw new MalformedInput("a weak external falls back on symbol " + Integer.toUnsignedString(record)
                    + ", which does not exist");
        }
        return symbol;
    }

    private int optionalSymbol(int record) {
        return record > 0 ? symbolOfRecord(record) : -1;
    }
}
