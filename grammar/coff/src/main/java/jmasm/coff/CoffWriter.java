package jmasm.coff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteWriter;

/**
 * Writes an object: headers, each section's data and relocations, symbols, strings. The same object gives the same
 * bytes.
 */
final class CoffWriter {

    static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final int SHORT_NAME = 8;
    private static final int LARGEST_DECIMAL_OFFSET = 9_999_999;
    private static final int BASE64_DIGITS = 6;
    private static final int LONGEST_ZEROS = 1 << 20;

    private final CoffObject object;
    private final ByteWriter out = new ByteWriter();
    private final ByteWriter strings = new ByteWriter().u32(0);
    private final Map<String, Integer> stringOffsets = new HashMap<>();
    private final int[] rawIndex;
    private final List<ZeroRun> zeroRuns = new ArrayList<>(0);

    /** Bytes of all zero runs so far. */
    private int skipped;

    /** Zero bytes that belong before what {@link #out} holds from {@code at} on. */
    private record ZeroRun(int at, int count) {}

    CoffWriter(CoffObject object) {
        this.object = object;
        this.rawIndex = rawIndexes(object.symbols());
    }

    /** The file in pieces, one behind the other. */
    List<byte[]> write() {
        writeHeaders();
        for (int i = 0; i < object.sections().size(); i++) {
            writeContents(i, object.sections().get(i));
        }
        patchSymbolTable();
        object.symbols().forEach(this::writeSymbol);
        strings.patch32(0, strings.size());
        out.bytes(strings.toByteArray());
        return pieces();
    }

    private int position() {
        return out.size() + skipped;
    }

    private void zeros(int count) {
        zeroRuns.add(new ZeroRun(out.size(), count));
        skipped += count;
    }

    /** What was written, parted where zero bytes belong that need no memory each. */
    private List<byte[]> pieces() {
        List<byte[]> pieces = new ArrayList<>();
        int start = 0;
        for (ZeroRun run : zeroRuns) {
            pieces.add(out.copy(start, run.at - start));
            start = run.at;
            byte[] shared = new byte[Math.min(run.count, LONGEST_ZEROS)];
            int left = run.count;
            for (; left >= shared.length; left -= shared.length) {
                pieces.add(shared);
            }
            pieces.add(new byte[left]);
        }
        pieces.add(start == 0 ? out.toByteArray() : out.copy(start, out.size() - start));
        return pieces;
    }

    private void writeHeaders() {
        out.u16(object.machineCode())
                .u16(object.sections().size())
                .u32(object.timeDateStamp())
                .u32(0)
                .u32(rawIndex[rawIndex.length - 1])
                .u16(0)
                .u16(object.characteristics());
        for (CoffSection section : object.sections()) {
            out.bytes(nameField(section.name()));
            out.u32(0).u32(0).u32(section.size()).u32(0).u32(0).u32(0);
            int relocations = section.relocations().size();
            boolean overflow = relocations >= CoffReader.RELOCATION_OVERFLOW;
            out.u16(overflow ? CoffReader.RELOCATION_OVERFLOW : relocations).u16(0);
            out.u32(section.characteristics() | (overflow ? WinNt.IMAGE_SCN_LNK_NRELOC_OVFL : 0));
        }
    }

    private void writeContents(int index, CoffSection section) {
        int header = CoffHeader.SIZE + index * CoffReader.SECTION_HEADER_SIZE;
        if (section.dataSize() > 0) {
            out.patch32(header + 20, position());
            if (section.leadingZeros() > 0) {
                zeros(section.leadingZeros());
            }
            out.bytes(section.keptData());
        }
        List<CoffRelocation> relocations = section.relocations();
        if (relocations.isEmpty()) {
            return;
        }
        out.patch32(header + 24, position());
        if (relocations.size() >= CoffReader.RELOCATION_OVERFLOW) {
            out.u32(relocations.size() + 1).u32(0).u16(0);
        }
        for (CoffRelocation relocation : relocations) {
            out.u32(relocation.offset()).u32(rawIndex(relocation.symbol())).u16(relocation.typeCode());
        }
    }

    private void patchSymbolTable() {
        if (!object.symbols().isEmpty()) {
            out.patch32(8, position());
        }
    }

    private void writeSymbol(CoffSymbol symbol) {
        if (symbol.sectionNumber() > object.sections().size()) {
            throw new IllegalArgumentException(symbol.name() + ": there is no section " + symbol.sectionNumber());
        }
        if (symbol.name().length() > SHORT_NAME) {
            out.u32(0).u32(stringOffset(symbol.name()));
        } else {
            out.latin1(symbol.name()).zeros(SHORT_NAME - symbol.name().length());
        }
        out.u32(symbol.value())
                .u16(symbol.sectionNumber())
                .u16(symbol.type())
                .u8(symbol.storageClass())
                .u8(recordsAfter(symbol));
        symbol.auxiliary().forEach(this::writeAuxiliary);
    }

    private void writeAuxiliary(CoffAuxiliary auxiliary) {
        int end = out.size() + records(auxiliary) * CoffAuxiliary.SIZE;
        if (auxiliary instanceof CoffAuxiliary.SectionDefinition section) {
            out.u32(section.length()).u16(section.relocations()).u16(section.lineNumbers());
            out.u32(section.checkSum()).u16(section.associated()).u8(section.selectionCode());
        } else if (auxiliary instanceof CoffAuxiliary.WeakExternal weak) {
            out.u32(rawIndex(weak.fallback())).u32(weak.searchCode());
        } else if (auxiliary instanceof CoffAuxiliary.FunctionDefinition function) {
            out.u32(optionalRawIndex(function.beginSymbol())).u32(function.totalSize());
            out.u32(function.lineNumbers()).u32(optionalRawIndex(function.nextFunction()));
        } else if (auxiliary instanceof CoffAuxiliary.FileName file) {
            out.latin1(file.name());
        } else if (auxiliary instanceof CoffAuxiliary.Raw raw) {
            out.bytes(raw.bytes());
        }
        out.zeros(end - out.size());
    }

    /** How many records of the file one takes. */
    static int records(CoffAuxiliary auxiliary) {
        return auxiliary instanceof CoffAuxiliary.FileName file
                ? Math.max(1, (file.name().length() + CoffAuxiliary.SIZE - 1) / CoffAuxiliary.SIZE)
                : 1;
    }

    private static int recordsAfter(CoffSymbol symbol) {
        int count = 0;
        for (CoffAuxiliary auxiliary : symbol.auxiliary()) {
            count += records(auxiliary);
        }
        if (count > 0xFF) {
            throw new IllegalArgumentException(symbol.name() + ": more than 255 auxiliary records");
        }
        return count;
    }

    /** Where each symbol stands in the file; one more entry holds the number of records. */
    private static int[] rawIndexes(List<CoffSymbol> symbols) {
        int[] raw = new int[symbols.size() + 1];
        for (int i = 0; i < symbols.size(); i++) {
            raw[i + 1] = raw[i] + 1 + recordsAfter(symbols.get(i));
        }
        return raw;
    }

    private int rawIndex(int symbol) {
        if (symbol < 0 || symbol >= object.symbols().size()) {
            throw new IllegalArgumentException("there is no symbol " + symbol);
        }
        return rawIndex[symbol];
    }

    private int optionalRawIndex(int symbol) {
        return symbol < 0 ? 0 : rawIndex(symbol);
    }

    private byte[] nameField(String name) {
        ByteWriter field = new ByteWriter();
        if (name.length() <= SHORT_NAME) {
            field.latin1(name);
        } else {
            int offset = stringOffset(name);
            field.latin1(offset <= LARGEST_DECIMAL_OFFSET ? "/" + offset : "//" + base64(offset));
        }
        return field.zeros(SHORT_NAME - field.size()).toByteArray();
    }

    private static String base64(int offset) {
        StringBuilder digits = new StringBuilder();
        for (int i = BASE64_DIGITS - 1; i >= 0; i--) {
            digits.append(BASE64.charAt((int) ((offset & 0xFFFF_FFFFL) >>> 6 * i & 0x3F)));
        }
        return digits.toString();
    }

    private int stringOffset(String name) {
        Integer known = stringOffsets.get(name);
        if (known != null) {
            return known;
        }
        int offset = strings.size();
        strings.latin1(name).u8(0);
        stringOffsets.put(name, offset);
        return offset;
    }
}
