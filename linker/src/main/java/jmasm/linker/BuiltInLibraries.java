package jmasm.linker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jmasm.base.Table;

/** The import libraries of Windows' own DLLs, which need not be installed: {@code imports.tbl}. */
public final class BuiltInLibraries {

    /** By library, as {@link LinkOptions#libraryKey} spells it. */
    private Map<String, List<LibraryTable>> libraries = Map.of();

    /** The tables of a library by its last name in any case, whatever folder is named; empty for an unknown one. */
    List<LibraryTable> find(String name) {
        load();
        return libraries.getOrDefault(LinkOptions.libraryKey(name), List.of());
    }

    /** True when a library, by its name in any case and folder, defines a symbol. */
    public boolean defines(String library, String symbol) {
        return find(library).stream().anyMatch(table -> table.find(symbol) >= 0);
    }

    /** The first library that defines a symbol exactly. */
    Optional<String> definer(String symbol) {
        load();
        for (Map.Entry<String, List<LibraryTable>> library : libraries.entrySet()) {
            for (LibraryTable table : library.getValue()) {
                if (table.find(symbol) >= 0) {
                    return Optional.of(library.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** A symbol and the library that defines it. */
    record Offer(String symbol, String library) {}

    /** The first library that defines a symbol of this name in some decoration. */
    Optional<Offer> named(String bareName) {
        load();
        for (Map.Entry<String, List<LibraryTable>> library : libraries.entrySet()) {
            for (LibraryTable table : library.getValue()) {
                List<String> symbols = table.symbolsNamed(bareName);
                if (!symbols.isEmpty()) {
                    return Optional.of(new Offer(symbols.get(0), library.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    private void load() {
        if (!libraries.isEmpty()) {
            return;
        }
        Table table = Table.load(BuiltInLibraries.class, "imports.tbl");
        int library = table.column("library");
        int dll = table.column("dll");
        int name = table.column("table");
        libraries = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            String key = LinkOptions.libraryKey(row.cell(library));
            List<LibraryTable> tables = libraries.get(key);
            if (tables == null) {
                tables = new ArrayList<>(1);
                libraries.put(key, tables);
            }
            tables.add(new LibraryTable(row.cell(name), row.cell(dll)));
        }
    }
}
