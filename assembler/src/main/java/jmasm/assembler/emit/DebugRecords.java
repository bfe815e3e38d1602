package jmasm.assembler.emit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import jmasm.assembler.SourceChecksum;
import jmasm.assembler.layout.RelocationTarget;
import jmasm.assembler.layout.Section;
import jmasm.assembler.lower.Program;
import jmasm.base.ByteWriter;
import jmasm.base.SourceFile;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.RelocationType;
import jmasm.coff.WinNt;

/**
 * CodeView 8: {@code .debug$S} with the lines of the code (/Zd) and all names (/Zi), and {@code .debug$T} with the
 * names' types. Numbers and layouts are those of the published {@code cvinfo.h}. File names are as the command line and
 * INCLUDE give them: no path of the host gets in.
 */
final class DebugRecords {

    private static final int CV_SIGNATURE_C13 = 4;
    private static final int DEBUG_S_SYMBOLS = 0xF1;
    private static final int DEBUG_S_LINES = 0xF2;
    private static final int DEBUG_S_STRINGTABLE = 0xF3;
    private static final int DEBUG_S_FILECHKSMS = 0xF4;

    private static final int CV_LINE_IS_STATEMENT = 0x80000000;

    /** Before and behind a checksum: the name's place, its length and kind; two bytes to the next boundary. */
    private static final int AROUND_CHECKSUM = 8;

    private static final int CHARACTERISTICS = WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA
            | WinNt.IMAGE_SCN_MEM_DISCARDABLE
            | WinNt.IMAGE_SCN_MEM_READ
            | CoffSection.alignmentBits(1);

    private final Program program;
    private final LineNumbers lines;
    private final SourceChecksum checksum;
    private final ToIntFunction<RelocationTarget> symbolIndex;
    private final ByteWriter out = new ByteWriter();
    private final List<CoffRelocation> relocations = new ArrayList<>();
    private final Map<SourceFile, Integer> files = new LinkedHashMap<>();

    /** @param symbolIndex of a section's symbol in the object */
    DebugRecords(Program program, LineNumbers lines, ToIntFunction<RelocationTarget> symbolIndex) {
        this.program = program;
        this.lines = lines;
        this.checksum = program.options().checksum();
        this.symbolIndex = symbolIndex;
    }

    /** @param symbols whether names are wanted as well as lines */
    List<CoffSection> sections(String objectName, boolean symbols) {
        List<CoffSection> sections = new ArrayList<>();
        out.u32(CV_SIGNATURE_C13);
        DebugTypes types = new DebugTypes();
        if (symbols) {
            DebugSymbols names = new DebugSymbols(program, types, out, this::address);
            subsection(DEBUG_S_SYMBOLS, () -> names.write(objectName));
        }
        lines.lines().forEach((section, list) -> subsection(DEBUG_S_LINES, () -> lines(section, list)));
        fileTables();
        sections.add(CoffSection.of(".debug$S", CHARACTERISTICS, out.toByteArray(), relocations));
        if (symbols) {
            sections.add(CoffSection.of(".debug$T", CHARACTERISTICS, types.section(), List.of()));
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
            out.u32(files.computeIfAbsent(file, key -> files.size()) * (AROUND_CHECKSUM + checksum.size()));
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
                out.u32(names.size())
                        .u8(checksum.size())
                        .u8(checksum.kind())
                        .bytes(checksum(file))
                        .u16(0);
                names.latin1(file.name()).u8(0);
            }
        });
        subsection(DEBUG_S_STRINGTABLE, () -> out.bytes(names.toByteArray()));
    }

    /** So a debugger knows whether the file that it finds is the one that was assembled. */
    private byte[] checksum(SourceFile file) {
        try {
            return MessageDigest.getInstance(checksum.algorithm()).digest(file.bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5 and SHA-256", e);
        }
    }
}
