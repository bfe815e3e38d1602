package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jmasm.assembler.lower.MemoryModel;
import jmasm.assembler.lower.Program;
import jmasm.assembler.preprocess.TextMacro;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.StructType;

/** The table of all other names: constants, texts, labels, data. */
final class NamesTable {

    private static final int SHORT_TYPE = 8;

    private final Program program;
    private final TableText out;

    NamesTable(Program program, TableText out) {
        this.program = program;
        this.out = out;
    }

    void print(List<Symbol> symbols) {
        List<Row> rows = new ArrayList<>();
        if (program.isModelGiven()) {
            predefined(rows);
        }
        for (Symbol symbol : symbols) {
            if (symbol instanceof ConstantSymbol constant) {
                rows.add(new Row(symbol.name(), "Number\t " + number(constant)));
            } else if (symbol instanceof TextMacro text) {
                rows.add(new Row(symbol.name(), "Text   \t " + text.text().get()));
            } else if (symbol instanceof AddressSymbol address && address.signature() == null) {
                rows.add(new Row(symbol.name(), address(address)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(Row::name, TableText.ORDER));
        out.heading("Symbols:", "                N a m e                 Type     Value    Attr");
        rows.forEach(each -> out.row(each.name, each.text));
    }

    private record Row(String name, String text) {}

    private void predefined(List<Row> rows) {
        MemoryModel model = program.model();
        rows.add(numeric("@CodeSize", model.codeSize()));
        rows.add(numeric("@DataSize", model.dataSize()));
        rows.add(numeric("@Interface", program.language().number()));
        rows.add(numeric("@Model", model.number()));
        rows.add(new Row("@code", "Text   \t " + program.codeSegment()));
        rows.add(new Row("@data", "Text   \t " + model.dataGroup()));
        rows.add(new Row("@fardata", "Text   \t " + program.farData("FAR_DATA")));
        rows.add(new Row("@fardata?", "Text   \t " + program.farData("FAR_BSS")));
        rows.add(new Row("@stack", "Text   \t " + model.dataGroup()));
    }

    private static Row numeric(String name, int value) {
        return new Row(name, "Number\t " + Columns.hex(value, 8) + "h   ");
    }

    private String number(ConstantSymbol constant) {
        long value = program.evaluator().lastValue(constant);
        // ml shows what has the highest of 32 bits as a negative number.
        long shown = value == (value & 0xFFFFFFFFL) ? (int) value : value;
        String attribute = constant.published()
                .map(language -> "Public" + ProcedureTable.language(language))
                .orElse("");
        return Columns.signedHex(shown) + "h   " + attribute;
    }

    private static String address(AddressSymbol symbol) {
        String type = symbol.isCode()
                ? ProcedureTable.isFar(symbol) ? "L Far" : "L Near"
                : symbol.isAbsolute()
                        ? "Number"
                        : symbol.type() instanceof StructType struct
                                ? struct.name()
                                : TypeTables.typeWord(symbol.type().size());
        String attributes = switch (symbol.linkage()) {
            case LOCAL -> "";
            case PUBLIC -> "Public" + ProcedureTable.language(symbol.language());
            case EXTERN -> "External" + ProcedureTable.language(symbol.language());
            case UNDECIDED -> (symbol.isDefined() ? "Public" : "External") + ProcedureTable.language(symbol.language());
            case COMMUNAL -> "Communal" + ProcedureTable.language(symbol.language());
        };
        return type + (type.length() < SHORT_TYPE ? "\t " : "  ") + place(symbol) + "\t" + attributes;
    }

    static String place(AddressSymbol symbol) {
        return symbol.isDefined()
                ? Columns.hex(symbol.location().offset(), 8) + " "
                        + symbol.location().section().segmentName()
                : "00000000 FLAT";
    }
}
