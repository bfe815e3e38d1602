package jmasm.linker.pdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import jmasm.base.ByteReader;
import jmasm.base.ByteWriter;
import jmasm.base.MalformedInput;

/** Turns the CodeView records of one object into its stream of the database: symbols, then files and lines. */
final class ModuleWriter {

    static final int CV_SIGNATURE_C13 = 4;
    private static final int DEBUG_S_SYMBOLS = 0xF1;
    private static final int DEBUG_S_LINES = 0xF2;
    private static final int DEBUG_S_STRINGTABLE = 0xF3;
    private static final int DEBUG_S_FILECHKSMS = 0xF4;
    private static final int DEBUG_S_FRAMEDATA = 0xF5;
    private static final int DEBUG_S_INLINEELINES = 0xF6;
    private static final int INLINEE_EXTRA_FILES = 1;
    private static final int DEBUG_S_IGNORE = 0x80000000;

    /** Of a record's length and kind. */
    private static final int HEADER = 4;

    private static final int LONGEST_RECORD = 0xFF00;
    private static final int FRAME_DATA_SIZE = 32;

    private final TypeMerger.Indices indices;
    private final TypeStream ids;
    private final NameTable names;
    private final SymbolTable globals;
    private final int number;
    private final ByteWriter symbols = new ByteWriter().u32(CV_SIGNATURE_C13);
    private final ByteWriter lines = new ByteWriter();
    private final List<String> files = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();

    /** Offsets in {@link #symbols} of the records whose scopes are open. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private byte[] strings = {0};

    /**
     * @param number of the module, from 1
     */
    ModuleWriter(TypeMerger.Indices indices, TypeStream ids, NameTable names, SymbolTable globals, int number) {
        this.indices = indices;
        this.ids = ids;
        this.names = names;
        this.globals = globals;
        this.number = number;
    }

    private record Subsection(int kind, byte[] data) {}

    /** @throws MalformedInput when a record is cut off or refers to what is not there */
    void add(List<byte[]> sections) throws MalformedInput {
        List<Subsection> all = new ArrayList<>();
        for (byte[] section : sections) {
            read(section, all);
        }
        for (Subsection subsection : all) {
            if (subsection.kind() == DEBUG_S_STRINGTABLE) {
                strings = subsection.data();
                break;
            }
        }
        for (Subsection subsection : all) {
            switch (subsection.kind()) {
                case DEBUG_S_SYMBOLS -> symbols(subsection.data());
                case DEBUG_S_LINES -> lines(subsection.data());
                case DEBUG_S_FILECHKSMS -> checksums(subsection.data());
                case DEBUG_S_INLINEELINES -> inlinees(subsection.data());
                case DEBUG_S_FRAMEDATA -> frames(subsection.data());
                default -> {
                    // Strings are in the common table; the rest is for link-time code generation and .NET.
                }
            }
        }
    }

    /** Symbol records that are in the database's form already. */
    void addSymbols(byte[] records) {
        symbols.bytes(records);
    }

    int symbolBytes() {
        return symbols.size();
    }

    int lineBytes() {
        return lines.size();
    }

    /** The sources, in the order of their checksums. */
    List<String> files() {
        return files;
    }

    /** FRAMEDATA records with RVAs: how to find the caller in code without a frame pointer. */
    List<byte[]> frames() {
        return frames;
    }

    byte[] toBytes() {
        return new ByteWriter()
                .bytes(symbols.toByteArray())
                .bytes(lines.toByteArray())
                .u32(0)
                .toByteArray();
    }

    private static void read(byte[] section, List<Subsection> all) throws MalformedInput {
        ByteReader in = new ByteReader(section);
        if (in.remaining() < 4 || in.i32() != CV_SIGNATURE_C13) {
            return;
        }
        while (in.remaining() >= 8) {
            int kind = in.i32();
            int length = in.i32();
            byte[] data = in.bytes(length);
            in.skip(Math.min(in.remaining(), -length & 3));
            if ((kind & DEBUG_S_IGNORE) == 0) {
                all.add(new Subsection(kind, data));
            }
        }
    }

    // ---- symbols

    private void symbols(byte[] data) throws MalformedInput {
        ByteReader in = new ByteReader(data);
        while (in.remaining() >= HEADER) {
            int start = in.position();
            int length = in.u16();
            if (length < 2) {
                throw new MalformedInput("a CodeView symbol record of " + length + " bytes");
            }
            in.seek(start);
            symbol(aligned(in.bytes(length + 2)));
        }
    }

    private static byte[] aligned(byte[] record) {
        byte[] padded = Arrays.copyOf(record, record.length + (-record.length & 3));
        Bytes.put16(padded, 0, padded.length - 2);
        return padded;
    }

    private void symbol(byte[] record) throws MalformedInput {
        SymbolKind kind = SymbolKind.of(Bytes.u16(record, 2));
        if (kind == null) {
            symbols.bytes(record);
            return;
        }
        moveTypes(kind, record);
        SymbolKind written = kind.inDatabase();
        Bytes.put16(record, 2, written.code());
        if (written.scope() == SymbolKind.Scope.OPENS) {
            openScope(record);
        }
        boolean atTop = open.isEmpty();
        int offset = symbols.size();
        if (!isGlobalOnly(written, atTop)) {
            symbols.bytes(record);
        }
        addGlobal(written, record, offset, atTop);
        if (written.scope() == SymbolKind.Scope.OPENS) {
            open.push(offset);
        } else if (written.scope() == SymbolKind.Scope.CLOSES && !atTop) {
            symbols.patch32(open.pop() + HEADER + 4, offset);
        }
    }

    private void moveTypes(SymbolKind kind, byte[] record) throws MalformedInput {
        if (kind.isList()) {
            int count = Bytes.checkedI32(record, HEADER);
            for (int i = 0; i < count; i++) {
                moveType(record, HEADER + 4 + 4 * i);
            }
        } else if (kind.typeAt() >= 0) {
            int at = HEADER + kind.typeAt();
            moveType(record, at);
            if (kind != kind.inDatabase()) {
                byte[] id = ids.record(Bytes.i32(record, at));
                Bytes.put32(record, at, id.length >= 12 ? Bytes.i32(id, 8) : 0);
            }
        }
        if (kind == SymbolKind.S_FILESTATIC) {
            Bytes.check(record, HEADER + 4, 4);
            Bytes.put32(record, HEADER + 4, names.add(string(Bytes.i32(record, HEADER + 4))));
        }
    }

    private void moveType(byte[] record, int at) throws MalformedInput {
        Bytes.put32(record, at, indices.of(Bytes.checkedI32(record, at)));
    }

    /** Parent and end come first in every record that opens a scope; the end is filled in when it is known. */
    private void openScope(byte[] record) throws MalformedInput {
        Bytes.check(record, HEADER, 8);
        Bytes.put32(record, HEADER, open.isEmpty() ? 0 : open.peek());
        Bytes.put32(record, HEADER + 4, 0);
    }

    /** Public data, and types and constants outside of functions, are known by the table of globals alone. */
    private static boolean isGlobalOnly(SymbolKind kind, boolean atTop) {
        return switch (kind) {
            case S_GDATA32, S_GTHREAD32, S_PROCREF, S_LPROCREF -> true;
            case S_UDT, S_CONSTANT -> atTop;
            default -> false;
        };
    }

    private void addGlobal(SymbolKind kind, byte[] record, int offset, boolean atTop) throws MalformedInput {
        switch (kind) {
            case S_GPROC32, S_LPROC32, S_LPROC32_DPC -> {
                byte[] name = name(record, HEADER + 35);
                boolean isPublic = kind == SymbolKind.S_GPROC32;
                globals.add(name, reference(isPublic ? SymbolKind.S_PROCREF : SymbolKind.S_LPROCREF, offset, name));
            }
            case S_GDATA32, S_GTHREAD32 -> globals.add(name(record, HEADER + 10), record);
            case S_LDATA32, S_LTHREAD32 -> {
                if (atTop) {
                    globals.add(name(record, HEADER + 10), record);
                }
            }
            case S_UDT -> {
                if (atTop) {
                    globals.addOnce(name(record, HEADER + 4), record);
                }
            }
            case S_CONSTANT -> {
                if (atTop) {
                    globals.addOnce(name(record, Bytes.behindNumber(record, HEADER + 4)), record);
                }
            }
            default -> {
                // Known in its module only.
            }
        }
    }

    private static byte[] name(byte[] record, int at) throws MalformedInput {
        return Arrays.copyOfRange(record, at, Bytes.end(record, at));
    }

    private byte[] reference(SymbolKind kind, int offset, byte[] name) {
        ByteWriter out = new ByteWriter().u16(0).u16(kind.code());
        out.u32(0).u32(offset).u16(number).bytes(name).u8(0).align(4);
        out.patch16(0, out.size() - 2);
        if (out.size() > LONGEST_RECORD) {
            throw new IllegalStateException("a name of " + name.length + " bytes");
        }
        return out.toByteArray();
    }

    // ---- lines

    private void subsection(int kind, byte[] data) {
        lines.u32(kind).u32(data.length).bytes(data).align(4);
    }

    /** Lines of code that is not in the image say so by section 0. */
    private void lines(byte[] data) throws MalformedInput {
        if (Bytes.checkedU16(data, 4) != 0) {
            subsection(DEBUG_S_LINES, data);
        }
    }

    /** Each entry names its file by an offset of the object's strings, now of the common ones. */
    private void checksums(byte[] data) throws MalformedInput {
        int at = 0;
        while (at + 6 <= data.length) {
            String file = string(Bytes.i32(data, at));
            files.add(file);
            Bytes.put32(data, at, names.add(file));
            at += 6 + (data[at + 4] & 0xFF) + 3 & ~3;
        }
        subsection(DEBUG_S_FILECHKSMS, data);
    }

    private String string(int offset) throws MalformedInput {
        Bytes.check(strings, offset, 1);
        return new String(
                strings, offset, Bytes.end(strings, offset) - offset, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Functions that were expanded in place: each entry begins with a function's id. */
    private void inlinees(byte[] data) throws MalformedInput {
        boolean moreFiles = Bytes.checkedI32(data, 0) == INLINEE_EXTRA_FILES;
        int at = 4;
        while (at + 12 <= data.length) {
            moveType(data, at);
            at += 12;
            if (moreFiles) {
                int count = Bytes.checkedI32(data, at);
                Bytes.check(data, at + 4, 0);
                if (count < 0 || count > data.length) {
                    throw new MalformedInput("a CodeView list of " + count + " files");
                }
                at += 4 + 4 * count;
            }
        }
        subsection(DEBUG_S_INLINEELINES, data);
    }

    /** The subsection's first field holds the RVA that the records' own count from. */
    private void frames(byte[] data) throws MalformedInput {
        int base = Bytes.checkedI32(data, 0);
        for (int at = 4; at + FRAME_DATA_SIZE <= data.length; at += FRAME_DATA_SIZE) {
            byte[] frame = Arrays.copyOfRange(data, at, at + FRAME_DATA_SIZE);
            Bytes.put32(frame, 0, Bytes.i32(frame, 0) + base);
            Bytes.put32(frame, 20, names.add(string(Bytes.i32(frame, 20))));
            frames.add(frame);
        }
    }
}
