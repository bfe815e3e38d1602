package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import jmasm.assembler.VersionChange;
import jmasm.assembler.layout.Section;
import jmasm.assembler.lower.MemoryModel;
import jmasm.assembler.lower.Program;
import jmasm.assembler.preprocess.Macro;
import jmasm.assembler.preprocess.TextMacro;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Scope;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.RecordType;
import jmasm.assembler.types.StructType;
import jmasm.masm.Distance;

/** The tables of names behind the source: one for each kind of name that there is. */
final class Tables {

    private static final int NAME_WIDTH = 32;
    private static final int SHORT_TYPE = 8;

    /** ml's order: by code, and of two names that begin alike the longer one first. */
    private static final Comparator<String> ORDER = (a, b) -> {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return a.charAt(i) - b.charAt(i);
            }
        }
        return b.length() - a.length();
    };

    private final Program program;
    private final Listing listing;
    private final Consumer<String> out;

    Tables(Program program, Listing listing, Consumer<String> out) {
        this.program = program;
        this.listing = listing;
        this.out = out;
    }

    void print() {
        List<Symbol> symbols = new ArrayList<>();
        for (Symbol symbol : program.symbols().globals()) {
            // A name with a blank is a label that the assembler made.
            if (symbol.name().indexOf(' ') < 0 && !listing.isUnlisted(symbol.name())) {
                symbols.add(symbol);
            }
        }
        symbols.sort(Comparator.comparing(Symbol::name, ORDER));
        macros(symbols);
        structures(symbols);
        records(symbols);
        types(symbols);
        segments();
        procedures(symbols);
        names(symbols);
    }

    private void heading(String title, String... columns) {
        out.accept("");
        out.accept("");
        out.accept(title);
        out.accept("");
        for (String line : columns) {
            out.accept(line);
        }
        out.accept("");
    }

    private void macros(List<Symbol> symbols) {
        List<Symbol> macros = symbols.stream().filter(Macro.class::isInstance).toList();
        if (!macros.isEmpty()) {
            heading("Macros:", "                N a m e                 Type");
            macros.forEach(macro -> row(macro.name(), ((Macro) macro).function() ? "Func" : "Proc"));
        }
    }

    // ---- types

    private void structures(List<Symbol> symbols) {
        List<StructType> structures = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (symbol instanceof Symbol.Type type
                    && type.type() instanceof StructType struct
                    && struct.name().equals(symbol.name())) {
                structures.add(struct);
            }
        }
        if (structures.isEmpty()) {
            return;
        }
        heading(
                "Structures and Unions:",
                "                N a m e                  Size",
                "                                         Offset      Type");
        for (StructType struct : structures) {
            row(struct.name(), " " + Columns.hex(struct.size(), 8));
            fields(struct);
        }
    }

    private void fields(StructType struct) {
        for (StructType.Field field : struct.fields()) {
            if (!field.name().isEmpty()) {
                row("  " + field.name(), " " + Columns.hex(field.offset(), 8) + "\t " + typeOrSize(field.type()));
            }
            if (field.type() instanceof StructType inner
                    && (field.name().isEmpty() || inner.name().isEmpty())) {
                fields(inner);
            }
        }
    }

    private void records(List<Symbol> symbols) {
        List<RecordType> records = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (symbol instanceof Symbol.Type type
                    && type.type() instanceof RecordType record
                    && record.name().equals(symbol.name())) {
                records.add(record);
            }
        }
        if (records.isEmpty()) {
            return;
        }
        heading(
                "Records:",
                "                N a m e                  Width       # fields",
                "                                         Shift       Width       Mask        Initial");
        for (RecordType record : records) {
            row(
                    record.name(),
                    " " + Columns.hex(record.width(), 8) + "    "
                            + Columns.hex(record.fields().size(), 8));
            for (RecordType.Field field : record.fields()) {
                long mask = (1L << field.width()) - 1 << field.shift();
                row(
                        "  " + field.name(),
                        " " + Columns.hex(field.shift(), 8) + "    " + Columns.hex(field.width(), 8) + "    "
                                + Columns.hex(mask, 8) + "    "
                                + Columns.hex(field.initial() << field.shift(), 8));
            }
        }
    }

    private void types(List<Symbol> symbols) {
        List<Symbol.Type> types = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (symbol instanceof Symbol.Type type && !type.type().name().equals(symbol.name())) {
                types.add(type);
            }
        }
        if (!types.isEmpty()) {
            heading("Types:", "                N a m e                  Size        Attr");
            for (Symbol.Type type : types) {
                row(type.name(), " " + Columns.hex(type.type().size(), 8) + "    " + typeWords(type.type()));
            }
        }
    }

    private static String typeWords(MasmType type) {
        String words = type.name();
        return words.isEmpty() ? "" : words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    /** {@code DWord}; the size of a structure that has none of the usual ones. */
    private static String typeOrSize(MasmType type) {
        String word = typeWord(type.size());
        return word.isEmpty() ? " " + Columns.hex(type.size(), 8) : word;
    }

    private static String typeWord(int size) {
        return switch (size) {
            case 1 -> "Byte";
            case 2 -> "Word";
            case 4 -> "DWord";
            case 6 -> "FWord";
            case 8 -> "QWord";
            case 10 -> "TWord";
            default -> "";
        };
    }

    // ---- segments

    private void segments() {
        heading(
                "Segments and Groups:",
                "                N a m e                 Size     Length   Align   Combine Class");
        if (program.isModelGiven()) {
            row("FLAT", "GROUP");
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
        rows.sort(Comparator.comparing(SegmentRow::name, ORDER));
        rows.forEach(segment -> out.accept(segment.text()));
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
            Columns line = named(name)
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

    // ---- procedures

    private void procedures(List<Symbol> symbols) {
        List<AddressSymbol> procedures = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (symbol instanceof AddressSymbol address && address.signature() != null) {
                procedures.add(address);
            }
        }
        if (procedures.isEmpty()) {
            return;
        }
        heading(
                program.options().masmVersion().has(VersionChange.HEADING_WITH_COMMAS)
                        ? "Procedures, parameters, and locals:"
                        : "Procedures,  parameters and locals:",
                "                N a m e                 Type     Value    Attr");
        for (AddressSymbol procedure : procedures) {
            procedure(procedure);
        }
    }

    private void procedure(AddressSymbol procedure) {
        boolean defined = procedure.isDefined();
        int offset = defined ? procedure.location().offset() : 0;
        int length = defined && procedure.end() != null ? procedure.end().offset() - offset : 0;
        String segment = defined ? procedure.location().section().segmentName() : "FLAT";
        String visibility =
                !defined ? "External" : procedure.linkage() == AddressSymbol.Linkage.LOCAL ? "Private" : "Public";
        Columns line = named(procedure.name())
                .put(isFar(procedure) ? "P Far" : "P Near")
                .tab()
                .put(" " + Columns.hex(offset, 8) + " " + segment);
        line.tab().put("Length= " + Columns.hex(length, 8) + " " + visibility + language(procedure.language()));
        out.accept(line.toString());
        Scope scope = procedure.scope();
        if (scope == null) {
            return;
        }
        for (Symbol local : scope.all()) {
            if (local instanceof Symbol.StackVariable variable) {
                String sign = variable.offset() < 0 ? "-" : "+";
                String word = typeWord(variable.type().size() * Math.max(1, variable.count()));
                String type = variable.count() > 1 || word.isEmpty()
                        ? " " + Columns.hex((long) variable.type().size() * variable.count(), 8) + "    "
                        : word + "\t ";
                row("  " + local.name(), type + "bp " + sign + " " + Columns.hex(Math.abs(variable.offset()), 8));
            } else if (local instanceof Symbol.RegisterVariable variable) {
                row("  " + local.name(), "DWord\t " + variable.register().text());
            } else if (local instanceof AddressSymbol label
                    && label.isDefined()
                    && label.name().indexOf(' ') < 0) {
                row("  " + local.name(), "L Near\t " + place(label) + "\t");
            }
        }
    }

    private static boolean isFar(AddressSymbol symbol) {
        return symbol.type() instanceof MasmType.Code code && code.distance() == Distance.FAR;
    }

    private static String language(Language language) {
        return language == Language.NONE ? "" : " " + language.name();
    }

    // ---- all else

    private void names(List<Symbol> symbols) {
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
        rows.sort(Comparator.comparing(Row::name, ORDER));
        heading("Symbols:", "                N a m e                 Type     Value    Attr");
        rows.forEach(each -> row(each.name, each.text));
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
                .map(language -> "Public" + language(language))
                .orElse("");
        return Columns.signedHex(shown) + "h   " + attribute;
    }

    private static String address(AddressSymbol symbol) {
        String type = symbol.isCode()
                ? isFar(symbol) ? "L Far" : "L Near"
                : symbol.isAbsolute()
                        ? "Number"
                        : symbol.type() instanceof StructType struct
                                ? struct.name()
                                : typeWord(symbol.type().size());
        String attributes = switch (symbol.linkage()) {
            case LOCAL -> "";
            case PUBLIC -> "Public" + language(symbol.language());
            case EXTERN -> "External" + language(symbol.language());
            case UNDECIDED -> (symbol.isDefined() ? "Public" : "External") + language(symbol.language());
            case COMMUNAL -> "Communal" + language(symbol.language());
        };
        return type + (type.length() < SHORT_TYPE ? "\t " : "  ") + place(symbol) + "\t" + attributes;
    }

    private static String place(AddressSymbol symbol) {
        return symbol.isDefined()
                ? Columns.hex(symbol.location().offset(), 8) + " "
                        + symbol.location().section().segmentName()
                : "00000000 FLAT";
    }

    // ---- rows

    private void row(String name, String text) {
        out.accept(named(name).put(text).toString());
    }

    /** The name, dots, and a tab. */
    private static Columns named(String name) {
        StringBuilder text = new StringBuilder(name).append(' ');
        do {
            text.append(text.length() % 2 == 0 ? " ." : ".");
        } while (text.length() < NAME_WIDTH);
        return new Columns().put(text.toString()).tab();
    }
}
