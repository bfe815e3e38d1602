package jmasm.linker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jmasm.coff.ImportMember;

/**
 * What a built-in import library offers of one DLL: {@code imports/<name>.tbl}. Its rows are sorted by name and searched
 * as bytes: a program asks for a dozen of a thousand names, and reading all of them would take longer than its link.
 */
final class LibraryTable {

    private static final String FOLDER = "imports/";

    private final String file;
    private final String dll;

    /** Empty until something is asked. */
    private byte[] text = {};

    /** Of the first row. */
    private int start;

    LibraryTable(String name, String dll) {
        this.file = FOLDER + name + ".tbl";
        this.dll = dll;
    }

    /**
     * A row.
     *
     * @param offset of the row in the table, by which {@link #member} finds it again
     */
    private record Row(int offset, String name, String as, String from) {

        String symbol() {
            if (as.equals("cdecl") || as.equals("data")) {
                return "_" + name;
            }
            if (as.equals("plain")) {
                return name;
            }
            return as.charAt(0) == 'f' ? "@" + name + "@" + as.substring(1) : "_" + name + "@" + as;
        }

        boolean isData() {
            return as.equals("data");
        }
    }

    String dll() {
        return dll;
    }

    /** Where the import stands that defines a symbol, with or without {@code __imp_}; -1 when none does. */
    int find(String symbol) {
        boolean slot = symbol.startsWith(ImportMember.IMP_PREFIX);
        String wanted = slot ? symbol.substring(ImportMember.IMP_PREFIX.length()) : symbol;
        if (wanted.isEmpty()) {
            return -1;
        }
        for (Row row : rowsNamed(name(wanted))) {
            if (row.symbol().equals(wanted) && (slot || !row.isData())) {
                return row.offset();
            }
        }
        return -1;
    }

    /** The symbols of a name whatever their decoration: {@code _WriteConsoleA@20} for {@code WriteConsoleA}. */
    List<String> symbolsNamed(String name) {
        return rowsNamed(name).stream().map(Row::symbol).toList();
    }

    /** Every symbol, by name. */
    List<String> symbols() {
        load();
        List<String> symbols = new ArrayList<>();
        for (int at = start; at < text.length; at = endOfLine(at) + 1) {
            symbols.add(row(at).symbol());
        }
        return symbols;
    }

    /** The import at an offset that {@link #find} gave. */
    ImportMember member(int offset) {
        Row row = row(offset);
        ImportMember.Type type = row.isData() ? ImportMember.Type.DATA : ImportMember.Type.CODE;
        if (row.from().startsWith("@")) {
            int ordinal = Numbers.decimal(row.from().substring(1)).orElseThrow();
            return new ImportMember(ordinal, type, ImportMember.NameType.ORDINAL, row.symbol(), dll);
        }
        String name = row.from().isEmpty() ? row.name() : row.from();
        return ImportMember.of(row.symbol(), name, dll, type, 0);
    }

    private static String name(String symbol) {
        if (symbol.charAt(0) == '?') {
            return symbol;
        }
        return Decoration.isStdcall(symbol)
                ? Decoration.withoutStdcall(symbol)
                : symbol.charAt(0) == '_' ? symbol.substring(1) : symbol;
    }

    // The text

    private void load() {
        if (text.length > 0) {
            return;
        }
        try (InputStream in = LibraryTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            text = in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
        while (start < text.length && text[start] == '#') {
            start = endOfLine(start) + 1;
        }
        // The row that names the columns.
        start = endOfLine(start) + 1;
    }

    private List<Row> rowsNamed(String name) {
        load();
        int low = start;
        int high = text.length;
        while (low < high) {
            int middle = startOfLine((low + high) >>> 1);
            if (compareName(middle, name) < 0) {
                low = endOfLine(middle) + 1;
            } else {
                high = middle;
            }
        }
        List<Row> rows = new ArrayList<>(1);
        for (int at = low; at < text.length && compareName(at, name) == 0; at = endOfLine(at) + 1) {
            rows.add(row(at));
        }
        return rows;
    }

    private int startOfLine(int offset) {
        int at = offset;
        while (at > start && text[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private int endOfLine(int offset) {
        int at = offset;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Negative when the name of the row at an offset comes before {@code name}. */
    private int compareName(int offset, String name) {
        for (int i = 0; ; i++) {
            boolean ends = text[offset + i] == ' ';
            if (i == name.length()) {
                return ends ? 0 : 1;
            }
            int difference = ends ? -1 : (text[offset + i] & 0xFF) - name.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
    }

    private Row row(int offset) {
        String line = new String(text, offset, endOfLine(offset) - offset, StandardCharsets.ISO_8859_1);
        int as = line.indexOf("  ");
        int from = line.indexOf("  ", as + 2);
        return from < 0
                ? new Row(offset, line.substring(0, as), line.substring(as + 2), "")
                : new Row(offset, line.substring(0, as), line.substring(as + 2, from), line.substring(from + 2));
    }
}
