package jmasm.assembler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import jmasm.assembler.layout.RelocationTarget;
import jmasm.assembler.layout.Section;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.MasmType;
import jmasm.base.ByteWriter;
import jmasm.base.SourceFile;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.RelocationType;
import jmasm.coff.WinNt;

/**
 * CodeView 8: {@code .debug$S} with the lines of the code (/Zd) and its procedures, labels and data (/Zi), and a
 * {@code .debug$T} without types of its own. Numbers and layouts are those of the published {@code cvinfo.h}. File names
 * are as the command line and INCLUDE give them: no path of the host gets in.
 */
final class DebugRecords {

    private static final int CV_SIGNATURE_C13 = 4;
    private static final int DEBUG_S_SYMBOLS = 0xF1;
    private static final int DEBUG_S_LINES = 0xF2;
    private static final int DEBUG_S_STRINGTABLE = 0xF3;
    private static final int DEBUG_S_FILECHKSMS = 0xF4;

    private static final int S_END = 0x0006;
    private static final int S_OBJNAME = 0x1101;
    private static final int S_LABEL32 = 0x1105;
    private static final int S_LDATA32 = 0x110C;
    private static final int S_GDATA32 = 0x110D;
    private static final int S_LPROC32 = 0x110F;
    private static final int S_GPROC32 = 0x1110;
    private static final int S_COMPILE3 = 0x113C;

    private static final int CV_CFL_MASM = 3;
    private static final int CV_CFL_80386 = 3;
    private static final int CV_LINE_IS_STATEMENT = 0x80000000;

    private static final int T_NOTYPE = 0;
    private static final int CHECKSUM_ENTRY = 8;
    private static final int LONGEST_NAME = 255;

    private static final int CHARACTERISTICS = WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA
            | WinNt.IMAGE_SCN_MEM_DISCARDABLE
            | WinNt.IMAGE_SCN_MEM_READ
            | CoffSection.alignmentBits(1);

    private final Program program;
    private final LineNumbers lines;
    private final ToIntFunction<RelocationTarget> symbolIndex;
    private final ByteWriter out = new ByteWriter();
    private final List<CoffRelocation> relocations = new ArrayList<>();
    private final Map<SourceFile, Integer> files = new LinkedHashMap<>();

    /** @param symbolIndex of a section's symbol in the object */
    DebugRecords(Program program, LineNumbers lines, ToIntFunction<RelocationTarget> symbolIndex) {
        this.program = program;
        this.lines = lines;
        this.symbolIndex = symbolIndex;
    }

    /** @param symbols whether names are wanted as well as lines */
    List<CoffSection> sections(String objectName, boolean symbols) {
        List<CoffSection> sections = new ArrayList<>();
        out.u32(CV_SIGNATURE_C13);
        if (symbols) {
            subsection(DEBUG_S_SYMBOLS, () -> symbols(objectName));
        }
        lines.lines().forEach((section, list) -> subsection(DEBUG_S_LINES, () -> lines(section, list)));
        fileTables();
        sections.add(CoffSection.of(".debug$S", CHARACTERISTICS, out.toByteArray(), relocations));
        if (symbols) {
            byte[] noTypes = new ByteWriter().u32(CV_SIGNATURE_C13).toByteArray();
            sections.add(CoffSection.of(".debug$T", CHARACTERISTICS, noTypes, List.of()));
        }
        return sections;
    }

    private void subsection(int kind, Runnable content) {
        out.u32(kind).u32(0);
        int start = out.size();
        content.run();
        out.patch32(start - 4, out.size() - start);
        out.align(4);
    }

    // ---- lines

    /** A block for each run of lines of one file. */
    private void lines(Section section, List<LineNumbers.Line> list) {
        address(section, 0);
        out.u16(0).u32(section.size());
        int from = 0;
        while (from < list.size()) {
            SourceFile file = list.get(from).file();
            int to = from;
            while (to < list.size() && list.get(to).file() == file) {
                to++;
            }
            out.u32(files.computeIfAbsent(file, key -> files.size()) * CHECKSUM_ENTRY);
            out.u32(to - from).u32(12 + 8 * (to - from));
            for (LineNumbers.Line line : list.subList(from, to)) {
                out.u32(line.first().offset()).u32(line.number() | CV_LINE_IS_STATEMENT);
            }
            from = to;
        }
    }

    /** A reference that the linker completes: offset, then section. */
    private void address(Section section, int offset) {
        int symbol = symbolIndex.applyAsInt(section);
        relocations.add(new CoffRelocation(out.size(), symbol, RelocationType.IMAGE_REL_I386_SECREL));
        out.u32(offset);
        relocations.add(new CoffRelocation(out.size(), symbol, RelocationType.IMAGE_REL_I386_SECTION));
        out.u16(0);
    }

    private void fileTables() {
        ByteWriter names = new ByteWriter().u8(0);
        subsection(DEBUG_S_FILECHKSMS, () -> {
            for (SourceFile file : files.keySet()) {
                // Without a checksum: length 0, kind 0, and two bytes to the next boundary.
                out.u32(names.size()).u32(0);
                names.latin1(file.name()).u8(0);
            }
        });
        subsection(DEBUG_S_STRINGTABLE, () -> out.bytes(names.toByteArray()));
    }

    // ---- symbols

    private void symbols(String objectName) {
        record(S_OBJNAME, () -> out.u32(0).latin1(objectName).u8(0));
        record(S_COMPILE3, () -> {
            out.u32(CV_CFL_MASM).u16(CV_CFL_80386);
            out.zeros(16);
            out.latin1("jmasm").u8(0);
        });
        for (AddressSymbol symbol : program.symbols().addresses()) {
            // A name with a blank is a label that the assembler made.
            boolean named = symbol.name().indexOf(' ') < 0 && symbol.name().length() <= LONGEST_NAME;
            if (symbol.isDefined()
                    && named
                    && symbol.location().section().base().isEmpty()) {
                symbol(symbol);
            }
        }
    }

    private void symbol(AddressSymbol symbol) {
        boolean isPublic = symbol.linkage() != AddressSymbol.Linkage.LOCAL;
        if (symbol.isProcedure()) {
            procedure(symbol, isPublic ? S_GPROC32 : S_LPROC32);
        } else if (symbol.isCode()) {
            record(S_LABEL32, () -> {
                place(symbol);
                out.u8(0).latin1(symbol.name()).u8(0);
            });
        } else {
            record(isPublic ? S_GDATA32 : S_LDATA32, () -> {
                out.u32(typeIndex(symbol.type()));
                place(symbol);
                out.latin1(symbol.name()).u8(0);
            });
        }
    }

    private void procedure(AddressSymbol symbol, int kind) {
        record(kind, () -> {
            // Parent, end and next are the linker's business.
            out.zeros(12);
            int length = symbol.end() == null
                    ? 0
                    : Math.max(0, symbol.end().offset() - symbol.location().offset());
            out.u32(length).u32(0).u32(length).u32(T_NOTYPE);
            place(symbol);
            out.u8(0).latin1(symbol.name()).u8(0);
        });
        record(S_END, () -> {});
    }

    private void place(AddressSymbol symbol) {
        address(symbol.location().section(), symbol.location().offset());
    }

    /** T_UCHAR, T_USHORT and their like: debuggers know them without a record. */
    private static int typeIndex(MasmType type) {
        if (!(type instanceof MasmType.Scalar)) {
            return T_NOTYPE;
        }
        return switch (type.size()) {
            case 1 -> 0x20;
            case 2 -> 0x21;
            case 4 -> 0x22;
            case 8 -> 0x23;
            default -> T_NOTYPE;
        };
    }

    private void record(int kind, Runnable content) {
        int start = out.size();
        out.u16(0).u16(kind);
        content.run();
        out.align(4);
        out.patch16(start, out.size() - start - 2);
    }
}
