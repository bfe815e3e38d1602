package jmasm.linker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;

/**
 * Finds the source line of an offset in the CodeView line tables of an object ({@code .debug$S}, as {@code ml /Zi}, jml and
 * compilers in MSVC's style write it). Only messages need it: tables that make no sense are as if they were not there.
 */
final class SourceLines {

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
    private boolean read;

    /** Line tables by the number of their section; a line holds from its offset on. */
    private final Map<Integer, TreeMap<Integer, String>> lines = new HashMap<>();

    private Optional<Subsection> strings = Optional.empty();
    private Optional<Subsection> checksums = Optional.empty();
    private final List<Table> tables = new ArrayList<>();

    SourceLines(CoffObject object) {
        this.object = object;
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

    /** As messages write it, {@code main.asm(12)}. */
    Optional<String> at(int section, int offset) {
        if (!read) {
            read = true;
            readAll();
        }
        TreeMap<Integer, String> ofSection = lines.get(section);
        return ofSection == null
                ? Optional.empty()
                : Optional.ofNullable(ofSection.floorEntry(offset))
                        .map(Map.Entry::getValue)
                        .filter(at -> !at.isEmpty());
    }

    private void readAll() {
        try {
            for (CoffSection section : object.sections()) {
                if (section.name().equals(SECTION)) {
                    readSection(section);
                }
            }
            for (Table table : tables) {
                readTable(table);
            }
        } catch (MalformedInput e) {
            // The message that asks is better without a line than with a wrong one.
            lines.clear();
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
        TreeMap<Integer, String> ofSection = lines.computeIfAbsent(table.section(), number -> new TreeMap<>());
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
                ofSection.put(table.start() + offset, none ? "" : file + "(" + line + ")");
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
