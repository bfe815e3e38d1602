package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import jmasm.assembler.layout.Section;
import jmasm.assembler.lower.Program;
import jmasm.assembler.preprocess.Macro;
import jmasm.assembler.symbols.Symbol;

/** The tables of names behind the source: one for each kind of name that there is. */
final class Tables {

    private final Program program;
    private final Listing listing;
    private final TableText out;

    Tables(Program program, Listing listing, Consumer<String> out) {
        this.program = program;
        this.listing = listing;
        this.out = new TableText(out);
    }

    void print() {
        List<Symbol> symbols = new ArrayList<>();
        for (Symbol symbol : program.symbols().globals()) {
            // A name with a blank is a label that the assembler made.
            if (symbol.name().indexOf(' ') < 0 && !listing.isUnlisted(symbol.name())) {
                symbols.add(symbol);
            }
        }
        symbols.sort(Comparator.comparing(Symbol::name, TableText.ORDER));
        macros(symbols);
        new TypeTables(out).print(symbols);
        segments();
        new ProcedureTable(program, out).print(symbols);
        new NamesTable(program, out).print(symbols);
    }

    private void macros(List<Symbol> symbols) {
        List<Symbol> macros = symbols.stream().filter(Macro.class::isInstance).toList();
        if (!macros.isEmpty()) {
            out.heading("Macros:", "                N a m e                 Type");
            macros.forEach(macro -> out.row(macro.name(), ((Macro) macro).function() ? "Func" : "Proc"));
        }
    }

    // ---- segments

    private void segments() {
        out.heading(
                "Segments and Groups:",
                "                N a m e                 Size     Length   Align   Combine Class");
        if (program.isModelGiven()) {
            out.row("FLAT", "GROUP");
        }
        List<SegmentRow> rows = new ArrayList<>();
        if (program.stackSize() > 0) {
            rows.add(new SegmentRow("STACK", 4, program.stackSize(), program.stackAlignment(), "Stack", "STACK"));
        }
        for (Section section : program.sections()) {
            if (!section.name().startsWith(".debug")) {
                rows.add(new SegmentRow(
                        section.segmentName(),
                        section.wordSize(),
                        section.size(),
                        section.alignment(),
                        section.base().isPresent() ? "At" : "Public",
                        section.segmentClass()));
            }
        }
        rows.sort(Comparator.comparing(SegmentRow::name, TableText.ORDER));
        rows.forEach(segment -> out.line(segment.text()));
    }

    private record SegmentRow(
            String name, int wordSize, int length, int alignment, String combine, String segmentClass) {

        String text() {
            String align = switch (alignment) {
                case 1 -> "Byte";
                case 2 -> "Word";
                case 4 -> "DWord";
                case 16 -> "Para";
                case 256 -> "Page";
                default -> "Align(" + alignment + ")";
            };
            Columns line = TableText.named(name)
                    .put(wordSize == 4 ? "32 Bit" : "16 Bit")
                    .tab()
                    .put(" " + Columns.hex(length, 8) + " " + align);
            line.tab().put("  " + combine).at(74);
            if (segmentClass.isEmpty()) {
                return line.toString();
            }
            line.put("'" + segmentClass + "'");
            // The blanks that ml leaves behind a class depend on its length.
            return line + (segmentClass.length() < 4 ? "  " : segmentClass.length() == 4 ? "\t" : "\t ");
        }
    }
}
