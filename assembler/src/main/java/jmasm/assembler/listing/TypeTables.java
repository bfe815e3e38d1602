package jmasm.assembler.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.RecordType;
import jmasm.assembler.types.StructType;

/** The tables of structures, records and TYPEDEF. */
final class TypeTables {

    private final TableText out;

    TypeTables(TableText out) {
        this.out = out;
    }

    void print(List<Symbol> symbols) {
        structures(symbols);
        records(symbols);
        types(symbols);
    }

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
        out.heading(
                "Structures and Unions:",
                "                N a m e                  Size",
                "                                         Offset      Type");
        for (StructType struct : structures) {
            out.row(struct.name(), " " + Columns.hex(struct.size(), 8));
            fields(struct);
        }
    }

    private void fields(StructType struct) {
        for (StructType.Field field : struct.fields()) {
            if (!field.name().isEmpty()) {
                out.row("  " + field.name(), " " + Columns.hex(field.offset(), 8) + "\t " + typeOrSize(field.type()));
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
        out.heading(
                "Records:",
                "                N a m e                  Width       # fields",
                "                                         Shift       Width       Mask        Initial");
        for (RecordType record : records) {
            out.row(
                    record.name(),
                    " " + Columns.hex(record.width(), 8) + "    "
                            + Columns.hex(record.fields().size(), 8));
            for (RecordType.Field field : record.fields()) {
                long mask = (1L << field.width()) - 1 << field.shift();
                out.row(
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
            out.heading("Types:", "                N a m e                  Size        Attr");
            for (Symbol.Type type : types) {
                out.row(type.name(), " " + Columns.hex(type.type().size(), 8) + "    " + typeWords(type.type()));
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

    static String typeWord(int size) {
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
}
