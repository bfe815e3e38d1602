package jmasm.linker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;

/**
 * Reads the DWARF line tables of an object ({@code .debug_line}, versions 2 to 5), as GNU's compilers and clang for MinGW
 * write them with {@code -g}. DWARF 5, section 6.2: the rows of the table are what a small program makes.
 */
final class DwarfLines {

    private static final String SECTION = ".debug_line";
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;

    // Operations of the program

    private static final int EXTENDED = 0;
    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    private final CoffObject object;
    private final DwarfStrings strings;
    private final Map<Integer, Integer> symbolAt = new HashMap<>();
    private final LineTable lines;

    // The unit

    private final List<String> files = new ArrayList<>();
    private int instructionLength;
    private int lineBase;
    private int lineRange;
    private int[] operandCounts = {};

    // The row

    private int section;
    private int address;
    private int file;
    private int line;

    private DwarfLines(CoffObject object, CoffSection section, LineTable lines) {
        this.object = object;
        this.strings = new DwarfStrings(object);
        this.lines = lines;
        CoffRelocations relocations = section.packedRelocations();
        for (int i = 0; i < relocations.size(); i++) {
            symbolAt.put(relocations.offset(i), relocations.symbol(i));
        }
    }

    /** @throws MalformedInput when the tables make no sense */
    static void read(CoffObject object, LineTable lines) throws MalformedInput {
        Optional<DwarfSection> table = DwarfSection.find(object, SECTION);
        if (table.isPresent()) {
            new DwarfLines(object, table.get().section(), lines)
                    .read(new ByteReader(table.get().content()));
        }
    }

    private void read(ByteReader in) throws MalformedInput {
        while (in.remaining() >= 4) {
            long length = in.u32();
            long end = in.position() + length;
            // A slice from the beginning, so that positions are those of relocations.
            ByteReader unit = in.slice(0, end);
            unit.seek(in.position());
            readUnit(unit);
            in.seek(end);
        }
    }

    private void readUnit(ByteReader in) throws MalformedInput {
        int version = in.u16();
        if (version < OLDEST || version > NEWEST) {
            return;
        }
        if (version >= 5) {
            // Sizes of addresses and of segment selectors.
            in.skip(2);
        }
        long headerLength = in.u32();
        long program = in.position() + headerLength;
        instructionLength = in.u8();
        if (version >= 4) {
            // Operations in an instruction: one.
            in.skip(1);
        }
        // Whether rows are statements.
        in.skip(1);
        lineBase = (byte) in.u8();
        lineRange = in.u8();
        if (lineRange == 0) {
            throw new MalformedInput("a line table has a range of no lines");
        }
        operandCounts = new int[Math.max(in.u8(), 1)];
        for (int i = 1; i < operandCounts.length; i++) {
            operandCounts[i] = in.u8();
        }
        files.clear();
        if (version >= 5) {
            readFiles5(in);
        } else {
            readFiles(in);
        }
        in.seek(program);
        begin();
        while (in.remaining() > 0) {
            step(in);
        }
    }

    // Files

    private void readFiles(ByteReader in) throws MalformedInput {
        List<String> folders = new ArrayList<>(List.of(""));
        for (String folder = in.zeroTerminated(); !folder.isEmpty(); folder = in.zeroTerminated()) {
            folders.add(folder);
        }
        // They are counted from 1.
        files.add("");
        for (String name = in.zeroTerminated(); !name.isEmpty(); name = in.zeroTerminated()) {
            addFile(name, in.uleb128(), folders);
            // Its time and size.
            in.uleb128();
            in.uleb128();
        }
    }

    private void readFiles5(ByteReader in) throws MalformedInput {
        List<String> folders = new ArrayList<>();
        for (DwarfStrings.Entry entry : strings.entries(in)) {
            // The first is where the compiler ran: names are shorter without it.
            folders.add(folders.isEmpty() ? "" : entry.name());
        }
        for (DwarfStrings.Entry entry : strings.entries(in)) {
            addFile(entry.name(), entry.folder(), folders);
        }
    }

    private void addFile(String name, long folder, List<String> folders) {
        String path = folder >= 0 && folder < folders.size() ? folders.get((int) folder) : "";
        files.add(path.isEmpty() ? name : path + "/" + name);
    }

    // The program

    private void begin() {
        section = 0;
        address = 0;
        file = 1;
        line = 1;
    }

    private void step(ByteReader in) throws MalformedInput {
        int code = in.u8();
        if (code >= operandCounts.length) {
            int special = code - operandCounts.length;
            address += special / lineRange * instructionLength;
            line += lineBase + special % lineRange;
            row(line);
            return;
        }
        switch (code) {
            case EXTENDED -> extended(in);
            case COPY -> row(line);
            case ADVANCE_PC -> address += (int) in.uleb128() * instructionLength;
            case ADVANCE_LINE -> line += (int) in.sleb128();
            case SET_FILE -> file = (int) in.uleb128();
            case CONST_ADD_PC -> address += (255 - operandCounts.length) / lineRange * instructionLength;
            case FIXED_ADVANCE_PC -> address += in.u16();
            default -> {
                // Columns, blocks, prologues: nothing about lines.
                for (int i = 0; i < operandCounts[code]; i++) {
                    in.uleb128();
                }
            }
        }
    }

    private void extended(ByteReader in) throws MalformedInput {
        long length = in.uleb128();
        long end = in.position() + length;
        int code = length == 0 ? 0 : in.u8();
        if (code == END_SEQUENCE) {
            row(LineTable.NONE);
            begin();
        } else if (code == SET_ADDRESS) {
            Optional<CoffSymbol> symbol =
                    Optional.ofNullable(symbolAt.get(in.position())).map(object.symbols()::get);
            section = symbol.map(CoffSymbol::sectionNumber).orElse(0);
            address = in.i32() + symbol.map(CoffSymbol::value).orElse(0);
        }
        in.seek(end);
    }

    private void row(int number) {
        if (section > 0 && file >= 0 && file < files.size()) {
            lines.add(section, address, files.get(file), Math.max(number, LineTable.NONE));
        }
    }
}
