package jmasm.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;

/**
 * Reads the CodeView line tables of an object ({@code .debug$S}, as {@code ml /Zi}, jml and compilers in MSVC's style write
 * them).
 */
final class CodeViewLines {

    private static final String SECTION = ".debug$S";
    private static final long SIGNATURE = 4;
    private static final int LINES = 0xF2;
    private static final int STRINGS = 0xF3;
    private static final int FILE_CHECKSUMS = 0xF4;
    private static final int LINE_MASK = 0xFF_FFFF;

    /** A line that is none: code that no line made. */
    private static final int NO_LINE = 0xF0_0F00;

    private static final int NEVER_STEP_ONTO = 0xFE_EFEE;

    private final CoffObject object;
    private final LineTable lines;
    private Optional<Subsection> strings = Optional.empty();
    private Optional<Subsection> checksums = Optional.empty();
    private final List<Table> tables = new ArrayList<>();

    private CodeViewLines(CoffObject object, LineTable lines) {
        this.object = object;
        this.lines = lines;
    }

    /** A table before its files have names: those may stand in another section. */
    private record Table(int section, int start, ByteReader blocks) {}

    /** @param start of its content in the section, from which the offsets of other subsections count */
    private record Subsection(ByteReader content, int start) {

        ByteReader from(long offset) throws MalformedInput {
            content.seek(start + offset);
            return content;
        }
    }

    /** @throws MalformedInput when the tables make no sense */
    static void read(CoffObject object, LineTable lines) throws MalformedInput {
        CodeViewLines reader = new CodeViewLines(object, lines);
        for (CoffSection section : object.sections()) {
            if (section.name().equals(SECTION)) {
                reader.readSection(section);
            }
        }
        for (Table table : reader.tables) {
            reader.readTable(table);
        }
    }

    private void readSection(CoffSection section) throws MalformedInput {
        ByteReader in = new ByteReader(section.data());
        if (in.remaining() < 4 || in.u32() != SIGNATURE) {
            return;
        }
        while (in.remaining() >= 8) {
            int kind = in.i32();
            long length = in.u32();
            int start = in.position();
            ByteReader content = in.slice(start, length);
            switch (kind) {
                case LINES -> addTable(section, start, content);
                case STRINGS -> strings = Optional.of(new Subsection(content, start));
                case FILE_CHECKSUMS -> checksums = Optional.of(new Subsection(content, start));
                default -> {
                    // Symbols, types: nothing about lines.
                }
            }
            in.skip((int) Math.min(in.remaining(), length + 3 & ~3L));
        }
    }

    /** Its first field is where the code begins: filled in by a relocation, which names a symbol of the code. */
    private void addTable(CoffSection section, int start, ByteReader content) throws MalformedInput {
        CoffRelocations relocations = section.packedRelocations();
        for (int i = 0; i < relocations.size(); i++) {
            int index = relocations.symbol(i);
            if (relocations.offset(i) == start && index < object.symbols().size()) {
                CoffSymbol symbol = object.symbols().get(index);
                int offset = symbol.value() + content.i32();
                // The section, flags, the length of the code.
                content.skip(8);
                tables.add(new Table(symbol.sectionNumber(), offset, content));
                return;
            }
        }
    }

    private void readTable(Table table) throws MalformedInput {
        ByteReader in = table.blocks();
        while (in.remaining() >= 12) {
            int block = in.position();
            String file = fileName(in.u32());
            long count = in.u32();
            long size = in.u32();
            for (long i = 0; i < count; i++) {
                int offset = in.i32();
                int line = in.i32() & LINE_MASK;
                boolean none = line == NO_LINE || line == NEVER_STEP_ONTO;
                lines.add(table.section(), table.start() + offset, file, none ? LineTable.NONE : line);
            }
            // Behind the lines there may be columns.
            in.seek(block + Math.max(size, 12));
        }
    }

    private String fileName(long checksum) throws MalformedInput {
        if (checksums.isEmpty() || strings.isEmpty()) {
            throw new MalformedInput("lines without files");
        }
        long name = checksums.get().from(checksum).u32();
        return strings.get().from(name).zeroTerminated();
    }
}
