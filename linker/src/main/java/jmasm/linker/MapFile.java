package jmasm.linker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jmasm.coff.CoffSymbol;
import jmasm.coff.WinNt;

/** The map in link's layout: sections, public symbols by address, the entry point, static symbols. */
final class MapFile {

    private static final int NAME_WIDTH = 26;

    private final List<OutputSection> sections;
    private final int imageBase;
    private final StringBuilder out = new StringBuilder();

    MapFile(List<OutputSection> sections, int imageBase) {
        this.sections = sections;
        this.imageBase = imageBase;
    }

    /** A symbol as a line shows it; section 0 for a number. */
    private record Line(int section, int offset, String name, int address, boolean function, String owner) {}

    String print(
            String image, int timeStamp, SymbolTable symbols, List<ObjectFile> objects, Optional<SymbolSlot> entry) {
        line(" " + FileNames.withoutExtension(FileNames.last(image)));
        line("");
        line(" Timestamp is " + Hex.lower(timeStamp, 8));
        line("");
        line(" Preferred load address is " + Hex.lower(imageBase, 8));
        line("");
        printSections();
        line("");
        line("  Address         Publics by Value              Rva+Base       Lib:Object");
        line("");
        printSymbols(publics(symbols));
        line("");
        line(" entry point at        " + entry.map(this::entryPlace).orElse("0000:00000000"));
        List<Line> statics = statics(objects);
        if (!statics.isEmpty()) {
            line("");
            line(" Static symbols");
            line("");
            printSymbols(statics);
        }
        return out.toString();
    }

    private String entryPlace(SymbolSlot entry) {
        int rva = Addresses.rva(entry);
        for (OutputSection section : sections) {
            if (rva >= section.rva() && rva - section.rva() <= section.virtualSize()) {
                return place(section.number(), rva - section.rva());
            }
        }
        return place(0, rva);
    }

    // Sections

    /** One line for each group of chunks: {@code .text$mn} and the like. */
    private void printSections() {
        line(" Start         Length     Name                   Class");
        for (OutputSection section : sections) {
            for (ChunkGroup group : ChunkGroup.of(section)) {
                line(" " + place(section.number(), group.offset()) + " "
                        + Hex.lower(group.size(), 8) + "H " + padded(group.name(), 23)
                        + (section.isCode() ? "CODE" : "DATA"));
            }
        }
    }

    // Symbols

    private List<Line> publics(SymbolTable symbols) {
        List<Line> lines = new ArrayList<>();
        for (SymbolSlot slot : symbols.all()) {
            LinkSymbol symbol = slot.symbol();
            if (symbol instanceof LinkSymbol.Defined defined) {
                addPlaced(lines, slot.name(), defined);
            } else if (symbol instanceof LinkSymbol.Imported imported) {
                addImported(lines, slot.name(), imported);
            } else if (symbol instanceof LinkSymbol.Absolute absolute) {
                lines.add(new Line(0, absolute.value(), slot.name(), absolute.value(), false, "<absolute>"));
            }
        }
        return lines;
    }

    private void addPlaced(List<Line> lines, String name, LinkSymbol.Defined defined) {
        Chunk chunk =
                defined.chunk() instanceof SectionChunk input && input.isFolded() ? input.winner() : defined.chunk();
        OutputSection section = chunk.output();
        if (section != null && section.number() != 0) {
            int rva = chunk.rva() + defined.offset();
            lines.add(new Line(
                    section.number(), rva - section.rva(), name, imageBase + rva, defined.function(), owner(defined)));
        }
    }

    private static String owner(LinkSymbol.Defined defined) {
        return mapName(defined.file()
                .filter(file -> !defined.isCommunal())
                .map(ObjectFile::name)
                .orElse(defined.chunk().owner()));
    }

    private void addImported(List<Line> lines, String name, LinkSymbol.Imported imported) {
        Optional<SyntheticChunk> chunk =
                imported.slot() ? imported.name().slot() : imported.name().jump();
        chunk.ifPresent(placed -> lines.add(new Line(
                placed.output().number(),
                placed.rva() - placed.output().rva(),
                name,
                imageBase + placed.rva(),
                !imported.slot(),
                mapName(placed.owner()))));
    }

    private List<Line> statics(List<ObjectFile> objects) {
        List<Line> lines = new ArrayList<>();
        for (ObjectFile file : objects) {
            List<CoffSymbol> symbols = file.object().symbols();
            for (int i = 0; i < symbols.size(); i++) {
                if (isStatic(symbols.get(i)) && file.symbol(i).symbol() instanceof LinkSymbol.Defined defined) {
                    addPlaced(lines, symbols.get(i).name(), defined);
                }
            }
        }
        return lines;
    }

    /** Static symbols and labels, but not the symbols that stand for sections. */
    private static boolean isStatic(CoffSymbol symbol) {
        return symbol.storageClass() == WinNt.IMAGE_SYM_CLASS_LABEL
                || symbol.storageClass() == WinNt.IMAGE_SYM_CLASS_STATIC
                        && symbol.sectionDefinition().isEmpty();
    }

    private void printSymbols(List<Line> lines) {
        lines.sort(Comparator.comparingInt(Line::section)
                .thenComparing((a, b) -> Integer.compareUnsigned(a.offset(), b.offset()))
                .thenComparing(Line::name));
        for (Line symbol : lines) {
            line(" " + place(symbol.section(), symbol.offset()) + "       " + padded(symbol.name(), NAME_WIDTH) + " "
                    + Hex.lower(symbol.address(), 8) + (symbol.function() ? " f   " : "     ") + symbol.owner());
        }
    }

    /** {@code lib:object} for {@code lib.lib(object.obj)}, as maps have it. */
    private static String mapName(String file) {
        int bracket = file.indexOf('(');
        if (bracket < 0 || !file.endsWith(")")) {
            return FileNames.last(file);
        }
        String library = FileNames.withoutExtension(FileNames.last(file.substring(0, bracket)));
        return library + ":" + file.substring(bracket + 1, file.length() - 1);
    }

    private static String place(int section, int offset) {
        return Hex.lower(section, 4) + ":" + Hex.lower(offset, 8);
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
